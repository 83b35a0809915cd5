/** Times as WeChat writes them. */
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** An ISO time in milliseconds. Some phones read no more than three digits after the point. */
function parse(iso) {
  return Date.parse(String(iso).replace(/(\.\d{3})\d+/, '$1'));
}

function two(number) {
  return String(number).padStart(2, '0');
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** 14:05, 昨天 14:05, 周三 14:05, 3月5日 14:05, 2025年3月5日 14:05. */
function words(iso, now) {
  const at = new Date(parse(iso));
  const today = now || new Date();
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const days = Math.round((midnight(today) - midnight(at)) / 86400000);
  if (days === 0) return clock;
  if (days === 1) return `昨天 ${clock}`;
  if (days > 1 && days < 7) return `${WEEKDAYS[at.getDay()]} ${clock}`;
  const day = `${at.getMonth() + 1}月${at.getDate()}日 ${clock}`;
  return at.getFullYear() === today.getFullYear() ? day : `${at.getFullYear()}年${day}`;
}

module.exports = { parse, words };
