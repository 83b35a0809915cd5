const BASE = '../api/v1/';

/** After so long without an answer it counts as lost. */
const PATIENCE_MS = 15000;

/** The desk said no, or (status 0) its answer never came. */
export class Refused extends Error {
  constructor(status, problem = {}, retryAfter = 0) {
    super(problem.detail || `HTTP ${status}`);
    this.status = status;
    this.code = problem.code || '';
    this.retryAfter = retryAfter;
  }

  /** Whether the same may go better in a while. */
  get passing() {
    return this.status === 0 || this.status >= 500;
  }
}

/** Asks the desk. Throws Refused. */
export async function request(method, path, { body, token } = {}) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  let response;
  let answer;
  try {
    const headers = {};
    if (body) headers['content-type'] = 'application/json';
    if (token) headers.authorization = `Bearer ${token}`;
    response = await fetch(BASE + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: abort.signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    const text = await response.text();
    answer = /json/.test(response.headers.get('content-type') || '') ? JSON.parse(text) : {};
  } catch {
    throw new Refused(0);
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return answer;
  throw new Refused(response.status, answer, Number(response.headers.get('retry-after')) || 0);
}

/** Where the live connection is. */
export function liveAddress() {
  const url = new URL(`${BASE}live`, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}

/** What a reader may ask for: with her token, renewed when its time was over. */
export const asReader = (session) => {
  const call = async (method, path, body) => {
    const token = await session.token();
    try {
      return await request(method, path, { body, token });
    } catch (refused) {
      if (refused.status !== 401) throw refused;
      return request(method, path, { body, token: await session.renew(token) });
    }
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    remove: (path) => call('DELETE', path),
  };
};
