/** Keys: J and K through the queue and more; “?” lists them. Single keys can be turned off. */
import { go, PAGES } from '../route.js';
import { changed, state } from '../state.js';
import { Dialog, html, Part, when } from '../part.js';
import { t } from '../texts.js';

const OFF = 'console.keys';
const LIST = [['J / K', 'jk'], ['Enter', 'enter'], ['T', 'take'], ['R', 'reply'], ['N', 'note'], ['H', 'pass'], ['E', 'close'], ['Esc', 'escape'], [`Alt+1…${PAGES.length}`, 'pages'], ['/', 'canned'], ['Enter', 'send'], ['Ctrl+Enter', 'now'], ['Shift+Enter', 'line'], ['?', 'help']];
const ACTS = { t: 'take', r: 'reply', n: 'note', h: 'pass', e: 'close' };

const on = () => localStorage.getItem(OFF) !== 'off';

class Keys extends Part {
  static properties = { open: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.pressed = (event) => this.#key(event);
    this.asked = () => { this.open = true; };
    addEventListener('keydown', this.pressed);
    addEventListener('desk-keys', this.asked);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.pressed);
    removeEventListener('desk-keys', this.asked);
  }

  render() {
    return html`${when(this.open, () => html`<desk-keys-list @closed=${() => { this.open = false; }}></desk-keys-list>`)}`;
  }

  #key(event) {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
    if (event.altKey) {
      const page = PAGES[Number(event.code.replace('Digit', '')) - 1];
      if (page) {
        event.preventDefault();
        go(page[0]);
      }
      return;
    }
    if (event.key === 'Escape') {
      this.#escape(event);
      return;
    }
    if (!on() || event.target.closest('input, textarea, select, [contenteditable]')) return;
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1);
    else if (key === '?') this.open = true;
    else if (ACTS[key] && state.route.page === 'desk') dispatchEvent(new CustomEvent('desk-act', { detail: ACTS[key] }));
    else return;
    event.preventDefault();
  }

  /** Out of a field first, then back to the queue. */
  #escape({ target }) {
    const line = document.querySelector('.queue .line[aria-current=true]') ?? document.querySelector('.line');
    if (line && line !== target) line.focus();
  }
}

/** Moves the focus through the lines of the list that is shown. */
function move(step) {
  const lines = [...document.querySelectorAll('main .line')].filter((line) => line.checkVisibility());
  const here = lines.indexOf(document.activeElement);
  const from = here >= 0 ? here : lines.findIndex((line) => line.getAttribute('aria-current') === 'true');
  const next = from < 0 ? (step > 0 ? 0 : lines.length - 1) : Math.min(lines.length - 1, Math.max(0, from + step));
  lines[next]?.focus();
}

class KeysList extends Dialog {
  render() {
    return html`<dialog class="card-dialog" aria-labelledby="keys-title">
      <h2 class="h5" id="keys-title">${t('keys.title')}</h2>
      <dl class="keys">${LIST.map(([key, name]) => html`<dt><kbd>${key}</kbd></dt><dd>${t(`keys.${name}`)}</dd>`)}</dl>
      <label class="form-check form-switch"><input class="form-check-input" type="checkbox" role="switch" .checked=${on()} @change=${this.#turn}> <span>${t('keys.single')}</span></label>
      <div class="dialog-buttons"><button type="button" class="btn btn-primary" @click=${() => this.close()}>${t('close')}</button></div>
    </dialog>`;
  }

  #turn(event) {
    localStorage.setItem(OFF, event.target.checked ? 'on' : 'off');
    changed();
  }
}

customElements.define('desk-keys', Keys);
customElements.define('desk-keys-list', KeysList);
