/**
 * Writes into the ledger of contributions what only a whole day shows: how often an answer served
 * other libraries, and whom a platform helped.
 */
@NullMarked
package org.subjectdesk.ledger;

import org.jspecify.annotations.NullMarked;
