/** Where a call is written. What is typed stays in the tab until it was saved. */
import { call, newKey } from '../api.js';
import { keep, kept } from '../keep.js';
import { address, go } from '../route.js';
import { html, when } from '../part.js';
import { t } from '../texts.js';
import { CallPart, points } from './call-part.js';

const KINDS = ['teacher', 'department', 'company', 'library'];
const BLANK = {
  title: '', subject: '*', kind: 'teacher', initiator: '', items: '', cooperation: '', goals: '', budget: 0, talent: '',
  split: [], day: '', time: '', criteria: [],
};

/** A deadline at midnight in China is the end of the day before. */
function dayAndTime(deadline) {
  const at = (ms) => new Date(ms).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).split(' ');
  const [day, time] = at(Date.parse(deadline));
  return time.startsWith('00:00') ? { day: at(Date.parse(deadline) - 1)[0], time: '' } : { day, time: time.slice(0, 5) };
}

class CallForm extends CallPart {
  static properties = { form: { state: true }, groups: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    const { terms } = this.one ?? {};
    const known = terms ? { ...terms, subject: terms.subject.code, ...dayAndTime(terms.deadline) } : { ...BLANK, criteria: [{ name: t('calls.criteria.first'), points: 6_000 }, { name: t('calls.criteria.second'), points: 4_000 }] };
    const typed = kept(this.draft);
    this.form = typed ? JSON.parse(typed) : { ...known, id: this.one?.id ?? newKey(), version: this.one?.version ?? 0 };
    this.#subjects();
  }

  /** Where in the tab it is kept. */
  get draft() {
    return `callform.${this.one?.id ?? 'new'}`;
  }

