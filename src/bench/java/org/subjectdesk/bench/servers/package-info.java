/**
 * Servers, each in a JVM of its own, and the product among them with what it needs: a folder, a
 * platform's API, a ledger of what it acknowledged.
 */
@NullMarked
package org.subjectdesk.bench.servers;

import org.jspecify.annotations.NullMarked;
