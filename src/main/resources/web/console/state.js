/**
 * What the page knows. One object, changed only by the functions of this module and its neighbours
 * (talks.js, outgoing.js); whoever shows something of it is told of changes by subscribe().
 */
export const state = {
  /** The librarian who is signed in; undefined = nobody, null = not known yet. */
  me: null,
  /** Whether the session ended under her hands: the page stays, a dialog asks her in again. */
  askAgain: false,
  connection: 'connecting',
  /** Consults at the desk by id. */
  consults: new Map(),
  tickets: { open: 0, overdue: 0 },
  /** How many texts wait for her review. */
  held: 0,
  limits: { wait: 600, silence: 1800 },
  /** Rises when something of project calls changed; their page reads again then. */
  callsChanged: 0,
  /** The server's clock minus ours, in ms. */
  offset: 0,
  deskKnown: false,
  /** What the page shows: {page, id}. */
  route: { page: 'desk', id: '' },
  /** Talks by id as talks.js keeps them. */
  talks: new Map(),
  /** The lastAt up to which a consult was looked at, by id. */
  seen: new Map(),
  /** A word to be shown for some seconds: {text, tone}. */
  word: undefined,
};

const watchers = new Set();
const DRAW_EVERY_MS = 40;
let pending = false;
let drawn = 0;
let sorted;

/** Calls back after changes, once for many; returns what ends it. */
export function subscribe(callback) {
  watchers.add(callback);
  return () => watchers.delete(callback);
}

/** Says that something changed. On a busy desk many changes come at once; they are drawn together. */
export function changed() {
  sorted = undefined;
  if (pending) return;
  pending = true;
  setTimeout(draw, Math.max(0, drawn + DRAW_EVERY_MS - performance.now()));
}

function draw() {
  pending = false;
  drawn = performance.now();
  watchers.forEach((callback) => callback());
}

/** The server's time in ms. */
export const now = () => Date.now() + state.offset;

/** Events for those who ring: waiting (detail = the consult). */
export const bell = new EventTarget();

/** The whole desk, at first and after breaks. */
export function takeDesk(desk) {
  const before = state.consults;
  state.offset = Date.parse(desk.now) - Date.now();
  state.consults = new Map(desk.consults.map((consult) => [consult.id, newer(before.get(consult.id), consult)]));
  state.tickets = desk.tickets;
  state.held = desk.held;
  state.limits = desk.limits;
  if (state.deskKnown) state.consults.forEach((consult) => ring(before.get(consult.id), consult));
  state.deskKnown = true;
  changed();
}

/** A consult at the desk that is new or changed. */
export function takeConsult(consult) {
  const before = state.consults.get(consult.id);
  state.consults.set(consult.id, newer(before, consult));
  ring(before, consult);
  changed();
}

/** A consult that is at the desk no more. */
export function dropConsult(id) {
  state.consults.delete(id);
  changed();
}

/** Answers of calls and frames may overtake each other. */
export function newer(one, other) {
  return one && (!other || one.version > other.version) ? one : other;
}

function ring(before, consult) {
  const calls = consult.phase === 'waiting' && (consult.mine || !consult.queue?.key.startsWith('librarian:'));
  const called = before?.phase === 'waiting' && before.queue?.key === consult.queue?.key;
  if (calls && !called) bell.dispatchEvent(new CustomEvent('waiting', { detail: consult }));
}

/** The desk in its three sections, who has waited longest first. */
export function sections() {
  if (!sorted) {
    const all = [...state.consults.values()]
      .map((consult) => [since(consult), consult])
      .sort(([one], [other]) => one - other)
      .map(([, consult]) => consult);
    sorted = {
      mine: all.filter((consult) => consult.mine),
      waiting: all.filter((consult) => !consult.mine && consult.phase === 'waiting'),
      others: all.filter((consult) => !consult.mine && consult.phase === 'with-librarian'),
    };
  }
  return sorted;
}

/** Since when a consult waits, for somebody or for a word; whoever waits for nothing comes last. */
function since(consult) {
  return consult.since ? Date.parse(consult.since) : Date.parse(consult.lastAt) + 1e12;
}

/** Whether a reader said something in her own talk, or waits for her, that she has not looked at. */
export function isUnread(consult) {
  return consult.mine && Boolean(consult.since) && (state.seen.get(consult.id) ?? '') < consult.lastAt;
}

/** She looks at a consult now. */
export function look(consult) {
  if (!document.hidden && state.seen.get(consult.id) !== consult.lastAt) {
    state.seen.set(consult.id, consult.lastAt);
    changed();
  }
}

let hush;

/** Shows a word for some seconds. */
export function tell(text, tone = 'info') {
  clearTimeout(hush);
  state.word = { text, tone };
  hush = setTimeout(quiet, tone === 'success' ? 4_000 : 8_000);
  changed();
}

/** Takes the word away. */
export function quiet() {
  state.word = undefined;
  changed();
}
