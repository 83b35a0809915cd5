/** Who is at the desk, and the live connection that belongs to her session. */
import * as api from './api.js';
import { forget } from './keep.js';
import { Live } from './live.js';
import { changed, dropConsult, look, state, takeConsult, takeDesk, tell } from './state.js';
import { consultOf, load, settledUpTo, takeMessages, talk } from './talks.js';
import { trouble } from './texts.js';

const MOST_TALKS = 20;
const comeBack = [];

const live = new Live(async () => {
  try {
    await api.whoAmI();
    return true;
  } catch (problem) {
    return problem.status !== 401;
  }
});

api.onSessionLost(() => new Promise((resolve) => {
  comeBack.push(resolve);
  askAgain();
}));

live.addEventListener('lost', askAgain);
live.addEventListener('state', ({ detail }) => {
  state.connection = detail;
  changed();
});
live.addEventListener('frame', ({ detail }) => {
  const { type } = detail;
  if (type === 'desk') takeDesk(detail.desk);
  else if (type === 'consult') takeConsult(detail.consult);
  else if (type === 'left') dropConsult(detail.id);
  else if (type === 'messages') takeMessages(detail);
  else if (type === 'calls') {
    state.callsChanged++;
    changed();
  } else if (type === 'tickets') {
    state.tickets = detail.tickets;
    changed();
  } else if (type === 'held') {
    state.held = detail.held;
    changed();
  }
  lookAtOpen();
});
document.addEventListener('visibilitychange', lookAtOpen);

function lookAtOpen() {
  const open = consultOf(state.route.page === 'desk' ? state.route.id : '');
  if (open) look(open);
}

/** Finds out whether somebody is signed in, or comes by a one-time link: #/enter/LINK/CONSULT. */
export async function begin() {
  const [, page, link, consult = ''] = location.hash.split('/');
  if (page === 'enter' && link) {
    // What works once stays neither in the address nor in the history.
    history.replaceState(null, '', '#/desk');
    try {
      enter(await api.enterByLink(link));
      location.hash = `#/desk/${consult}`;
      return;
    } catch (problem) {
      if (consult) history.replaceState(null, '', `#/desk/${consult}`);
      tell(trouble(problem), 'warning');
    }
  }
  try {
    enter(await api.whoAmI());
  } catch (problem) {
    if (problem.status === 401) {
      state.me = undefined;
      changed();
    } else {
      state.connection = 'closed';
      changed();
      setTimeout(begin, 3_000);
    }
  }
}

/** Signs in, at first or again over the page. */
export async function signIn(id, password, code) {
  const me = await api.signIn(id, password, code);
  if (state.me && state.me.id !== me.id) {
    location.reload();
    return;
  }
  enter(me);
  state.askAgain = false;
  comeBack.splice(0).forEach((resolve) => resolve());
  changed();
}

function enter(me) {
  state.me = me;
  live.start();
  changed();
}

function askAgain() {
  live.stop();
  state.askAgain = Boolean(state.me);
  changed();
}

/** Signs out on purpose: nothing of this session stays on the page. */
export async function signOut() {
  live.stop();
  await api.signOut().catch(() => {});
  forget();
  location.hash = '';
  location.reload();
}

/** Opens a talk: reads it and follows it. */
export function openTalk(id) {
  forgetOld();
  talk(id);
  live.watch(id, () => settledUpTo(id));
  load(id).then(lookAtOpen);
}

/** A page stays open all day: what was opened long ago is read again when it is needed. */
function forgetOld() {
  const old = [...state.talks.keys()].filter((id) => !state.consults.get(id)?.mine);
  old.slice(0, Math.max(0, old.length - MOST_TALKS)).forEach((id) => state.talks.delete(id));
}

/** Follows no talk any more. */
export function closeTalk() {
  live.unwatch();
}

/** Shows the reader that she types. */
export const typing = (id) => live.typing(id);
