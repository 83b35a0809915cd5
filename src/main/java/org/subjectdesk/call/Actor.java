package org.subjectdesk.call;

/**
 * A librarian who does something with a call.
 *
 * @param id hers
 * @param library the id of hers
 * @param reviewer whether she may review what her library publishes
 * @param alliance whether she may do so for every library
 */
public record Actor(String id, String library, boolean reviewer, boolean alliance) {}
