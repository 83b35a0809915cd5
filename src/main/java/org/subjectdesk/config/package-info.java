/**
 * What the operator decides: values that come from outside, and the types that guard them. A
 * technical leaf: it imports no feature.
 *
 * <p>{@link org.subjectdesk.config.Secret} is the type of everything that must never be printed.
 */
@NullMarked
package org.subjectdesk.config;

import org.jspecify.annotations.NullMarked;
