/** A box for words that go with an act; what was typed stays until they were taken. */
import { keep, kept } from '../keep.js';
import { html, Part, when } from '../part.js';
import { t } from '../texts.js';

class CallWords extends Part {
  static properties = {
    place: { attribute: false }, label: { attribute: false }, button: { attribute: false },
    graded: { attribute: false }, busy: { attribute: false }, grade: { state: true },
  };

  constructor() {
    super();
    this.grade = 4;
  }

  firstUpdated() {
    this.focusOn('textarea');
  }

  render() {
    const id = `words-${this.place.replaceAll('.', '-')}`;
    return html`<form class="call-words" @submit=${this.#send}>
      ${when(this.graded, () => html`<label class="form-label" for="${id}-grade">${t('calls.gradeit')}</label>
        <select class="form-select mb-2" id="${id}-grade" @change=${(event) => { this.grade = Number(event.target.value); }}>
          ${[5, 4, 3, 2, 1].map((n) => html`<option value=${n} ?selected=${n === this.grade}>${t('calls.grade', { n })}</option>`)}</select>`)}
      <label class="form-label" for=${id}>${this.label}</label>
      <textarea class="form-control mb-2" id=${id} rows="3" maxlength=${this.graded ? 4000 : 500} .value=${kept(this.place)} @input=${(event) => { keep(this.place, event.target.value); this.requestUpdate(); }}></textarea>
      <button class="btn btn-primary" ?disabled=${this.busy || !kept(this.place).trim()}>${this.button}</button>
    </form>`;
  }

  #send(event) {
    event.preventDefault();
    const done = () => keep(this.place, '');
    this.dispatchEvent(new CustomEvent('words', { detail: { text: kept(this.place).trim(), grade: this.grade, done } }));
  }
}

customElements.define('desk-call-words', CallWords);
