package org.subjectdesk.faq;

import java.util.List;

public record Found(Band band, List<Match> hits, boolean exact) {}
