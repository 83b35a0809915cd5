import { mine, theirs } from './bubbles.js';
import { el, fill } from './dom.js';
import { clock } from './texts.js';

const PAUSE_MS = 5 * 60 * 1000;
const NEAR_END_PX = 80;

/** Ids grow; they may be longer than a number is exact. */
const before = (a, b) => (a.length === b.length ? a < b : a.length < b.length);

/**
 * The dialogue: what the desk has, in the order of its ids, and below it what it does not have yet.
 * The view stays at its end, unless the reader has scrolled up.
 */
export class Talk {
  /** @param hears onOption(option), onAgain(item), onUnseen(whether there is something below) */
  constructor({ list, scroll, hears }) {
    Object.assign(this, { list, scroll, hears });
    this.clear();
    this.stick();
  }

  clear() {
    this.rows = [];
    this.unsent = [];
    this.list.textContent = '';
    this.atEnd = true;
    this.hears.onUnseen(false);
  }

  get empty() {
    return this.rows.length + this.unsent.length === 0;
  }

  /** The id of the first message that is here. */
  get first() {
    return this.rows.length ? this.rows[0].id : undefined;
  }

  /** Shows messages; those that are here already are left as they are. */
  put(messages) {
    const fresh = messages.filter((message) => this.add(message));
    if (fresh.some(({ from }) => from !== 'reader') && !this.atEnd) this.hears.onUnseen(true);
    this.settle();
    return fresh;
  }

  /** Shows earlier messages above, without moving what the reader looks at. */
  putAbove(messages) {
    const fromEnd = this.scroll.scrollHeight - this.scroll.scrollTop;
    this.quietly(() => messages.forEach((message) => this.add(message)));
    this.scroll.scrollTop = this.scroll.scrollHeight - fromEnd;
  }

  /** A screen reader reads what is new, not what was said long ago. */
  quietly(work) {
    const log = this.list.parentElement;
    log.setAttribute('aria-live', 'off');
    work();
    setTimeout(() => log.setAttribute('aria-live', 'polite'), 500);
  }

  add(message) {
    const sent = message.clientId && this.unsent.find(({ item }) => item.id === message.clientId);
    let place = this.rows.length;
    while (place > 0 && before(message.id, this.rows[place - 1].id)) place--;
    if (place > 0 && this.rows[place - 1].id === message.id) return false;
    if (sent) this.drop(sent);
    const row = { id: message.id, at: message.at, node: el('li', { 'data-id': message.id }) };
    row.node.append(
      message.from === 'reader' ? mine(message.text) : theirs(message, this.hears.onOption),
    );
    const next = this.rows[place] || this.unsent[0];
    this.list.insertBefore(row.node, next ? next.node : null);
    this.rows.splice(place, 0, row);
    this.stamp(place);
    this.stamp(place + 1);
    return true;
  }

  /** After a pause it says when. */
  stamp(place) {
    const row = this.rows[place];
    if (!row) return;
    const last = this.rows[place - 1];
    const wanted = !last || Date.parse(row.at) - Date.parse(last.at) > PAUSE_MS;
    if (Boolean(row.time) === wanted) return;
    if (row.time) row.time.remove();
    row.time = wanted ? el('time', { class: 'stamp', datetime: row.at }, clock(row.at)) : null;
    if (wanted) row.node.prepend(row.time);
  }

  /** Shows how it stands with what the desk does not have yet. */
  putUnsent(item) {
    const known = this.unsent.find((one) => one.item === item);
    const line = mine(item.words, item, this.hears.onAgain);
    if (known) {
      fill(known.node, line);
    } else {
      const node = el('li', { 'data-unsent': item.id }, line);
      this.list.append(node);
      this.unsent.push({ item, node });
      this.toEnd();
    }
    this.settle();
  }

  drop(sent) {
    sent.node.remove();
    this.unsent = this.unsent.filter((one) => one !== sent);
  }

  toEnd() {
    this.atEnd = true;
    this.settle();
  }

  settle() {
    if (!this.atEnd) return;
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.hears.onUnseen(false);
  }

  /** A keyboard or bar that takes room from below must not cover the newest message. */
  stick() {
    let height = this.scroll.clientHeight;
    this.scroll.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = this.scroll;
      // A view that has just become smaller scrolls as well; nobody scrolled up.
      if (clientHeight !== height) return;
      this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      if (this.atEnd) this.hears.onUnseen(false);
    });
    new ResizeObserver(() => {
      height = this.scroll.clientHeight;
      this.settle();
    }).observe(this.scroll);
  }
}
