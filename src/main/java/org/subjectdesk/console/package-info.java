/**
 * The librarians' side: the JSON API of {@code /openapi.yaml}. Today it has one operation, the hit
 * test of {@link org.subjectdesk.console.SearchApi}.
 */
@NullMarked
package org.subjectdesk.console;

import org.jspecify.annotations.NullMarked;
