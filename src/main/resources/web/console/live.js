/**
 * The live connection (docs/live.md): comes back by itself, and after a break asks for everything
 * behind the last message that can no longer change, so that nothing is lost.
 *
 * Events: state (connecting, open, closed), frame (detail = the frame), lost (the session is over).
 */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const PING_EVERY_MS = 20_000;
const ANSWER_WITHIN_MS = 10_000;
const TYPING_EVERY_MS = 5_000;
const SIGNED_OUT = 4401;

export class Live extends EventTarget {
  #socket;
  #tries = 0;
  #retry;
  #heart;
  #watched;
  #typed = 0;
  #stopped = true;
  #stillSignedIn;

  /** @param stillSignedIn asked when the desk refuses the connection; a promise of a boolean */
  constructor(stillSignedIn) {
    super();
    this.#stillSignedIn = stillSignedIn;
    addEventListener('online', () => this.#atOnce());
    addEventListener('offline', () => this.#broken());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#atOnce();
    });
  }

  start() {
    this.#stopped = false;
    this.#tries = 0;
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#retry);
    this.#drop();
    this.#tell('closed');
  }

  /** Follows one consult; after() says behind which message to begin, also after a break. */
  watch(consult, after) {
    this.#watched = { consult, after };
    this.#send({ type: 'watch', consult, after: after() });
  }

  unwatch() {
    this.#watched = undefined;
    this.#send({ type: 'unwatch' });
  }

  /** Shows the reader that somebody writes; at most every five seconds. */
  typing(consult) {
    const now = Date.now();
    if (now - this.#typed >= TYPING_EVERY_MS) {
      this.#typed = now;
      this.#send({ type: 'typing', consult });
    }
  }

  #atOnce() {
    if (!this.#stopped && !this.#socket) {
      this.#tries = 0;
      this.#connect();
    }
  }

  #connect() {
    clearTimeout(this.#retry);
    this.#tell('connecting');
    const address = new URL('/api/v1/desk/live', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    let opened = false;
    this.#socket = socket;
    socket.onopen = () => {
      opened = true;
      this.#tries = 0;
      this.#tell('open');
      if (this.#watched) this.watch(this.#watched.consult, this.#watched.after);
      this.#beat();
    };
    socket.onmessage = (message) => {
      this.#beat();
      const frame = JSON.parse(message.data);
      if (frame.type === 'signed-out') this.#over();
      else this.dispatchEvent(new CustomEvent('frame', { detail: frame }));
    };
    socket.onclose = (closed) => {
      if (socket !== this.#socket) return;
      if (closed.code === SIGNED_OUT) this.#over();
      else if (opened) this.#broken();
      else this.#refused();
    };
  }

  async #refused() {
    this.#broken();
    if (navigator.onLine && !(await this.#stillSignedIn()) && !this.#stopped) this.#over();
  }

  #broken() {
    if (this.#stopped || !this.#socket) return;
    this.#drop();
    this.#tell('connecting');
    const most = Math.min(FIRST_PAUSE_MS * 2 ** this.#tries++, LONGEST_PAUSE_MS);
    this.#retry = setTimeout(() => this.#connect(), most / 2 + (Math.random() * most) / 2);
  }

  #over() {
    this.stop();
    this.dispatchEvent(new Event('lost'));
  }

  #drop() {
    clearTimeout(this.#heart);
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  /** A connection may be dead without anybody having said so: then no answer comes to a ping. */
  #beat() {
    clearTimeout(this.#heart);
    this.#heart = setTimeout(() => {
      this.#send({ type: 'ping' });
      this.#heart = setTimeout(() => this.#broken(), ANSWER_WITHIN_MS);
    }, PING_EVERY_MS);
  }

  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #tell(state) {
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}
