/** The talks that were opened: everything about a consult, kept up to date by the live frames. */
import { call } from './api.js';
import { changed, newer, state } from './state.js';

/** What can still change: it is asked for again after a break. */
const OPEN_STATES = ['queued', 'held'];
const MOST_MESSAGES = 200;

const path = (id) => `/desk/consults/${encodeURIComponent(id)}`;

/** The talk with an id; made when it is not there. */
export function talk(id) {
  if (!state.talks.has(id)) {
    state.talks.set(id, { id, status: 'loading', messages: new Map(), held: [], notes: [], way: [], earlier: false });
  }
  return state.talks.get(id);
}

/** The consult as it is known best. */
export function consultOf(id) {
  return newer(state.consults.get(id), state.talks.get(id)?.consult);
}

/** Reads everything about a consult. */
export async function load(id) {
  const it = talk(id);
  try {
    const all = await call('GET', path(id));
    const { notes, way, blocked, rating } = all;
    Object.assign(it, { status: 'ready', problem: undefined, notes, way, blocked, rating });
    if (it.messages.size === 0) it.earlier = all.messages.length >= MOST_MESSAGES;
    takeMessages(all);
  } catch (problem) {
    Object.assign(it, { status: it.messages.size ? 'ready' : 'failed', problem });
    changed();
  }
}

/** Messages with their consult, replies that are held, and window, from a frame or an answer: one with a known number replaces it. */
export function takeMessages({ consult, messages, held, window }) {
  const it = talk(consult.id);
  if (held) it.held = held;
  messages.forEach((message) => it.messages.set(message.id, message));
  const before = it.consult;
  it.consult = newer(before, consult);
  if (it.consult === consult) {
    it.window = window;
    if (state.consults.has(consult.id)) {
      state.consults.set(consult.id, newer(state.consults.get(consult.id), consult));
    }
  }
  if (before && moved(before, it.consult)) load(consult.id);
  changed();
}

/** Then there is more to tell: how it came there, a note that went with it. */
function moved(before, after) {
  return before.phase !== after.phase
    || before.librarian?.id !== after.librarian?.id
    || before.queue?.key !== after.queue?.key;
}

/** The messages in the order in which they were said. */
export function messagesOf(it) {
  return [...it.messages.values()].sort((one, other) => one.id - other.id);
}

/** Behind which message something may be new: all up to it were told and cannot change. */
export function settledUpTo(id) {
  let settled = 0;
  for (const message of messagesOf(talk(id))) {
    if (OPEN_STATES.includes(message.state) || message.review) break;
    settled = message.id;
  }
  return settled;
}

/** Reads what was said before the first message that is known. */
export async function loadEarlier(id) {
  const it = talk(id);
  const first = messagesOf(it)[0]?.id;
  if (!first) return;
  const page = await call('GET', `${path(id)}/messages?before=${first}`);
  it.earlier = page.messages.length >= MOST_MESSAGES;
  takeMessages(page);
}

/** Reads what came since, where the live connection is down. */
export async function loadNew(id) {
  takeMessages(await call('GET', `${path(id)}/messages?after=${settledUpTo(id)}`));
}

/** Answers that may fit. */
export async function loadSuggestions(id) {
  const it = talk(id);
  try {
    it.suggestions = await call('GET', `${path(id)}/suggestions`);
  } catch (problem) {
    it.suggestions = { suggestions: [], problem };
  }
  changed();
}

/** Earlier consults of the same reader. */
export async function loadHistory(id) {
  const it = talk(id);
  try {
    it.history = (await call('GET', `${path(id)}/history`)).consults;
  } catch (problem) {
    it.history = [];
    it.problem = problem;
  }
  changed();
}

/** Writes a note for colleagues. */
export async function addNote(id, text) {
  talk(id).notes = (await call('POST', `${path(id)}/notes`, { text })).notes;
  changed();
}

/** Keeps a reader from talking with people, or lets her again. */
export async function block(id, days, reason) {
  if (days) await call('PUT', `${path(id)}/block`, { days, reason });
  else await call('DELETE', `${path(id)}/block`);
  talk(id).blocked = Boolean(days);
  changed();
}

/** Makes a FAQ draft of a reply. */
export const draft = (id, form) => call('POST', `${path(id)}/draft`, form);
