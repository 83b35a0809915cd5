/** Times as people say them. */
import { now, state } from './state.js';
import { language, t } from './texts.js';

const JUST_NOW = 5;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in seconds, in its largest unit. */
export function length(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) return t('time.seconds', { n: whole });
  if (whole < HOUR) return t('time.minutes', { n: Math.floor(whole / MINUTE) });
  if (whole < 2 * DAY) return t('time.hours', { n: Math.floor(whole / HOUR) });
  return t('time.days', { n: Math.floor(whole / DAY) });
}

/** How long ago something was. */
export const age = (at) => length(ageInSeconds(at));

/** How long ago something was, as part of a line. */
export const ago = (at) => (ageInSeconds(at) < JUST_NOW ? t('time.now') : t('time.ago', { age: age(at) }));

/** How long somebody has waited since then. */
export const waited = (at) => (ageInSeconds(at) < JUST_NOW ? t('time.now') : t('time.waited', { age: age(at) }));

export const ageInSeconds = (at) => (now() - Date.parse(at)) / 1000;

/** How long it is until something, at most 0 when it has passed. */
export const until = (at) => length((Date.parse(at) - now()) / 1000);

/** To make a format is dear, and lists need many; one of each language is kept. */
function format(options) {
  const made = {};
  return (at) => {
    made[language()] ??= new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'zh-CN', options);
    return made[language()].format(new Date(at));
  };
}

const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayAndClock = format({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const whole = format({ dateStyle: 'full', timeStyle: 'medium', hourCycle: 'h23' });
const day = format({ year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' });

/** A day as the API writes it, where the librarian is. */
export const dayOf = (at) => new Date(at).toLocaleDateString('sv-SE');

/** The day so many days ago. */
export const daysAgo = (days) => dayOf(now() - days * DAY * 1000);

/** So many days, of which today is the last, as the API wants them. */
export const lastDays = (days) => ({ from: daysAgo(days - 1), until: dayOf(now()) });

/** The time alone on this day, otherwise with the date. */
export function moment(at) {
  const today = new Date(now()).toDateString() === new Date(at).toDateString();
  return today ? clock(at) : dayAndClock(at);
}

export { clock, day, whole };

/** How urgent a wait is, measured by the limit after which it becomes a ticket. */
export function urgency(at) {
  const share = ageInSeconds(at) / state.limits.wait;
  if (share >= 0.8) return 'late';
  return share >= 0.4 ? 'soon' : 'fine';
}
