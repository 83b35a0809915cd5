import { alone } from './alone.js';
import { Refused, request } from './api.js';
import { newId, shared } from './keep.js';

/** A token is renewed so long before its end. */
const EARLY_MS = 60000;
const LONGEST_MS = 15 * 60000;

/**
 * Who the reader is at one library. All tabs share one session: one renews it, the others take what it
 * got; if two do so at once, the desk gives both the same. It is opened when there is something to say,
 * not before.
 */
export class Session {
  constructor(library, subject) {
    this.library = library;
    this.subject = subject;
    this.name = `chat.session.${library}`;
    this.over = false;
    this.onOther = () => {};
    this.made = (this.read() || {}).made;
    window.addEventListener('storage', (event) => {
      if (event.key === this.name || event.key === null) this.look();
    });
  }

  read() {
    return shared.read(this.name);
  }

  /** Whether there is one. */
  get known() {
    return Boolean(this.read());
  }

  /** A token that works, of a new session when there is none. Throws Refused. */
  async token() {
    if (this.over) throw new Refused(401, { code: 'session-over' });
    const kept = this.read();
    if (!kept) return this.open();
    return Date.now() < kept.renewAt ? kept.token : this.renew(kept.token);
  }

  open() {
    return this.alone(async () => {
      const body = { library: this.library };
      if (this.subject) body.subject = this.subject;
      const kept = this.read();
      return kept ? kept.token : this.take(await request('POST', 'sessions/guest', { body }), newId());
    });
  }

  /** Another token than this one. Throws Refused, also when the session is over. */
  renew(used) {
    return this.alone(async () => {
      const kept = this.read();
      if (!kept) return this.end();
      if (kept.token !== used) return kept.token;
      const body = { refreshToken: kept.refreshToken };
      try {
        return this.take(await request('POST', 'sessions/refresh', { body }), kept.made);
      } catch (refused) {
        if (refused.status !== 401) throw refused;
        return this.end();
      }
    });
  }

  /** Takes the session that a code stands for. Throws Refused. */
  launch(code) {
    return this.alone(async () => {
      const opened = await request('POST', 'sessions/launch', { body: { code } });
      if (opened.library.id !== this.library) throw new Refused(409);
      this.over = false;
      return this.take(opened, newId());
    });
  }

  /** Forgets it, here and in the other tabs. */
  forget() {
    this.made = undefined;
    this.over = false;
    shared.remove(this.name);
  }

  alone(work) {
    const turn = () => alone(`chat.turn.${this.library}`, work);
    this.working = (this.working || Promise.resolve()).then(turn, turn);
    return this.working;
  }

  take({ token, tokenUntil, refreshToken }, made) {
    // Clocks of phones are wrong, but a token's life is known.
    const left = Date.parse(tokenUntil) - Date.now();
    const life = Math.min(LONGEST_MS, Math.max(2 * EARLY_MS, left || 0));
    this.made = made;
    shared.write(this.name, { token, refreshToken, made, renewAt: Date.now() + life - EARLY_MS });
    return token;
  }

  end() {
    this.forget();
    this.over = true;
    throw new Refused(401, { code: 'session-over' });
  }

  /** Another tab has opened, renewed or ended it. */
  look() {
    const { made } = this.read() || {};
    if (made === this.made) return;
    this.made = made;
    this.over = false;
    this.onOther();
  }
}
