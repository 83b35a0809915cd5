/** The scorecard (绩效): how the alliance, a library, a subject or she herself did in a period. */
import { call } from '../api.js';
import { state } from '../state.js';
import { Asking, choice, html, when } from '../part.js';
import { daysAgo, lastDays } from '../time.js';
import { language, t, trouble } from '../texts.js';
import './score-dimension.js';
import './score-target.js';

const DIMENSIONS = ['service', 'platform', 'resource', 'institution'];
const SPANS = [30, 90, 365];

class Scorecard extends Asking {
  static properties = { from: { state: true }, until: { state: true }, compare: { state: true }, where: { state: true }, indicators: { state: true }, sheet: { state: true }, groups: { state: true }, setting: { state: true } };

  constructor() {
    super();
    this.compare = 'before';
    this.where = 'alliance';
    this.groups = [];
    this.#span(SPANS[0]);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #span(days) {
    Object.assign(this, lastDays(days));
  }

  #query() {
    const [scope, id] = this.where.split(' ');
    const given = new URLSearchParams({ from: this.from, until: this.until, compare: this.compare, scope });
    if (id) given.set('id', id);
    return given;
  }

  #load() {
    const given = this.#query();
    const both = () => Promise.all([this.indicators ? this : call('GET', '/scorecard/indicators'), call('GET', `/scorecard?${given}`)]);
    return this.latest(both, async ([{ indicators }, sheet]) => {
      this.indicators = indicators;
      this.sheet = sheet;
      this.#libraries ??= sheet.figures.find((one) => one.libraries.length)?.libraries;
      if (!this.groups.length) this.groups = (await call('GET', '/subjects')).groups;
    });
  }

  #libraries;

  #choose(changes) {
    Object.assign(this, changes);
    this.#load();
  }

  render() {
    return html`<section class="wide scorecard" aria-labelledby="scorecard-title">
      <header class="page-head"><h1 class="h5" id="scorecard-title">${t('page.scorecard')}</h1>
        <div class="no-print d-flex flex-wrap gap-2">
          ${['csv', 'xlsx'].map((format) => html`<a class="btn btn-light btn-sm" href="/api/v1/scorecard/export?${this.#query()}&format=${format}&language=${language()}" download><i class="bi bi-download" aria-hidden="true"></i> ${t(`score.${format}`)}</a>`)}
          <button type="button" class="btn btn-light btn-sm" @click=${() => print()}><i class="bi bi-printer" aria-hidden="true"></i> ${t('score.print')}</button>
        </div></header>
      <p class="text-body-secondary no-print">${t('score.lead')}</p>
      ${this.#form()}
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}</p>`)}
      ${this.sheet ? this.#shown() : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
      ${when(this.setting, () => html`<desk-score-target .indicator=${this.setting} .library=${this.#target()} .where=${this.sheet.name || t('referrals.all')}
        @closed=${() => { this.setting = undefined; }} @set=${() => this.#load()}></desk-score-target>`)}
    </section>`;
  }

  #target() {
    return this.sheet.scope === 'alliance' ? '*' : this.sheet.id;
  }

  #form() {
    const span = SPANS.find((days) => this.until === daysAgo(0) && this.from === daysAgo(days - 1));
    return html`<form class="search-form no-print" @submit=${(event) => event.preventDefault()}>
      ${this.#select('where', this.#places(), this.where, (where) => ({ where }))}
      ${this.#select('days', [...SPANS.map((n) => [n, t('referrals.last', { n })]), ...(span ? [] : [['', t('score.days.own')]])], span ?? '', (days) => { this.#span(Number(days)); return {}; })}
      ${['from', 'until'].map((name) => html`<div><label class="form-label" for="score-${name}">${t(`score.${name}`)}</label>
        <input class="form-control" type="date" id="score-${name}" .value=${this[name]} max=${daysAgo(0)} @change=${(event) => { if (event.target.value) this.#choose({ [name]: event.target.value }); }}></div>`)}
      ${this.#select('compare', ['before', 'year'].map((name) => [name, t(`score.compare.${name}`)]), this.compare, (compare) => ({ compare }))}
    </form>`;
  }

  /** What she may see. */
  #places() {
    const { role, library } = state.me;
    const libraries = role === 'alliance-admin'
      ? (this.#libraries ?? []).map((one) => [`library ${one.id}`, one.name])
      : [[`library ${library}`, t('referrals.here')]];
    return [['alliance', t('referrals.all')], ...libraries, ['librarian', t('score.myself')],
      ...this.groups.map(({ code, name }) => [`subject ${code}`, `${code} ${name}`])];
  }

  #select(name, options, chosen, chose) {
    return choice('score', name, options, chosen, (value) => this.#choose(chose(value)));
  }

  #shown() {
    const { period, before, countedUntil, figures, name } = this.sheet;
    const nothing = figures.every((one) => !one.value && !one.suppressed);
    return html`<p class="score-period"><b>${name || t('referrals.all')}</b> ${period.from} — ${period.until}
        ${when(before, () => html`<span class="text-body-secondary">${t('score.against', { from: before.from, until: before.until })}</span>`)}</p>
      ${when(!countedUntil, () => html`<p class="alert alert-info" role="status">${t('score.counting')}</p>`)}
      ${when(nothing, () => html`<p class="empty">${t('score.none')}</p>`)}
      ${DIMENSIONS.map((dimension) => html`<desk-score-dimension .dimension=${dimension} .indicators=${this.indicators} .sheet=${this.sheet} @target=${(event) => { this.setting = event.detail; }}></desk-score-dimension>`)}
      <p class="small text-body-secondary">${t('score.notes')}</p>`;
  }
}

customElements.define('desk-scorecard', Scorecard);
