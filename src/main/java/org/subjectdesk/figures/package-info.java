/**
 * The scorecard's figures in the store. {@link org.subjectdesk.figures.Figures} owns {@code
 * figure}, {@link org.subjectdesk.figures.Targets} owns {@code figure_target}. {@link
 * org.subjectdesk.figures.Sources} is the one place that reads the tables of others across
 * features: it only counts their rows, and whoever changes what a column means looks there, too.
 *
 * <p>Counting reads beside the store's lanes, so that no reader waits for it; what is different
 * from before is then written in short transactions. Done again, it changes nothing.
 */
@NullMarked
package org.subjectdesk.figures;

import org.jspecify.annotations.NullMarked;
