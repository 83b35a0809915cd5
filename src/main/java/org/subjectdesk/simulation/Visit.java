package org.subjectdesk.simulation;

/**
 * A reader comes on a day.
 *
 * @param reader her number: the same reader comes to the same library
 */
record Visit(int reader, String library, Errand errand) {}
