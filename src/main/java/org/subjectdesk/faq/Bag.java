package org.subjectdesk.faq;

/** The distinct words of a text by their sorted numbers, and what they weigh together. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and an index holds millions of words
record Bag(int[] words, double mass) {}
