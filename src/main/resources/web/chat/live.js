import { liveAddress } from './api.js';

const FIRST_MS = 1000;
const LONGEST_MS = 20000;
const POLL_MS = 5000;
const PING_MS = 30000;
const PONG_MS = 10000;
const NO_SESSION = 4401;
const UNKNOWN_CURSOR = 4404;
const TOO_MANY = 4429;

/**
 * The live connection (docs/reader-live.md), which comes back by itself after growing random waits.
 * Where a network lets no WebSocket through, each try fetches what is new by the way that works.
 */
export class Live {
  /**
   * @param session whose token it presents
   * @param hears onFrame, onState(open), cursor(), catchUp(), onLost() when the place is unknown,
   *     onRefused(refused)
   */
  constructor(session, hears) {
    Object.assign(this, { session, hears, tries: 0, wanted: false });
    window.addEventListener('online', () => this.hurry());
    window.addEventListener('offline', () => this.drop());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) return;
      if (this.socket) this.ping();
      else this.hurry();
    });
  }

  start() {
    this.wanted = true;
    this.hurry();
  }

  stop() {
    this.wanted = false;
    clearTimeout(this.timer);
    this.drop();
  }

  /** Tries at once instead of later. */
  hurry() {
    if (!this.wanted || this.socket || this.opening) return;
    clearTimeout(this.timer);
    this.connect();
  }

  async connect() {
    if (navigator.onLine === false) return;
    this.opening = true;
    try {
      this.polled = false;
      if (this.tries > 1) {
        await this.hears.catchUp();
        this.polled = true;
      }
      const token = await this.session.token();
      if (this.wanted) this.open(token);
    } catch (refused) {
      if (refused.code === 'session-over') {
        this.wanted = false;
        this.hears.onRefused(refused);
      } else {
        this.hears.onState(false);
        this.later();
      }
    } finally {
      this.opening = false;
    }
  }

  open(token) {
    const socket = new WebSocket(liveAddress());
    this.socket = socket;
    this.waitForAnswer(socket);
    socket.onopen = () =>
      socket.send(JSON.stringify({ type: 'hello', token, after: this.hears.cursor() }));
    socket.onmessage = ({ data }) => this.heard(JSON.parse(data));
    socket.onclose = ({ code }) => {
      if (socket === this.socket) this.lost(code, token);
    };
  }

  heard(frame) {
    clearTimeout(this.overdue);
    this.overdue = undefined;
    if (frame.type === 'ready') {
      this.tries = 0;
      this.pings = setInterval(() => this.ping(), PING_MS);
      this.hears.onState(true);
    } else {
      this.hears.onFrame(frame);
    }
  }

  ping() {
    const { socket } = this;
    if (!socket || socket.readyState !== WebSocket.OPEN || this.overdue) return;
    socket.send('{"type":"ping"}');
    this.waitForAnswer(socket);
  }

  waitForAnswer(socket) {
    this.overdue = setTimeout(() => {
      if (socket === this.socket) this.drop();
    }, PONG_MS);
  }

  /** A closed line may take minutes to be told so. */
  drop() {
    const { socket } = this;
    if (!socket) return;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
    this.lost(0);
  }

  async lost(code, token) {
    clearTimeout(this.overdue);
    clearInterval(this.pings);
    this.overdue = undefined;
    this.socket = undefined;
    if (this.wanted && !this.polled) this.hears.onState(false);
    if (code === UNKNOWN_CURSOR) this.hears.onLost();
    if (code === NO_SESSION) {
      try {
        await this.session.renew(token);
      } catch (refused) {
        if (refused.code === 'session-over') {
          this.wanted = false;
          this.hears.onRefused(refused);
          return;
        }
      }
    }
    this.later(code === TOO_MANY ? PONG_MS : 0);
  }

  later(least = 0) {
    if (!this.wanted) return;
    const longest = this.polled ? POLL_MS : LONGEST_MS;
    const most = Math.min(longest, FIRST_MS * 2 ** this.tries++);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hurry(), Math.max(least, most * (0.5 + Math.random() / 2)));
  }
}
