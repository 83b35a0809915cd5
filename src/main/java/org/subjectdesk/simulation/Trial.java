package org.subjectdesk.simulation;

/**
 * What is compared.
 *
 * @param findings what comes of it
 */
record Trial(Staff staff, Plot plot, Truths truths, Findings findings) {}
