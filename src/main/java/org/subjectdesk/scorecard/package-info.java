/**
 * The scorecard (绩效) along institution, resource, platform and service (机构 / 资源 / 平台 / 服务): which
 * indicators there are ({@link org.subjectdesk.scorecard.Indicators}, all of them data), how each
 * is computed from counted events ({@link org.subjectdesk.scorecard.Formula}), and what of it may
 * be shown ({@link org.subjectdesk.scorecard.Suppression}). Pure: no clock, no store.
 *
 * <p>Events are counted a day at a time as {@link org.subjectdesk.scorecard.Tally tallies}; all
 * that is counted adds up over days, libraries and subjects. {@link
 * org.subjectdesk.scorecard.Scorecard} makes cells of a period's tallies.
 */
@NullMarked
package org.subjectdesk.scorecard;

import org.jspecify.annotations.NullMarked;
