/** The ledger: what libraries did for each other. */
import { call } from '../api.js';
import { state } from '../state.js';
import { Asking, html, nothing, when } from '../part.js';
import { address } from '../route.js';
import { lastDays, whole } from '../time.js';
import { t, trouble } from '../texts.js';
import './chart.js';
import './shares.js';
import './take-back.js';

const KINDS = ['consult', 'ticket', 'faq-entry', 'faq-answer', 'records', 'referral', 'project'];
const COLOURS = ['#0f5c63', '#6f9ea2', '#c77700', '#7a5195', '#2f7d4f', '#9a3b3b', '#4a6fa5'];
const PHONE = '(max-width: 767.98px)';
const SPANS = [30, 90, 365];

/** More rows than this are shown on demand. */
const ROWS = 24;

class Contributions extends Asking {
  static properties = { days: { state: true }, ledger: { state: true }, taking: { state: true }, open: { state: true } };

  constructor() {
    super();
    this.days = 30;
    this.open = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load() {
    const given = new URLSearchParams(lastDays(this.days));
    return this.latest(() => call('GET', `/contributions?${given}`), (ledger) => { this.ledger = ledger; });
  }

  render() {
    return html`<section class="wide" aria-labelledby="contributions-title">
      <header class="page-head"><h1 class="h5" id="contributions-title">${t('page.contributions')}</h1></header>
      <p class="text-body-secondary">${t('contributions.lead')}</p>
      <form class="search-form"><div><label class="form-label" for="contributions-days">${t('referrals.days')}</label>
        <select class="form-select" id="contributions-days" @change=${(event) => { this.days = Number(event.target.value); this.#load(); }}>
          ${SPANS.map((n) => html`<option value=${n} ?selected=${n === this.days}>${t('referrals.last', { n })}</option>`)}
        </select></div></form>
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}</p>`)}
      ${this.ledger ? this.#shown() : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
    </section>`;
  }

  #shown() {
    const { sums, deeds } = this.ledger;
    if (!sums.length) return html`<p class="empty">${t('contributions.none')}</p>`;
    const everybody = state.me.role === 'alliance-admin';
    const mayTakeBack = state.me.role !== 'librarian';
    const givers = [...new Set(sums.map((sum) => sum.library))];
    const count = (library, kind) => sums.filter((sum) => sum.library === library && sum.kind === kind).reduce((all, sum) => all + sum.deeds, 0);
    const total = sums.reduce((all, sum) => all + sum.deeds, 0);
    return html`<div class="plots"><figure><figcaption class="h6">${t('contributions.sums')}</figcaption>
        <desk-chart .label=${t('contributions.chart', { n: total })} .option=${this.#bars(givers, count)}></desk-chart></figure></div>
      <div class="table-responsive"><table class="table align-middle figures">
        <thead><tr><th scope="col">${t('contributions.from')}</th><th scope="col" class="text-start">${t('contributions.helped')}</th>${KINDS.map((kind) => html`<th scope="col">${t(`contributions.${kind}`)}</th>`)}</tr></thead>
        ${givers.map((library) => this.#giver(library, this.#helped(sums, library), count, givers.length))}
      </table></div>
      <desk-shares .span=${lastDays(this.days)} .ledger=${this.ledger}></desk-shares>
      ${when(deeds.length, () => html`<h2 class="h6">${t('contributions.deeds')}</h2>
        <div class="table-responsive"><table class="table align-middle deeds">
          <thead><tr>${[...(everybody ? ['from'] : []), 'when', 'what', 'who', 'helped'].map((name) => html`<th scope="col">${t(`contributions.${name}`)}</th>`)}${when(mayTakeBack, () => html`<th></th>`)}</tr></thead>
          <tbody>${deeds.map((deed) => this.#deed(deed, everybody, mayTakeBack))}</tbody>
        </table></div>`)}
      ${when(this.taking, () => html`<desk-take-back .deed=${this.taking} @closed=${() => { this.taking = undefined; }} @taken=${() => this.#load()}></desk-take-back>`)}`;
  }

  /** Says of itself what it was, or what it takes back and why. */
  #deed(deed, everybody, mayTakeBack) {
    const what = deed.corrects
      ? html`<s>${t(`contributions.${deed.kind}`)}</s> <span class="small">${t('contributions.counter', { n: deed.amount, id: deed.corrects, reason: deed.reason })}</span>`
      : html`${t(`contributions.${deed.kind}`)} ${deed.title ? html`<a href=${address('calls', deed.what)}>${deed.title}</a>` : html`<span class="small text-body-secondary">${deed.source ? t('contributions.amount', { n: deed.amount, source: deed.source }) : deed.what}</span>`}`;
    return html`<tr>${when(everybody, () => html`<td>${deed.library}</td>`)}<td>${whole(deed.at)}</td><td><span class="small text-body-secondary">#${deed.id}</span> ${what}</td>
      <td>${deed.who} ${when(deed.whoId && deed.whoId !== deed.who, () => html`<span class="small text-body-secondary">${deed.whoId}</span>`)}</td><td class=${deed.helped ? nothing : 'text-nowrap'}>${deed.helped || t('contributions.everybody')}</td>
      ${when(mayTakeBack, () => html`<td class="text-end">${when(!deed.corrects, () => html`<button class="btn btn-sm btn-light text-nowrap" @click=${() => { this.taking = deed; }}>${t('contributions.take-back')}</button>`)}</td>`)}</tr>`;
  }

  /** What a library did in all; whom it helped stands below, where many gave only on demand. */
  #giver(library, helped, count, givers) {
    const many = givers * helped.length > ROWS;
    const shown = !many || this.open.includes(library);
    const cells = (of) => KINDS.map((kind) => html`<td class=${of(kind) ? nothing : 'text-body-tertiary'}>${of(kind)}</td>`);
    const toggle = () => { this.open = shown ? this.open.filter((one) => one !== library) : [...this.open, library]; };
    return html`<tbody>
      ${when(many, () => html`<tr><th scope="row">${library}</th>
        <td class="text-start"><button class="btn btn-sm btn-light text-nowrap" aria-expanded=${shown} @click=${toggle}>${t('contributions.libraries', { n: helped.filter(([whom]) => whom).length })}</button></td>
        ${cells((kind) => count(library, kind))}</tr>`)}
      ${when(shown, () => helped.map(([whom, of]) => html`<tr><th scope="row">${many ? '' : library}</th><td class="text-start text-nowrap">${whom || t('contributions.everybody')}</td>${cells((kind) => of[kind] ?? 0)}</tr>`))}</tbody>`;
  }

  /** Whom a library helped, and how. */
  #helped(sums, library) {
    const rows = new Map();
    for (const { helped, kind, deeds } of sums.filter((sum) => sum.library === library)) {
      if (!rows.has(helped)) rows.set(helped, {});
      rows.get(helped)[kind] = deeds;
    }
    return [...rows];
  }

  /** Names only what there is: on a phone the others would lie over the bars. */
  #bars(givers, count) {
    const kinds = KINDS.filter((kind) => givers.some((library) => count(library, kind)));
    const phone = matchMedia(PHONE).matches;
    const rows = phone ? Math.ceil(kinds.length / 2) : 1;
    return {
      color: kinds.map((kind) => COLOURS[KINDS.indexOf(kind)]),
      legend: { bottom: 0, data: kinds.map((kind) => t(`contributions.${kind}`)) },
      grid: { left: 8, right: 24, top: 12, bottom: 12 + 24 * rows, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, splitNumber: phone ? 2 : 5 },
      yAxis: { type: 'category', inverse: true, data: givers },
      series: kinds.map((kind) => ({ type: 'bar', stack: 'all', name: t(`contributions.${kind}`), data: givers.map((library) => count(library, kind)), barMaxWidth: 28 })),
    };
  }
}

customElements.define('desk-contributions', Contributions);
