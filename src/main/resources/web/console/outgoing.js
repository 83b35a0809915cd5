/**
 * What is on its way to readers. Lines typed one after the other are gathered for a moment and go
 * as one message, because the platform counts messages; one send at a time for each consult, so
 * that they keep their order; a send that was cut off is repeated with the same key.
 */
import { act, newKey } from './api.js';
import { changed, state } from './state.js';
import { loadNew, talk } from './talks.js';

const GATHER_MS = 1_500;
const LONGEST_GATHER_MS = 8_000;
/** More is refused by the contract. */
export const MOST_CHARACTERS = 3_000;

const MERGE = 'console.merge';
const waiting = new Map();

const itemsOf = (id) => {
  if (!waiting.has(id)) waiting.set(id, []);
  return waiting.get(id);
};

/** Whether lines are gathered; otherwise each goes at once. */
export const merging = () => localStorage.getItem(MERGE) !== 'no';

/** Chooses whether lines are gathered. */
export function merge(yes) {
  localStorage.setItem(MERGE, yes ? 'yes' : 'no');
  changed();
}

/** What is on its way and not in the transcript yet: {key, text, stage, problem}. */
export function outgoing(id) {
  const it = talk(id);
  const said = new Set([...it.messages.values(), ...it.held].map((message) => message.key).filter(Boolean));
  const left = itemsOf(id).filter((item) => !(said.has(item.key) && item.stage !== 'gathering'));
  if (left.length !== itemsOf(id).length) waiting.set(id, left);
  return left;
}

/** Whether anything anywhere has not reached the desk. */
export const anythingOnItsWay = () => [...waiting.keys()].some((id) => outgoing(id).some((item) => item.stage !== 'said'));

/** Says something to a reader. */
export function say(id, text, atOnce = !merging()) {
  const last = itemsOf(id).at(-1);
  if (last?.stage === 'gathering' && last.text.length + 1 + text.length <= MOST_CHARACTERS) {
    last.text += `\n${text}`;
  } else {
    if (last?.stage === 'gathering') release(id, last);
    itemsOf(id).push({ key: newKey(), text, stage: 'gathering', begun: Date.now() });
  }
  const item = itemsOf(id).at(-1);
  if (atOnce) release(id, item);
  else gather(id, item);
  changed();
}

/** She goes on typing: more may follow, so wait a little longer. */
export function stillTyping(id) {
  const last = itemsOf(id).at(-1);
  if (last?.stage === 'gathering') gather(id, last);
}

function gather(id, item) {
  clearTimeout(item.timer);
  const left = item.begun + LONGEST_GATHER_MS - Date.now();
  item.timer = setTimeout(() => release(id, item), Math.max(0, Math.min(GATHER_MS, left)));
}

function release(id, item) {
  clearTimeout(item.timer);
  if (item.stage === 'gathering') item.stage = 'ready';
  pump(id);
  changed();
}

/** Sends what was gathered without waiting for more. */
export function sendNow(id) {
  itemsOf(id).filter((item) => item.stage === 'gathering').forEach((item) => release(id, item));
}

/** Takes back what has not been sent, or was refused; its text. */
export function takeBack(id, key) {
  const item = itemsOf(id).find((item) => item.key === key && ['gathering', 'refused'].includes(item.stage));
  if (!item) return '';
  clearTimeout(item.timer);
  waiting.set(id, itemsOf(id).filter((other) => other !== item));
  changed();
  return item.text;
}

/** Tries again what was refused. */
export function again(id, key) {
  const item = itemsOf(id).find((item) => item.key === key && item.stage === 'refused');
  if (item) {
    item.stage = 'ready';
    pump(id);
  }
}

async function pump(id) {
  const items = itemsOf(id);
  if (items.some((item) => ['sending', 'cut-off'].includes(item.stage))) return;
  const item = items.find((item) => item.stage === 'ready');
  if (!item) return;
  item.stage = 'sending';
  changed();
  try {
    await act(id, { act: 'say', text: item.text, key: item.key }, () => {
      item.stage = 'cut-off';
      changed();
    });
    item.stage = 'said';
    if (state.connection !== 'open') loadNew(id).catch(() => {});
  } catch (problem) {
    Object.assign(item, { stage: 'refused', problem });
  }
  changed();
  pump(id);
}

/** Waits until everything for a reader has reached the desk; false when something was refused. */
export function settled(id) {
  sendNow(id);
  return new Promise((resolve) => {
    const look = () => {
      const left = outgoing(id).filter((item) => item.stage !== 'said');
      if (left.length === 0) resolve(true);
      else if (left.every((item) => item.stage === 'refused')) resolve(false);
      else setTimeout(look, 50);
    };
    look();
  });
}

addEventListener('pagehide', () => waiting.forEach((_, id) => sendNow(id)));
addEventListener('beforeunload', (event) => {
  if (anythingOnItsWay()) event.preventDefault();
});
