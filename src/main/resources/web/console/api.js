/**
 * Calls of the desk's API (/openapi.yaml). A call that finds the session over waits until somebody
 * has signed in again and is then repeated, so that nothing that was typed or done gets lost.
 */
const BASE = '/api/v1';
const PATIENCE_MS = 20_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/** What went wrong, as problem details; status 0 = the desk could not be reached. */
export class Problem extends Error {
  constructor(status, body = {}, retryAfter = 0) {
    super(body.detail ?? body.title ?? '');
    this.status = status;
    this.code = body.code ?? '';
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** Whether the same call may succeed later. */
  get passing() {
    return this.status === 0 || this.status >= 502;
  }
}

let csrf = '';
let lost = () => Promise.reject(new Problem(401));

/** Tells what to do when the session is over: a promise that is kept when somebody signed in. */
export function onSessionLost(ask) {
  lost = ask;
}

/** A name for an act. crypto.randomUUID exists only where the page came safely. */
export function newKey() {
  return crypto.randomUUID?.()
    ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function once(method, path, body, more) {
  const headers = { accept: 'application/json', ...more };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') headers['x-csrf-token'] = csrf;
  let answer;
  try {
    answer = await fetch(BASE + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      // What is under way when the page is closed goes out nevertheless.
      keepalive: method !== 'GET',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new Problem(0, { code: 'unreachable' });
  }
  const content = await answer.json().catch(() => ({}));
  if (answer.ok) return content;
  throw new Problem(answer.status, content, Number(answer.headers.get('retry-after') ?? 0));
}

/** Calls the API; waits for a new session where the old one is over. */
export async function call(method, path, body, headers) {
  for (let renewed = false; ;) {
    try {
      return await once(method, path, body, headers);
    } catch (problem) {
      if (problem.code === 'session-needed') {
        await lost();
      } else if (problem.code === 'csrf' && !renewed) {
        renewed = true;
        await whoAmI();
      } else {
        throw problem;
      }
    }
  }
}

/** The same, repeated until the desk was reached. Only for what may be done twice without harm. */
export async function insist(method, path, body, onTrouble = () => {}) {
  for (let tries = 0; ; tries++) {
    try {
      return await call(method, path, body);
    } catch (problem) {
      if (!problem.passing) throw problem;
      onTrouble(problem);
      await pause(tries);
    }
  }
}

/** Waits longer each time, never in step with other pages; not a moment longer once back online. */
function pause(tries) {
  const most = Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS);
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, most / 2 + (Math.random() * most) / 2);
    addEventListener('online', done);
  });
}

/** Who is signed in; a problem with 401 when nobody is. */
export async function whoAmI() {
  const who = await once('GET', '/session');
  csrf = who.csrf;
  return who.librarian;
}

/** Signs in. */
export async function signIn(id, password, code) {
  const given = code ? { id, password, code } : { id, password };
  const who = await once('POST', '/session', given);
  csrf = who.csrf;
  return who.librarian;
}

/** Comes in by a one-time link that was sent to the librarian's own WeChat. */
export async function enterByLink(link) {
  const who = await once('POST', '/session/link', { link });
  csrf = who.csrf;
  return who.librarian;
}

/** Signs out. */
export function signOut() {
  return once('DELETE', '/session');
}

/** Acts on a consult; with its key the act may be sent again. */
export function act(consult, what, onTrouble) {
  const body = { key: newKey(), ...what };
  return insist('POST', `/desk/consults/${encodeURIComponent(consult)}/acts`, body, onTrouble);
}

/** Sends a file outside of the contract, because it may be larger than memory; tells the share. */
export function upload(path, file, went) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('x-csrf-token', csrf);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => went(total ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? done(request.response) : failed(new Problem(request.status, request.response ?? {})));
    request.onerror = () => failed(new Problem(0, { code: 'unreachable' }));
    request.send(file);
  });
}
