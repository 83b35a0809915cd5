package org.subjectdesk.envelope;

import java.util.Map;

/**
 * An opened push.
 *
 * @param fields name → text as {@link PushXml} or {@link PushJson} reads them; of an encrypted
 *     push, those inside
 * @param encrypted whether it came encrypted, and so must its reply
 */
public record Push(Map<String, String> fields, boolean encrypted) {
  /** Says nothing of the content: this may end in a log. */
  @Override
  public String toString() {
    return "Push[" + fields.size() + " fields, encrypted=" + encrypted + "]";
  }
}
