/**
 * What the platform's window means for what is being typed. The desk itself decides when it sends;
 * this only tells beforehand, and divides texts as the desk does (message/TextParts.java).
 */
import { now } from './state.js';

const encoder = new TextEncoder();
const NEARLY_SHUT_MS = 60 * 60 * 1000;
const ENDS = [/\n/, /[。！？；…]/, /\s/];

/** How many messages a text takes. */
export function parts(text, bytes) {
  let rest = text.trim();
  let count = 0;
  while (rest) {
    count++;
    if (!bytes || encoder.encode(rest).length <= bytes) break;
    rest = rest.slice(cut(rest, bytes)).trimStart();
  }
  return count;
}

/** Where a text is cut: behind a paragraph, a sentence, a word in the later half of what fits. */
function cut(text, bytes) {
  const { read } = encoder.encodeInto(text, new Uint8Array(bytes));
  for (const end of ENDS) {
    for (let at = read; at >= Math.max(1, read / 2); at--) {
      if (end.test(text[at - 1])) return at;
    }
  }
  return Math.max(1, read);
}

/** How the window stands: shut, few (the text does not fit in whole), soon (nearly shut), open. */
export function standing(window, needed) {
  if (!window?.until || window.left === 0 || Date.parse(window.until) <= now()) return 'shut';
  if (needed > window.left) return 'few';
  return window.left <= 1 || Date.parse(window.until) - now() < NEARLY_SHUT_MS ? 'soon' : 'open';
}
