/** The page's words in the language that was chosen; Chinese unless somebody chose English. */
import { en } from './texts-en.js';
import { zh } from './texts-zh.js';
import { changed } from './state.js';

const LANGUAGE = 'console.language';
const all = { zh, en };
let chosen = stored() === 'en' ? 'en' : 'zh';
document.documentElement.lang = chosen === 'en' ? 'en' : 'zh-CN';

function stored() {
  try {
    return localStorage.getItem(LANGUAGE);
  } catch {
    return null;
  }
}

export const language = () => chosen;

/** Chooses a language, also for the next time. */
export function speak(language) {
  chosen = language;
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    // Then it holds until the page is closed.
  }
  changed();
}

/** A text by its name; {…} in it stand for what is given. */
export function t(name, given = {}) {
  const text = all[chosen][name] ?? name;
  return typeof text === 'function'
    ? text(given)
    : text.replace(/\{(\w+)\}/g, (_, key) => given[key] ?? '');
}

/** What went wrong, in words that help. */
export function trouble(problem) {
  if (problem.status === undefined) return problem.message;
  const given = { ...problem.body, detail: problem.message || String(problem), seconds: problem.retryAfter };
  const name = [`problem.${problem.code}`, `problem.${problem.status}`].find((name) => name in all[chosen]);
  return t(name ?? 'problem.other', given);
}
