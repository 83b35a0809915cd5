/**
 * Dialogues played without readers: what {@code *.test.yaml} beside the scripts expects, and the
 * console's preview of drafts. Everything that decides is the real thing; only people, store and
 * clock are made up.
 */
@NullMarked
package org.subjectdesk.rehearsal;

import org.jspecify.annotations.NullMarked;
