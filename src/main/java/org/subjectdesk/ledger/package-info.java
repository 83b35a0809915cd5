/**
 * The ledger of what libraries did for each other. Whoever brings something about writes it down
 * here; nothing is changed afterwards.
 */
@NullMarked
package org.subjectdesk.ledger;

import org.jspecify.annotations.NullMarked;
