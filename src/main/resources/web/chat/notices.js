import { button, byId, fill } from './dom.js';

/** What matters more hides what matters less. */
const ORDER = ['over', 'offline', 'lost', 'trouble', 'launch'];

/** The banner under the head. */
export class Notices {
  constructor() {
    this.all = {};
  }

  /** @param action {label, run} */
  set(kind, text, action) {
    this.all[kind] = { text, action };
    this.show();
  }

  clear(kind) {
    if (!this.all[kind]) return;
    delete this.all[kind];
    this.show();
  }

  show() {
    const kind = ORDER.find((one) => this.all[one]);
    const banner = byId('notice');
    banner.hidden = !kind;
    banner.className = kind || '';
    const { text = '', action } = this.all[kind] || {};
    // A screen reader reads what changes, and only that.
    if (byId('notice-words').textContent !== text) byId('notice-words').textContent = text;
    fill(byId('notice-buttons'), action ? button(action.label, action.run) : null);
  }
}
