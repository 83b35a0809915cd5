/** The applications to a call that she may see: her own to write, others' to judge and to choose. */
import { newKey } from '../api.js';
import { keep, kept } from '../keep.js';
import { html, nothing, repeat, when } from '../part.js';
import { rich } from '../rich.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { CallPart, points } from './call-part.js';
import './call-files.js';

const MOST_CHARACTERS = 8_000;

class CallApplications extends CallPart {
  static properties = { writing: { state: true }, chosen: { state: true }, given: { state: true }, leaving: { state: true } };

  willUpdate() {
    if (this.shown === this.one.id) return;
    this.shown = this.one.id;
    this.writing = undefined;
    this.chosen = new Set(this.one.partners.map(({ application }) => application));
    this.given = {};
    this.leaving = undefined;
    this.problem = undefined;
  }

  render() {
    const { one } = this;
    const some = one.applications;
    if (!some.length && !this.may('apply') && !(one.home && one.state === 'judging')) return nothing;
    return html`<section class="call-part" aria-labelledby="applications-title"><h3 class="h6" id="applications-title">${t('calls.applications')}</h3>
      ${this.trouble()}
      ${when(!some.length && one.state === 'judging', () => html`<p class="empty">${t('calls.applications.none')}</p>`)}
      <ul class="plain cards">${repeat(some, ({ id }) => id, (it) => this.#application(it))}</ul>
      ${when(this.may('select') && some.some(({ stage }) => stage !== 'draft'), () => html`<div class="detail-buttons mt-2"><button type="button" class="btn btn-primary" ?disabled=${this.busy || !this.chosen.size || this.#isSelected()} @click=${this.#select}>${t('calls.do.select', { n: this.chosen.size })}</button></div>`)}
      ${when(this.may('apply'), () => (this.writing === 'new' || kept(this.#place('new')) ? this.#form('new', '') : html`<button type="button" class="btn ${some.length ? 'btn-light' : 'btn-primary'} mt-2" @click=${() => { this.writing = 'new'; }}>${t(some.length ? 'calls.apply.other' : 'calls.do.apply')}</button>`))}
    </section>`;
  }

  #place(id) {
    return `call.${this.one.id}.${id}`;
  }

  #application(it) {
    const own = it.library.id === state.me.library;
    const choosable = this.may('select') && (it.stage === 'submitted' || it.stage === 'selected' || it.stage === 'declined');
    return html`<li class="card card-body">
      <div class="d-flex flex-wrap gap-2 align-items-baseline">
        ${when(choosable, () => html`<input class="form-check-input" type="checkbox" id="choose-${it.id}" .checked=${this.chosen.has(it.id)} ?disabled=${it.left} @change=${(event) => this.#choose(it.id, event.target.checked)}>`)}
        <label class="fw-semibold" for=${choosable ? `choose-${it.id}` : nothing}>${it.organisation ? `${it.organisation}（${it.library.name}）` : it.library.name}</label>
        <span class="badge call-stage ${it.stage}">${t(`calls.stage.${it.stage}`)}</span>
        ${when(it.left, () => html`<span class="badge text-bg-secondary">${t('calls.left')}</span>`)}
        ${when(it.score !== undefined, () => html`<span class="ms-auto"><b>${it.score.toFixed(1)}</b> <span class="small text-body-secondary">${t('calls.points')}</span></span>`)}
      </div>
      ${this.writing === it.id && this.may('apply', it) ? this.#form(it.id, it.material, it) : html`<p class="pre my-2">${rich(it.material)}</p>`}
      <desk-call-files .one=${this.one} .may=${it.may.includes('attach')} .application=${it.id} .milestone=${''}></desk-call-files>
      ${when(own, () => this.#own(it))}
      ${when(it.may.includes('score') || it.scores.length, () => this.#scores(it))}
    </li>`;
  }

  /** What is next stands above: the agreement. */
  async #select() {
    if (await this.act('select', { applications: [...this.chosen] }, 'calls.did.select')) {
      this.closest('.detail-side').querySelector('.detail-head').scrollIntoView();
    }
  }

  /** Whether those who are chosen are those who were. */
  #isSelected() {
    const { partners } = this.one;
    return partners.length === this.chosen.size && partners.every(({ application }) => this.chosen.has(application));
  }

  #choose(id, chosen) {
    const next = new Set(this.chosen);
    if (chosen) next.add(id);
    else next.delete(id);
    this.chosen = next;
  }

  #own(it) {
    const path = `${this.path}/applications/${encodeURIComponent(it.id)}/acts`;
    return html`<div class="detail-buttons mt-2">
      ${when(this.may('submit-application', it), () => html`<button type="button" class="btn btn-primary" ?disabled=${this.busy || this.writing === it.id} @click=${() => this.send('POST', path, { act: 'submit', version: it.version }, 'calls.did.apply')}>${t('calls.do.hand')}</button>`)}
      ${when(this.may('apply', it) && this.writing !== it.id, () => html`<button type="button" class="btn btn-light" @click=${() => this.#rewrite(it)}>${t('calls.do.write')}</button>`)}
      ${when(this.may('withdraw-application', it), () => this.#leave(it, path))}
    </div>`;
  }

  /** Before the deadline she may come back; afterwards that is for good, and she is asked. */
  #leave(it, path) {
    const go = () => this.send('POST', path, { act: 'withdraw', version: it.version }, 'calls.did.back');
    const button = (tone, text, click) => html`<button type="button" class="btn ${tone}" ?disabled=${this.busy} @click=${click}>${text}</button>`;
    if (this.one.state === 'open') return button('btn-light', t('calls.do.back'), go);
    if (this.leaving !== it.id) return button('btn-light', t('calls.do.back'), () => { this.leaving = it.id; });
    return html`<p class="w-100 mb-0" role="status">${t('calls.back.sure')}</p>${button('btn-danger', t('calls.back.do'), go)}${button('btn-light', t('calls.cancel'), () => { this.leaving = undefined; })}`;
  }

  #form(id, before, it) {
    const place = this.#place(id);
    const text = kept(place);
    const key = `material-${id}`;
    return html`<form class="mt-2" @submit=${(event) => this.#write(event, id, it)}>
      ${when(!it, () => html`<label class="form-label" for="${key}-org">${t('calls.organisation')}</label>
        <input class="form-control mb-2" id="${key}-org" name="organisation" maxlength="60" placeholder=${t('calls.organisation.self')}>`)}
      <label class="form-label" for=${key}>${t('calls.material')}</label>
      <textarea class="form-control mb-1" id=${key} rows="7" maxlength=${MOST_CHARACTERS} .value=${text} @input=${(event) => { keep(place, event.target.value); this.requestUpdate(); }}></textarea>
      <p class="form-text">${t('calls.material.how')}</p>
      <div class="detail-buttons"><button class="btn btn-primary" ?disabled=${this.busy || !text.trim()}>${t('calls.do.save')}</button>
        <button type="button" class="btn btn-light" @click=${() => { keep(place, ''); this.writing = undefined; }}>${t('calls.cancel')}</button></div>
    </form>`;
  }

  /** Begins where she left off; what a colleague saves from now on is not overwritten unseen. */
  #rewrite(it) {
    const place = this.#place(it.id);
    if (!kept(place)) keep(place, it.material);
    this.seen = it.version;
    this.writing = it.id;
  }

  trouble() {
    return this.writing && this.isOutdated() ? this.overwrite() : super.trouble();
  }

  async #write(event, id, it) {
    event.preventDefault();
    const place = this.#place(id);
    const body = { version: it ? this.seen ?? it.version : 0, material: kept(place).trim() };
    const organisation = event.target.elements.organisation?.value.trim();
    if (organisation) body.organisation = organisation;
    this.fresh ??= newKey();
    const name = it?.id ?? this.fresh;
    if (await this.send('PUT', `${this.path}/applications/${encodeURIComponent(name)}`, body, 'calls.did.save')) {
      keep(place, '');
      this.writing = undefined;
      this.fresh = undefined;
    } else if (this.isOutdated()) {
      this.seen = undefined;
    }
  }

  #scores(it) {
    const { criteria } = this.one.terms;
    const mine = it.scores.find(({ by }) => by.id === state.me.id)?.points;
    const given = this.given[it.id] ?? mine ?? [];
    const whole = criteria.every((_, i) => Number.isInteger(given[i]) && given[i] >= 0 && given[i] <= 100);
    return html`<details class="mt-2" ?open=${it.may.includes('score') && !mine}><summary>${t('calls.scores', { n: it.scores.length })}</summary>
      ${when(it.scores.length, () => html`<ul class="small mb-2">${it.scores.map(({ by, points }) => html`<li>${by.name}：${points.map((n, i) => `${criteria[i].name} ${n}`).join('，')}</li>`)}</ul>`)}
      ${when(it.may.includes('score'), () => html`<form @submit=${(event) => this.#score(event, it, given)}><div class="form-grid">${criteria.map((one, i) => html`<div>
        <label class="form-label small mb-0" for="score-${it.id}-${i}">${t('calls.weight', { name: one.name, share: points(one.points) })}</label>
        <input class="form-control" id="score-${it.id}-${i}" type="number" inputmode="numeric" min="0" max="100" step="1" required .value=${given[i] ?? ''} @input=${(event) => this.#give(it, i, event.target.value, given)}></div>`)}</div>
        <button class="btn btn-light btn-sm" ?disabled=${this.busy || !whole}>${t('calls.do.score')}</button></form>`)}
    </details>`;
  }

  #give(it, i, value, before) {
    const next = [...before];
    next[i] = value === '' ? undefined : Number(value);
    this.given = { ...this.given, [it.id]: next };
  }

  async #score(event, it, points) {
    event.preventDefault();
    const done = await this.send('PUT', `${this.path}/applications/${encodeURIComponent(it.id)}/scores`, { points }, 'calls.did.score');
    if (done) this.given = { ...this.given, [it.id]: undefined };
  }
}

customElements.define('desk-call-applications', CallApplications);
