/** How figures of the scorecard are told: with their unit, their change, and what is hidden. */
import { language, t } from '../texts.js';

const PERCENT = 100;
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

const number = (value, digits = 0) => value.toLocaleString(language() === 'en' ? 'en' : 'zh-CN', { maximumFractionDigits: digits });

/** A length of time without losing what tells two of them apart. */
function length(seconds) {
  if (seconds < 2 * MINUTE) return t('time.seconds', { n: number(seconds) });
  if (seconds < 2 * HOUR) return t('time.minutes', { n: number(seconds / MINUTE, 1) });
  if (seconds < 2 * DAY) return t('time.hours', { n: number(seconds / HOUR, 1) });
  return t('time.days', { n: number(seconds / DAY, 1) });
}

/** A value with its unit. */
export function told(value, unit) {
  switch (unit) {
    case 'share': return `${number(value * PERCENT, 1)}%`;
    case 'seconds': return length(value);
    case 'stars': return number(value, 2);
    default: return number(value, 1);
  }
}

/** A cell as it is read: its value, or why there is none. */
export function shown(cell, unit) {
  if (cell.suppressed) return t('score.few');
  return cell.value === null ? t('score.nothing') : told(cell.value, unit);
}

/** What changed against before: {text, tone}, or undefined where nothing can be said. */
export function change(figure, { unit, better }) {
  const { value, before } = figure;
  if (value === null || !before || before.value === null) return undefined;
  const difference = value - before.value;
  const tone = difference === 0 || better === 'neither' ? 'same' : (difference > 0) === (better === 'more') ? 'good' : 'bad';
  return { text: difference === 0 ? t('score.same') : by(difference, before.value, unit), tone, up: difference > 0 };
}

function by(difference, before, unit) {
  const sign = difference > 0 ? '+' : '−';
  if (unit === 'share') return t('score.points', { n: `${sign}${number(Math.abs(difference) * PERCENT, 1)}` });
  if (unit === 'count' && before > 0) return `${sign}${number((Math.abs(difference) / before) * PERCENT)}%`;
  return `${sign}${told(Math.abs(difference), unit)}`;
}

/** Whether a target is reached; undefined where that cannot be said. */
export function reached(figure, { better }) {
  if (figure.value === null || figure.target === undefined) return undefined;
  return better === 'less' ? figure.value <= figure.target : figure.value >= figure.target;
}

const scaled = (cell, unit) => (cell.value === null ? null : unit === 'share' ? Number((cell.value * PERCENT).toFixed(1)) : unit === 'seconds' ? Number((cell.value / MINUTE).toFixed(2)) : cell.value);

const axis = (unit) => ({ type: 'value', minInterval: unit === 'count' ? 1 : 0, min: 0, max: unit === 'share' ? PERCENT : unit === 'stars' ? 5 : null, axisLabel: { formatter: unit === 'share' ? '{value}%' : '{value}' } });

/** The plot of a period: bars for numbers of things, a line for the rest; hidden points are gaps. */
export function trendOption(figure, { unit, formula }, slots) {
  const bars = unit === 'count';
  const goal = figure.target !== undefined && !bars ? scaled({ value: figure.target }, unit) : undefined;
  return {
    color: ['#0f5c63'],
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: slots.map((day) => day.slice(5)) },
    yAxis: axis(unit),
    series: [{
      type: bars ? 'bar' : 'line', name: formula, data: figure.trend.map((cell) => scaled(cell, unit)), barMaxWidth: 28, symbolSize: 6, connectNulls: false,
      itemStyle: bars ? { borderRadius: [3, 3, 0, 0] } : {},
      markLine: goal === undefined ? undefined : { symbol: 'none', silent: true, lineStyle: { color: '#c77700', type: 'dashed' }, label: { formatter: t('score.target') }, data: [{ yAxis: goal }] },
    }],
  };
}

/** Members beside each other; who is hidden has no bar. */
export function membersOption(figure, { unit }) {
  return {
    color: ['#6f9ea2'],
    grid: { left: 8, right: 40, top: 8, bottom: 8, containLabel: true },
    xAxis: { ...axis(unit), splitNumber: 3 },
    yAxis: { type: 'category', inverse: true, data: figure.libraries.map((one) => one.name) },
    series: [{
      type: 'bar', barMaxWidth: 24, itemStyle: { borderRadius: [0, 3, 3, 0] },
      data: figure.libraries.map((one) => scaled(one, unit)),
      label: { show: true, position: 'right', formatter: ({ dataIndex }) => shown(figure.libraries[dataIndex], unit) },
    }],
  };
}