  async #subjects() {
    try {
      this.groups = (await call('GET', '/subjects')).groups;
    } catch (problem) {
      this.problem = problem;
    }
  }

  #change(what) {
    this.form = { ...this.form, ...what };
    keep(this.draft, JSON.stringify(this.form));
  }

  render() {
    const { form } = this;
    return html`<header class="detail-head"><a class="btn btn-light back" href=${address('calls')} aria-label=${t('back')}><i class="bi bi-chevron-left" aria-hidden="true"></i></a>
        <h2 class="h5">${t(this.one ? 'calls.edit' : 'calls.new')}</h2></header>
      <p class="text-body-secondary">${t('calls.form.lead')}</p>
      <form @submit=${this.#save}>
        ${this.#line('title', 100)}
        <div class="form-grid">
          <div><label class="form-label" for="call-kind">${t('calls.kind')}</label><select class="form-select" id="call-kind" @change=${(event) => this.#change({ kind: event.target.value })}>${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === form.kind}>${t(`calls.kind.${kind}`)}</option>`)}</select></div>
          <div>${this.#line('initiator', 60)}</div>
          <div>${this.#subject()}</div>
        </div>
        ${this.#text('items', 2000)}${this.#text('cooperation', 1000)}${this.#text('goals', 2000)}${this.#text('talent', 1000)}
        <div class="form-grid">
          <div><label class="form-label" for="call-day">${t('calls.deadline')}</label><input class="form-control" id="call-day" type="date" required .value=${form.day} @change=${(event) => this.#change({ day: event.target.value })}></div>
          <div><label class="form-label" for="call-time">${t('calls.time')}</label><input class="form-control" id="call-time" type="time" .value=${form.time} @change=${(event) => this.#change({ time: event.target.value })}></div>
          <div><label class="form-label" for="call-budget">${t('calls.budget.yuan')}</label><input class="form-control" id="call-budget" type="number" inputmode="decimal" min="0" step="0.01" .value=${String(form.budget / 100)} @change=${(event) => this.#change({ budget: Math.round(Number(event.target.value) * 100) })}></div>
        </div>
        <p class="form-text">${t('calls.deadline.how')}</p>
        ${when(form.budget > 0, () => this.#shares('split'))}
        ${this.#shares('criteria')}
        ${this.trouble()}
        <div class="detail-buttons"><button class="btn btn-primary" ?disabled=${this.busy || !form.title.trim()}>${t('calls.do.save')}</button>
          <button type="button" class="btn btn-light" @click=${this.#leave}>${t('calls.cancel')}</button></div>
      </form>`;
  }

  #line(name, most) {
    return html`<label class="form-label" for="call-${name}">${t(`calls.${name}`)}</label>
      <input class="form-control mb-2" id="call-${name}" maxlength=${most} .value=${this.form[name]} @input=${(event) => this.#change({ [name]: event.target.value })}>`;
  }

  #text(name, most) {
    return html`<label class="form-label" for="call-${name}">${t(`calls.${name}`)}</label>
      <textarea class="form-control mb-2" id="call-${name}" rows="2" maxlength=${most} .value=${this.form[name]} @input=${(event) => this.#change({ [name]: event.target.value })}></textarea>`;
  }

  #subject() {
    const option = ({ code, name }) => html`<option value=${code} ?selected=${code === this.form.subject}>${name}</option>`;
    return html`<label class="form-label" for="call-subject">${t('calls.subject')}</label>
      <select class="form-select mb-2" id="call-subject" @change=${(event) => this.#change({ subject: event.target.value })}>
        <option value="*" ?selected=${this.form.subject === '*'}>${t('calls.anysubject')}</option>
        ${(this.groups ?? []).map((group) => html`${option(group)}${group.programmes.map((one) => option({ ...one, name: `　${one.name}` }))}`)}
      </select>`;
  }

  #shares(name) {
    const all = this.form[name];
    const sum = all.reduce((total, one) => total + one.points, 0);
    const change = (i, what) => this.#change({ [name]: all.map((one, n) => (n === i ? { ...one, ...what } : one)) });
    return html`<fieldset class="mb-3"><legend class="h6 mb-1">${t(`calls.${name}`)}</legend>
      ${all.map((one, i) => html`<div class="call-share mb-1">
        <div><input class="form-control" aria-label=${t('calls.part.name', { n: i + 1 })} maxlength="60" .value=${one.name} @input=${(event) => change(i, { name: event.target.value })}></div>
        <div class="input-group"><input class="form-control" aria-label=${t('calls.part.share', { n: i + 1 })} type="number" inputmode="decimal" min="0" max="100" step="0.01" .value=${String(one.points / 100)} @change=${(event) => change(i, { points: Math.round(Number(event.target.value) * 100) })}><span class="input-group-text">%</span></div>
        <button type="button" class="btn btn-light" aria-label=${t('calls.part.remove', { n: i + 1 })} @click=${() => this.#change({ [name]: all.filter((_, n) => n !== i) })}><i class="bi bi-x-lg" aria-hidden="true"></i></button></div>`)}
      <div class="d-flex flex-wrap gap-3 align-items-baseline"><button type="button" class="btn btn-light btn-sm" ?disabled=${all.length >= 20} @click=${() => this.#change({ [name]: [...all, { name: '', points: Math.max(0, 10_000 - sum) }] })}><i class="bi bi-plus-lg" aria-hidden="true"></i> ${t('calls.part.add')}</button>
      ${when(all.length, () => html`<span class="form-text m-0 ${sum === 10_000 ? '' : 'text-danger'}" role="status">${t('calls.sum', { sum: points(sum) })}</span>`)}</div></fieldset>`;
  }

  async #save(event) {
    event.preventDefault();
    const { id, day, time, version, ...rest } = this.form;
    const fields = ['title', 'subject', 'kind', 'initiator', 'items', 'cooperation', 'goals', 'budget', 'split', 'talent', 'criteria'];
    const body = { ...Object.fromEntries(fields.map((name) => [name, rest[name]])), version: version ?? this.one?.version ?? 0, deadline: time ? `${day}T${time}` : day };
    const { draft } = this;
    if (await this.send('PUT', `/desk/calls/${encodeURIComponent(id)}`, body, 'calls.did.save')) {
      keep(draft, '');
      if (!this.one) go('calls', id);
    } else if (this.isOutdated()) {
      this.#change({ version: undefined });
    }
  }

  trouble() {
    return this.isOutdated() ? this.overwrite() : super.trouble();
  }

  #leave() {
    keep(this.draft, '');
    if (this.one) this.dispatchEvent(new CustomEvent('left', { bubbles: true }));
    else go('calls');
  }
}

customElements.define('desk-call-form', CallForm);
