/** What all parts of the page share. */
import { html, LitElement, nothing } from 'lit';
import { subscribe } from './state.js';
import { t } from './texts.js';

export { html, nothing } from 'lit';
export { repeat } from 'lit/directives/repeat.js';
export { live } from 'lit/directives/live.js';

/** A part of the page: without a shadow, so that the page's styles hold; drawn anew on changes. */
export class Part extends LitElement {
  #stop;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = subscribe(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** The first element within that fits. */
  find(selector) {
    return this.querySelector(selector);
  }

  /** Puts the focus on an element within, once it is drawn. */
  async focusOn(selector) {
    await this.updateComplete;
    this.find(selector)?.focus();
  }
}

/** A part that shows what the desk answered: of several questions, the last one's answer. */
export class Asking extends Part {
  static properties = { problem: { state: true } };

  #asked = 0;

  /**
   * Asks, and shows the answer unless something else was asked meanwhile.
   *
   * @param question gives a promise of the answer
   * @param show what to do with it
   */
  async latest(question, show) {
    const number = ++this.#asked;
    try {
      const answer = await question();
      if (number !== this.#asked) return;
      this.problem = undefined;
      await show(answer);
    } catch (problem) {
      if (number === this.#asked) this.problem = problem;
    }
  }
}

/** A part in a dialog over the page; the browser keeps the focus in it and gives it back. */
export class Dialog extends Part {
  static properties = { problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.problem = undefined;
    this.busy = false;
  }

  firstUpdated() {
    const dialog = this.find('dialog');
    dialog.addEventListener('close', () => this.dispatchEvent(new CustomEvent('closed', { bubbles: true })));
    this.before = document.activeElement;
    dialog.showModal();
  }

  /** Taken away while it is open, the browser would give the focus to nobody. */
  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.find('dialog')?.open) this.before?.focus();
  }

  close() {
    this.find('dialog').close();
  }

  /** Does something that may fail; closes the dialog when it did not. */
  async attempt(work) {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await work();
      this.close();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

/**
 * A field that chooses one of some.
 *
 * @param page what its texts and ids begin with
 * @param options [value, text] of each
 */
export const choice = (page, name, options, chosen, change) => html`<div><label class="form-label" for="${page}-${name}">${t(`${page}.${name}`)}</label>
  <select class="form-select" id="${page}-${name}" @change=${(event) => change(event.target.value)}>
    ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
  </select></div>`;

/** Where nothing is to be shown. */
export const when = (condition, content) => (condition ? content() : nothing);
