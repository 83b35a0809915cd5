import { el } from './dom.js';

/** A link as answers write it for WeChat. */
const ANCHOR = /<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>([\s\S]*?)<\/a\s*>/gi;
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&()*+,;=%]+/gi;
const TRAILING = /[.,;:!?)\]]+$/;

/**
 * A text of the desk as nodes. Links to the web become links; everything else, whatever it looks
 * like, is shown as it is.
 */
export function richText(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(ANCHOR)) {
    const href = match[1] ?? match[2];
    if (!/^https?:\/\//i.test(href)) continue;
    nodes.push(...addresses(text.slice(from, match.index)), webLink(href, match[3]));
    from = match.index + match[0].length;
  }
  nodes.push(...addresses(text.slice(from)));
  return nodes;
}

const webLink = (href, label) =>
  el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label);

function addresses(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = match[0].replace(TRAILING, '');
    nodes.push(text.slice(from, match.index), webLink(href, href));
    from = match.index + href.length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}
