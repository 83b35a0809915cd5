/**
 * What readers enter where a dialogue asks for a value of some type: read as people type it, kept
 * in one form. Pure.
 */
@NullMarked
package org.subjectdesk.slot;

import org.jspecify.annotations.NullMarked;
