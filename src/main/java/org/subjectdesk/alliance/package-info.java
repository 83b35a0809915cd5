/** The alliance's side of the desk: what leads readers beyond their own library. */
@NullMarked
package org.subjectdesk.alliance;

import org.jspecify.annotations.NullMarked;
