/** The funnel: how many readers were led to platforms, and how far they came. */
import { call } from '../api.js';
import { address } from '../route.js';
import { state } from '../state.js';
import { Asking, choice, html, when } from '../part.js';
import { daysAgo, lastDays } from '../time.js';
import { language, t, trouble } from '../texts.js';
import './chart.js';

const STEPS = ['offered', 'accepted', 'clicked', 'opened', 'solved'];
const COLUMNS = [...STEPS, 'unsolved'];
const COLOURS = ['#9db9bb', '#6f9ea2', '#3f8288', '#0f5c63', '#2b6b3f'];
const SPANS = [7, 30, 90, 365];
const GROUPS = ['platform', 'subject', 'library'];

class Referrals extends Asking {
  static properties = { days: { state: true }, by: { state: true }, everywhere: { state: true }, rows: { state: true }, trend: { state: true } };

  constructor() {
    super();
    this.days = 30;
    this.by = 'platform';
    this.everywhere = state.me.role === 'alliance-admin';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load() {
    const given = new URLSearchParams(lastDays(this.days));
    if (!this.everywhere) given.set('library', state.me.library);
    const funnel = (by) => call('GET', `/referrals/funnel?by=${by}&${given}`);
    return this.latest(() => Promise.all([this.by, 'day'].map(funnel)), ([rows, trend]) => {
      this.rows = rows.rows;
      this.trend = trend.rows;
    });
  }

  #choose(changes) {
    Object.assign(this, changes);
    this.#load();
  }

  render() {
    return html`<section class="wide" aria-labelledby="referrals-title">
      <header class="page-head"><h1 class="h5" id="referrals-title">${t('page.referrals')}</h1></header>
      <p class="text-body-secondary">${t('referrals.lead')} <a href=${address('directory')}>${t('referrals.directory')}</a></p>
      <form class="search-form">
        ${this.#select('days', SPANS.map((n) => [n, t('referrals.last', { n })]), this.days, (value) => ({ days: Number(value) }))}
        ${this.#select('by', GROUPS.map((by) => [by, t(`referrals.by.${by}`)]), this.by, (by) => ({ by }))}
        ${when(state.me.role === 'alliance-admin', () => this.#select('where', [['', t('referrals.here')], ['all', t('referrals.all')]], this.everywhere ? 'all' : '', (value) => ({ everywhere: value === 'all' })))}
      </form>
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}</p>`)}
      ${this.rows ? this.#shown() : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
    </section>`;
  }

  #select(name, options, chosen, change) {
    return choice('referrals', name, options, chosen, (value) => this.#choose(change(value)));
  }

  #shown() {
    if (!this.rows.length) return html`<p class="empty">${t('referrals.none')}</p>`;
    const total = Object.fromEntries(COLUMNS.map((name) => [name, this.rows.reduce((sum, row) => sum + row[name], 0)]));
    const label = t('referrals.chart', { n: total.offered, clicked: total.clicked, solved: total.solved });
    return html`<div class="plots">
        <figure><figcaption class="h6">${t('referrals.funnel')}</figcaption><desk-chart .label=${label} .option=${this.#funnel(total)}></desk-chart></figure>
        <figure><figcaption class="h6">${t('referrals.trend')}</figcaption><desk-chart .label=${label} .option=${this.#days()}></desk-chart></figure>
      </div>
      <div class="table-responsive"><table class="table align-middle figures">
        <thead><tr><th scope="col">${t(`referrals.by.${this.by}`)}</th>${COLUMNS.map((name) => html`<th scope="col">${t(`referrals.${name}`)}</th>`)}</tr></thead>
        <tbody>${this.rows.map((row) => html`<tr><th scope="row">${row.name[language()] || t('referrals.nosubject')}</th>${COLUMNS.map((name) => html`<td>${row[name]}</td>`)}</tr>`)}</tbody>
        <tfoot><tr><th scope="row">${t('referrals.total')}</th>${COLUMNS.map((name) => html`<td>${total[name]}</td>`)}</tr></tfoot>
      </table></div>`;
  }

  #funnel(total) {
    return {
      color: COLOURS,
      series: [{
        type: 'funnel', sort: 'none', left: '4%', width: '92%', top: 8, bottom: 8, minSize: '12%', gap: 3, max: Math.max(1, total.offered),
        label: { position: 'inside', formatter: '{b}  {c}', fontSize: 14 },
        data: STEPS.map((name, at) => ({ name: t(`referrals.${name}`), value: total[name], label: { color: at < 2 ? '#12282b' : '#fff' } })),
      }],
    };
  }

  /** With the days on which nothing was. */
  #everyDay() {
    const known = new Map(this.trend.map((row) => [row.key, row]));
    return Array.from({ length: this.days }, (_, at) => daysAgo(this.days - 1 - at)).map((key) => known.get(key) ?? { key });
  }

  #days() {
    const shown = ['offered', 'clicked', 'solved'];
    const trend = this.#everyDay();
    return {
      color: [COLOURS[0], COLOURS[3], '#c77700'],
      legend: { bottom: 0, data: shown.map((name) => t(`referrals.${name}`)) },
      grid: { left: 8, right: 12, top: 12, bottom: 32, containLabel: true },
      xAxis: { type: 'category', data: trend.map((row) => row.key.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: shown.map((name) => ({ type: 'bar', name: t(`referrals.${name}`), data: trend.map((row) => row[name] ?? 0), barMaxWidth: 24 })),
    };
  }
}

customElements.define('desk-referrals', Referrals);
