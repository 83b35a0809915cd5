import { newId, own } from './keep.js';

const TRIES = 3;
const PAUSE_MS = 1200;

/** A desk that wants a longer pause gets the message when the reader says so. */
const LONGEST_PAUSE_S = 60;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * What the reader says, one after the other. Each message has one id for good, so what was sent
 * twice, because an answer was lost, is there once. What is not sent yet outlives a reload.
 */
export class Outgoing {
  /** @param hears onChange(item), onSent(exchange), onRefused(refused) */
  constructor(api, library, hears) {
    this.api = api;
    this.hears = hears;
    this.name = `chat.unsent.${library}`;
    this.items = (own.read(this.name) || []).map((item) => ({ ...item, state: 'waiting' }));
  }

  /** Says it: {text}, {option} or {escalate: true}; `words` is how it reads. */
  say(what, words) {
    const item = { id: newId(), what, words, state: 'waiting' };
    this.items.push(item);
    this.keep();
    this.hears.onChange(item);
    this.send();
  }

  /** Sends what failed once more. */
  again(item) {
    item.state = 'waiting';
    this.items = [...this.items.filter((one) => one !== item), item];
    this.keep();
    this.hears.onChange(item);
    this.send();
  }

  /** The desk has it. */
  arrived(id) {
    this.items = this.items.filter((one) => one.id !== id);
    this.keep();
  }

  clear() {
    this.items = [];
    this.keep();
  }

  keep() {
    if (this.items.length) own.write(this.name, this.items);
    else own.remove(this.name);
  }

  /** Sends what waits, unless the network is known to be away. */
  async send() {
    if (this.sending) return;
    this.sending = true;
    for (;;) {
      const item = this.items.find((one) => one.state === 'waiting');
      if (!item || navigator.onLine === false) break;
      await this.sendOne(item);
    }
    this.sending = false;
  }

  async sendOne(item) {
    for (let tried = 1; this.items.includes(item); tried++) {
      try {
        const exchange = await this.post(item);
        this.arrived(item.id);
        this.hears.onSent(exchange);
        return;
      } catch (refused) {
        if (refused.passing && navigator.onLine === false) return;
        if (!(await this.mayTryAgain(refused, tried))) {
          item.state = 'failed';
          this.hears.onChange(item);
          this.hears.onRefused(refused);
          return;
        }
      }
    }
  }

  async mayTryAgain(refused, tried) {
    if (refused.status === 429 && refused.retryAfter <= LONGEST_PAUSE_S) {
      this.hears.onRefused(refused);
      await pause(Math.max(1, refused.retryAfter) * 1000);
      return true;
    }
    if (!refused.passing || tried >= TRIES) return false;
    await pause(tried * PAUSE_MS);
    return true;
  }

  post({ id, what }) {
    return what.escalate
      ? this.api.post('me/consult/escalate', { id })
      : this.api.post('messages', { id, ...what });
  }
}
