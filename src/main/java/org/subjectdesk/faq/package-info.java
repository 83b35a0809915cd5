/** stub */
@NullMarked
package org.subjectdesk.faq;

import org.jspecify.annotations.NullMarked;
