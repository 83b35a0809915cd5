/** The members' holdings (馆藏) as they are kept: what sources delivered, and how far each one is. */
@NullMarked
package org.subjectdesk.holdings;

import org.jspecify.annotations.NullMarked;
