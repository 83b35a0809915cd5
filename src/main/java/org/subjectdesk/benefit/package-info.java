/**
 * Who gives more gets more (投入越多、收益越多): from what libraries did for each other, shares of a benefit
 * by a published formula. Pure: no clock, no store.
 */
@NullMarked
package org.subjectdesk.benefit;

import org.jspecify.annotations.NullMarked;
