package org.subjectdesk.alliance.resource;

import java.time.Duration;

/**
 * How providers are treated, and how much of them is borne.
 *
 * @param between from a page to the next
 * @param answer in which time a page must be there, down to its last byte
 * @param retry before a page is asked for again; doubled each time
 * @param tries how often a page is asked for
 * @param longestWait how much patience a provider may ask for while a run waits
 * @param bytes how large a page may be
 * @param whole how often everything is asked for where the provider does not promise to tell what
 *     is gone
 */
public record Manners(
    Duration between,
    Duration answer,
    Duration retry,
    int tries,
    Duration longestWait,
    int bytes,
    Duration whole) {

  /** One page a second and all of them within two minutes each; everything once a month. */
  public static Manners defaults() {
    return new Manners(
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        Duration.ofSeconds(5),
        4,
        Duration.ofMinutes(10),
        64 * 1024 * 1024,
        Duration.ofDays(30));
  }
}
