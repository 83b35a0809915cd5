/** Texts that wait for review: what was found in them, and the decision. */
import { call } from '../api.js';
import { kept, keep } from '../keep.js';
import { address } from '../route.js';
import { state, tell } from '../state.js';
import { html, Part, repeat, when } from '../part.js';
import { rich } from '../rich.js';
import { moment, whole } from '../time.js';
import { t, trouble } from '../texts.js';

const MOST_REASON = 500;

class Held extends Part {
  static properties = { shown: { state: true }, list: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.shown = 'waiting';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  /** The live connection tells only how many there are; then the list is read again. */
  willUpdate() {
    if (this.counted !== undefined && this.counted !== state.held) this.#load();
    this.counted = state.held;
  }

  async #load() {
    try {
      this.list = (await call('GET', `/desk/held?state=${this.shown}`)).held;
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  #show(shown) {
    this.shown = shown;
    this.list = undefined;
    this.#load();
  }

  render() {
    return html`<section class="wide" aria-labelledby="held-title">
      <header class="page-head"><h1 class="h5" id="held-title">${t('page.held')}</h1>
        <div class="btn-group" role="group" aria-label=${t('held.which')}>
          ${['waiting', 'decided'].map((name) => html`<button type="button" class="btn btn-outline-primary ${this.shown === name ? 'active' : ''}" aria-pressed=${String(this.shown === name)} @click=${() => this.#show(name)}>${t(`held.${name}`)}</button>`)}
        </div></header>
      <p class="text-body-secondary">${t('held.lead')}</p>
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)} <button type="button" class="btn btn-link btn-sm" @click=${this.#load}>${t('again.do')}</button></p>`)}
      ${this.list ? this.#list() : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
    </section>`;
  }

  #list() {
    if (!this.list.length) return html`<p class="empty">${t(`held.${this.shown}.none`)}</p>`;
    return html`<ul class="plain cards">${repeat(this.list, (one) => one.id, (one) => this.#item(one))}</ul>`;
  }

  #item(one) {
    return html`<li class="card" data-held=${one.id}><div class="card-body">
      <h2 class="h6">${t(`held.kind.${one.kind}`)} <span class="badge text-bg-warning">${t(`held.by.${one.by}`, one)}</span></h2>
      <p class="small text-body-secondary">${this.#who(one)} · <time datetime=${one.at} title=${whole(one.at)}>${moment(one.at)}</time>
        ${when(one.library !== state.me.library, () => html` · ${one.library === '*' ? t('held.alliance') : one.library}`)}
        ${when(one.consult, () => html` · <a href=${address('desk', one.consult)}>${t('held.consult')}</a>`)}
        ${when(one.file, () => html` · <a href=${address('directory')}>${one.file}</a>`)}
        ${when(one.entry, () => html` · <a href=${address('drafts')}>${t('held.draft')}</a>`)}</p>
      <blockquote class="said" tabindex="0">${rich(one.text)}</blockquote>
      ${one.state === 'waiting' ? this.#decision(one) : this.#fate(one)}
    </div></li>`;
  }

  #who(one) {
    if (one.librarian) return one.librarian.name;
    return one.alias ? t('consult.reader', { alias: one.alias }) : t('held.nobody');
  }

  #decision(one) {
    if (one.own) return html`<p class="second mb-0"><i class="bi bi-people" aria-hidden="true"></i>${t('held.own')}</p>`;
    const place = `held.${one.id}`;
    return html`<label class="form-label small" for="reason-${one.id}">${t('held.reason')}</label>
      <input class="form-control mb-2" id="reason-${one.id}" maxlength=${MOST_REASON} .value=${kept(place)} @input=${(event) => keep(place, event.target.value)}>
      <div class="detail-buttons">
        <button type="button" class="btn btn-primary release" ?disabled=${this.busy} @click=${() => this.#decide(one, 'release')}>${t(`held.release.${one.kind}`)}</button>
        <button type="button" class="btn btn-light refuse" ?disabled=${this.busy} @click=${() => this.#decide(one, 'refuse')}>${t('held.refuse')}</button>
      </div>`;
  }

  #fate(one) {
    const who = one.decidedBy?.name ?? '';
    return html`<p class="mb-0"><b>${t(`held.state.${one.state}`)}</b> ${when(one.decidedAt, () => t('held.decided.by', { who, at: moment(one.decidedAt) }))}${when(one.reason, () => html` <span>${t('held.because', one)}</span>`)}</p>`;
  }

  async #decide(one, decision) {
    if (this.busy) return;
    this.busy = true;
    const place = `held.${one.id}`;
    const reason = kept(place).trim();
    try {
      await call('POST', `/desk/held/${encodeURIComponent(one.id)}`, reason ? { decision, reason } : { decision });
      keep(place, '');
      this.list = this.list.filter((other) => other.id !== one.id);
      tell(t(`held.done.${decision}`), 'success');
    } catch (problem) {
      tell(trouble(problem), 'warning');
      this.#load();
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('desk-held', Held);
