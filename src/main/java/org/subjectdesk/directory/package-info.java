/**
 * The alliance's directory: what members, organisations and platforms can do for readers, and which
 * of them is right for a need. Read from {@code faq-data/alliance}; pure and immutable.
 */
@NullMarked
package org.subjectdesk.directory;

import org.jspecify.annotations.NullMarked;
