package org.subjectdesk.faq;

public final class Subjects {}
