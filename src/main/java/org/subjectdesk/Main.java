package org.subjectdesk;

/** The front door of the program. */
public final class Main {
  private Main() {}

  /** Runs one command. */
  public static void main(String[] args) {
    System.out.println("desk " + args.length);
  }
}
