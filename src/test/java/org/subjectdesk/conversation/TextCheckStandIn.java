package org.subjectdesk.conversation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.safety.PlatformCheck;

/** The platform's check, which says what the test chooses; silent until it is told to answer. */
final class TextCheckStandIn implements PlatformCheck {
  volatile boolean on;
  volatile Answer answer = new Answer.Clean();

  /** What it was asked of, in order. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @Override
  public boolean asksOf(ReaderId writer) {
    return on;
  }

  @Override
  public Optional<Answer> ofReader(ReaderId writer, String text) {
    return asks(text);
  }

  @Override
  public Optional<Answer> ofLibrary(String library, String text) {
    return asks(text);
  }

  private Optional<Answer> asks(String text) {
    if (!on) {
      return Optional.empty();
    }
    asked.add(text);
    return Optional.of(answer);
  }
}
