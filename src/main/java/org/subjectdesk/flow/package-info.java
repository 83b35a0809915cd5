/**
 * Dialogues with steps that librarians write ({@code bot-scripts/*.flow.yaml}): the format, its
 * check, and the walk from one step to the next. Pure: what a step asks of the world comes through
 * {@link org.subjectdesk.flow.World}. The words of the format follow what the field knows from
 * Rasa's CALM flows: collect, say, if, link, call.
 */
@NullMarked
package org.subjectdesk.flow;

import org.jspecify.annotations.NullMarked;
