package org.subjectdesk.faq;

public record Match(FaqEntry entry, double score) {}
