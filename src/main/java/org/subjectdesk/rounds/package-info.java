/** What is done again and again beside the messages: {@link org.subjectdesk.rounds.Rounds}. */
@NullMarked
package org.subjectdesk.rounds;

import org.jspecify.annotations.NullMarked;
