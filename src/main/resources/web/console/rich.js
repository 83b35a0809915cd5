/**
 * Texts of strangers as text, with links that can be clicked: only http and https, and nothing of
 * the page goes along. The desk's own texts hold WeChat's links <a href="…">…</a>; of those to
 * WeChat itself only the words are shown.
 */
import { html } from 'lit';

const ADDRESS = /https?:\/\/[^\s<>"'，。；：！？、（）《》【】“”]+[^\s<>"'，。；：！？、（）《》【】“”.,;:!?)]/g;
const MARKED = /<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g;

/** @param marked whether the text may hold WeChat's links */
export function rich(text = '', marked = false) {
  return marked ? cut(text, MARKED, ([, target, words]) => anchor(target, words), plain) : plain(text);
}

function plain(text) {
  return cut(text, ADDRESS, ([address]) => anchor(address, address), (rest) => rest);
}

/** The text in pieces: what fits the pattern made into something else, and the rest. */
function cut(text, pattern, found, otherwise) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) pieces.push(otherwise(text.slice(end, match.index)));
    pieces.push(found(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push(otherwise(text.slice(end)));
  return pieces;
}

function anchor(target, words) {
  return isWeb(target) ? html`<a href=${target} target="_blank" rel="noopener noreferrer">${words}</a>` : words;
}

function isWeb(target) {
  try {
    return ['http:', 'https:'].includes(new URL(target).protocol);
  } catch {
    return false;
  }
}
