/** The page's words: Chinese, unless the browser speaks something else. */
import { en } from './texts-en.js';
import { zh } from './texts-zh.js';

const DAY_MS = 86400000;
const chinese = /^zh/i.test(navigator.language || 'zh');
const texts = chinese ? zh : en;
document.documentElement.lang = chinese ? 'zh-CN' : 'en';

/** A text by its name; {…} in it stand for what is given. */
export function t(name, given = {}) {
  const text = texts[name];
  return typeof text === 'string' ? text.replace(/\{(\w+)\}/g, (_, key) => given[key] ?? '') : text;
}

/** Puts the words into the page as it came. */
export function speak() {
  document.querySelectorAll('[data-text]').forEach((node) => {
    node.textContent = t(node.dataset.text);
  });
  for (const name of ['aria-label', 'placeholder', 'title']) {
    document.querySelectorAll(`[data-${name}]`).forEach((node) => {
      node.setAttribute(name, t(node.getAttribute(`data-${name}`)));
    });
  }
}

/** What went wrong, in words that help. */
export function trouble(refused) {
  if (refused.code === 'session-over') return t('problem.over');
  if (refused.status === 429) {
    return refused.retryAfter ? t('problem.busyFor', { seconds: refused.retryAfter }) : t('problem.busy');
  }
  if (refused.status === 0) return t('problem.network');
  if (refused.status >= 500) return t('problem.desk');
  return t('problem.other');
}

/** Until when; midnight belongs to the day that it ends. */
export function deadline(iso) {
  const at = new Date(iso);
  return at.getHours() || at.getMinutes() ? clock(iso) : `${day(new Date(at - DAY_MS))} 24:00`;
}

const day = (at) => t('day', { month: at.getMonth() + 1, day: at.getDate() });

const two = (n) => String(n).padStart(2, '0');

/** 9:05 today; on other days with the day. */
export function clock(iso, now = new Date()) {
  const at = new Date(iso);
  const time = `${at.getHours()}:${two(at.getMinutes())}`;
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.floor((at - midnight) / DAY_MS);
  if (days === 0) return time;
  if (days === -1) return `${t('yesterday')} ${time}`;
  return `${day(at)} ${time}`;
}
