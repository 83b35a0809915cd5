/** Hands a consult or a ticket on: to a person, a subject, a library or the shared desk. */
import { act, call } from '../api.js';
import { takeConsult, state, tell } from '../state.js';
import { settled } from '../outgoing.js';
import { html, nothing, when } from '../part.js';
import { t, trouble } from '../texts.js';
import { FormDialog } from './form-dialog.js';

class HandOn extends FormDialog {
  static properties = { consult: {}, ticket: {}, all: { state: true }, words: { state: true }, missing: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.words = '';
    call('GET', '/desk/colleagues').then((all) => { this.all = all; }, (problem) => { this.missing = problem; });
  }

  render() {
    return this.frame(t(this.ticket ? 'handon.ticket' : 'handon.title'), html`
      ${when(this.missing, () => html`<p class="alert alert-warning">${trouble(this.missing)}</p>`)}
      <label class="visually-hidden" for="hand-on-words">${t('handon.search')}</label>
      <input class="form-control mb-2" id="hand-on-words" type="search" autofocus placeholder=${t('handon.search')} .value=${this.words} @input=${(event) => { this.words = event.target.value; }}>
      ${this.all ? this.#choices() : when(!this.missing, () => html`<p role="status">${t('loading')}</p>`)}
      ${when(!this.ticket, () => html`<label class="form-label" for="hand-on-note">${t('handon.note')}</label>
        <textarea class="form-control mb-3" id="hand-on-note" name="note" rows="2" maxlength="500" placeholder=${t('handon.note.help')}></textarea>`)}
      ${when(this.problem?.code === 'consent', () => html`<button type="button" class="btn btn-outline-primary mb-3" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#ask())}>${t('handon.ask')}</button>`)}
    `, t('handon.do'));
  }

  #choices() {
    const { librarians, libraries, subjects, shared } = this.all;
    const fits = (...texts) => texts.join(' ').toLowerCase().includes(this.words.trim().toLowerCase());
    const library = (id) => libraries.find((one) => one.id === id)?.name ?? id;
    const people = librarians
      .filter((she) => she.id !== state.me.id && fits(she.name, she.id, library(she.library)))
      .sort((one, other) => Number(other.library === state.me.library) - Number(one.library === state.me.library));
    const group = (present) => people.filter((she) => she.present === present).map((she) => this.#person(she, library(she.library)));
    return html`
      <div class="choices mb-3" role="radiogroup" aria-label=${t('handon.to')}>
        ${this.#group('handon.people', group(true))}
        ${this.#group('handon.queues', [
          ...libraries.filter((one) => fits(one.name, one.id)).map((one) => this.#choice(`library:${one.id}`, t('handon.team', { name: one.name }))),
          ...(shared && fits(t('handon.shared')) ? [this.#choice('shared', t('handon.shared'))] : []),
        ])}
        ${this.ticket ? nothing : this.#group('handon.subjects', subjects.filter((one) => fits(one.name, one.code)).map((one) => this.#choice(`subject:${one.code}`, one.name)))}
        ${this.#group('handon.absent', group(false))}
      </div>`;
  }

  #group(title, choices) {
    return when(choices.length, () => html`<p class="group">${t(title)}</p>${choices}`);
  }

  #person(she, library) {
    const there = she.present ? t('person.present') : t('person.absent');
    const duty = she.onDuty ? t('person.duty') : t('person.free');
    const about = html`<span class="small text-body-secondary">${library}</span>
      <span class="standing"><i class="bi bi-${she.present ? 'circle-fill present' : 'circle'}" aria-hidden="true"></i>${there} · ${duty} · ${t('person.load', she)}</span>`;
    return this.#choice(`librarian:${she.id}`, she.name, about, !she.present && !this.ticket);
  }

  #choice(key, name, about = nothing, disabled = false) {
    return html`<label class="choice ${disabled ? 'off' : ''}"><input class="form-check-input" type="radio" name="to" value=${key} required ?disabled=${disabled}><span><b>${name}</b> ${about}</span></label>`;
  }

  /** It leaves the library only when the reader agrees. */
  async #ask() {
    if (this.ticket) {
      await call('POST', `/desk/tickets/${encodeURIComponent(this.ticket.id)}/ask-away`);
    } else {
      const { consult } = await act(this.consult.id, { act: 'ask-away' });
      takeConsult(consult);
    }
    tell(t('handon.asked'), 'success');
  }

  async done({ to, note }) {
    if (this.ticket) {
      await call('POST', `/desk/tickets/${encodeURIComponent(this.ticket.id)}/pass`, { to });
    } else {
      if (!(await settled(this.consult.id))) throw new Error(t('close.unsent'));
      const { consult } = await act(this.consult.id, { act: 'pass', to, note: note.trim() });
      takeConsult(consult);
    }
    tell(t('handon.done'), 'success');
  }
}

customElements.define('desk-hand-on', HandOn);
