package org.subjectdesk.faq;

import java.util.List;

public record FaqEntry(
    String library,
    String id,
    String subject,
    String question,
    List<String> variants,
    String answer) {}
