package org.subjectdesk.message;

/**
 * What tells one message of a reader from her others. The platform repeats a message with the same
 * id, so account, reader and this id together are the key of deduplication.
 *
 * @param value the platform's MsgId, or for events a text made of time, kind and key
 */
public record MessageId(String value) {}
