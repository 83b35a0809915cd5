package org.subjectdesk.yaml;

/**
 * One thing that is wrong in a file.
 *
 * @param file the file's name as its owner knows it
 * @param line counted from 1
 * @param what what is wrong
 * @param cure how to mend it
 */
public record Fault(String file, int line, String what, String cure) {
  /** {@code file:line: what, and how to mend it}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + what + "; " + cure;
  }
}
