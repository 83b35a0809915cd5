/** What readers ask that nobody answers: by week, subject and topic, with what could be done. */
import { call } from '../api.js';
import { state } from '../state.js';
import { Asking, choice, html, repeat, when } from '../part.js';
import { lastDays, moment } from '../time.js';
import { t, trouble } from '../texts.js';
import './chart.js';
import './demand-card.js';
import './demand-dialogs.js';
import './weekly.js';

const COLOURS = ['#9db9bb', '#c77700'];
const SPANS = [28, 63, 182, 371];
const MOST_SHOWN = 12;
const ARROWS = { rising: 'arrow-up-right', falling: 'arrow-down-right', steady: 'arrow-right', unknown: 'dash' };

class Demand extends Asking {
  static properties = { days: { state: true }, everywhere: { state: true }, subject: { state: true }, report: { state: true }, all: { state: true }, open: { state: true } };

  constructor() {
    super();
    this.days = 63;
    this.subject = '';
    this.everywhere = state.me.library === '*';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  /** As the suggestions are asked for, and decided about. */
  get #scope() {
    const span = lastDays(this.days);
    if (!this.everywhere) span.library = state.me.library;
    if (this.subject) span.subject = this.subject;
    return span;
  }

  #load() {
    const given = new URLSearchParams(this.#scope);
    return this.latest(() => call('GET', `/demand?${given}`), (report) => { this.report = report; });
  }

  #choose(changes) {
    Object.assign(this, changes);
    this.#load();
  }

  render() {
    return html`<section class="wide" aria-labelledby="demand-title">
      <header class="page-head"><h1 class="h5" id="demand-title">${t('page.demand')}</h1></header>
      <p class="text-body-secondary">${t('demand.lead')}</p>
      <desk-weekly></desk-weekly>
      <form class="search-form">
        ${this.#select('days', SPANS.map((n) => [n, t('demand.weeks', { n: n / 7 })]), this.days, (value) => ({ days: Number(value) }))}
        ${this.#select('subject', this.#subjects(), this.subject, (subject) => ({ subject }))}
        ${when(state.me.role === 'alliance-admin', () => this.#select('where', [['', t('referrals.here')], ['all', t('referrals.all')]], this.everywhere ? 'all' : '', (value) => ({ everywhere: value === 'all' })))}
      </form>
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}</p>`)}
      ${this.report ? this.#shown(this.report) : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
      ${when(this.open, () => this.#dialog(this.open))}
    </section>`;
  }

  #select(name, options, chosen, change) {
    return choice('demand', name, options, chosen, (value) => this.#choose(change(value)));
  }

  /** Those that were asked about; the chosen one stays. */
  #subjects() {
    const known = (this.report?.subjects ?? []).map(({ subject }) => subject).filter(({ code }) => code);
    if (!this.subject) this.known = known;
    return [['', t('demand.subject.all')], ...(this.known ?? []).map(({ code, name }) => [code, name])];
  }

  #shown(report) {
    const asked = report.weeks.reduce((sum, week) => sum + week.asked, 0);
    if (!asked && !report.suggestions.length && !report.decided.length) return html`<p class="empty">${t('demand.none')}</p>`;
    const unanswered = report.weeks.reduce((sum, week) => sum + week.unanswered, 0);
    const label = t('demand.chart', { n: asked, unanswered });
    return html`<div class="plots"><figure><figcaption class="h6">${t('demand.plot')}</figcaption>
        <desk-chart .label=${label} .option=${this.#plot(report.weeks)}></desk-chart>
        <p class="small text-body-secondary mb-0">${this.#season(report.season)}</p></figure></div>
      <h2 class="h6">${t('demand.suggestions')}</h2>
      ${report.suggestions.length
        ? html`<ul class="plain cards mb-4">${repeat(report.suggestions, (one) => one.id, (one) => html`<li><desk-demand-card .suggestion=${one} @act=${({ detail }) => { this.open = detail; }}></desk-demand-card></li>`)}</ul>`
        : html`<p class="text-body-secondary">${t('demand.suggestions.none')}</p>`}
      ${when(report.topics.length, () => this.#topics(report))}
      ${when(report.subjects.length, () => this.#bySubject(report.subjects))}
      ${when(report.decided.length, () => this.#decided(report.decided))}`;
  }

  #plot(weeks) {
    const names = ['demand.answered', 'demand.unanswered'].map((name) => t(name));
    const answered = weeks.map((week) => week.asked - week.unanswered);
    return {
      color: COLOURS,
      legend: { bottom: 0, data: names },
      grid: { left: 8, right: 12, top: 12, bottom: 32, containLabel: true },
      xAxis: { type: 'category', data: weeks.map((week) => week.start.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [answered, weeks.map((week) => week.unanswered)].map((data, at) => ({ type: 'bar', stack: 'asked', name: names[at], data, barMaxWidth: 28 })),
    };
  }

  #season({ known, asked, before, ahead, trend }) {
    if (!known) return t('demand.season.unknown');
    const word = t(`demand.season.${trend.kind}`);
    return `${t('demand.season', { asked, before })} ${word} ${t('demand.season.ahead', { ahead })}`;
  }

  #topics({ topics, leftOut }) {
    const shown = this.all ? topics : topics.slice(0, MOST_SHOWN);
    return html`<h2 class="h6">${t('demand.topics')}</h2>
      <div class="table-responsive"><table class="table align-middle figures">
        <thead><tr><th scope="col">${t('demand.topic')}</th><th scope="col">${t('demand.count')}</th><th scope="col">${t('demand.trend')}</th></tr></thead>
        <tbody>${shown.map((topic) => html`<tr><th scope="row">${topic.question}
          ${when(topic.subject.code, () => html`<span class="badge text-bg-light">${topic.subject.name}</span>`)}
          ${when(topic.examples.length > 1, () => html`<span class="d-block small text-body-secondary">${topic.examples.slice(1).map((one) => one.text).join(' / ')}</span>`)}</th>
          <td>${topic.count}</td><td>${this.#trend(topic)}</td></tr>`)}</tbody>
      </table></div>
      ${when(topics.length > shown.length, () => html`<p><button type="button" class="btn btn-light btn-sm" @click=${() => { this.all = true; }}>${t('demand.topics.all', { n: topics.length })}</button></p>`)}
      ${when(leftOut, () => html`<p class="small text-body-secondary">${t('demand.leftout', { n: leftOut })}</p>`)}`;
  }

  #trend({ trend, weeks }) {
    const told = t(`demand.trend.${trend.kind}`, { ratio: trend.ratio });
    return html`<span class="text-nowrap ${trend.kind === 'rising' ? 'rising' : ''}" title=${weeks.join(' · ')}><i class="bi bi-${ARROWS[trend.kind]}" aria-hidden="true"></i> ${told}</span>`;
  }

  #bySubject(subjects) {
    const few = (n) => (n < 0 ? '<3' : n);
    return html`<h2 class="h6">${t('demand.subjects')}</h2>
      <div class="table-responsive"><table class="table align-middle figures">
        <thead><tr><th scope="col">${t('demand.subject')}</th><th scope="col">${t('demand.asked')}</th><th scope="col">${t('demand.unanswered')}</th><th scope="col">${t('demand.trend')}</th></tr></thead>
        <tbody>${subjects.map((one) => html`<tr><th scope="row">${one.subject.code ? one.subject.name : t('referrals.nosubject')}</th><td>${few(one.asked)}</td><td>${few(one.unanswered)}</td><td>${this.#trend({ trend: one.trend, weeks: one.weeks.map(few) })}</td></tr>`)}</tbody>
      </table></div>`;
  }

  #decided(decided) {
    return html`<details class="mb-3"><summary class="h6">${t('demand.decided', { n: decided.length })}</summary>
      <ul class="plain cards">${decided.map((one) => html`<li class="card card-body"><p class="mb-1"><span class="badge text-bg-light">${t(`demand.state.${one.state}`)}</span> ${t(`demand.kind.${one.kind}`)} <b>${one.title}</b></p>
        <p class="small text-body-secondary mb-2">${one.who} · ${moment(one.at)} · ${one.reason}</p>
        <div><button type="button" class="btn btn-light btn-sm" @click=${() => this.#reopen(one)}>${t('demand.reopen')}</button></div></li>`)}</ul></details>`;
  }

  async #reopen({ id }) {
    try {
      await call('POST', `/demand/suggestions/${id}`, { ...this.#scope, state: 'open' });
    } catch (problem) {
      this.problem = problem;
    }
    this.#load();
  }

  #dialog({ what, suggestion }) {
    const closed = () => { this.open = undefined; };
    const decided = () => this.#load();
    return what === 'draft'
      ? html`<desk-demand-draft .suggestion=${suggestion} .scope=${this.#scope} @closed=${closed} @decided=${decided}></desk-demand-draft>`
      : html`<desk-demand-decide .suggestion=${suggestion} .scope=${this.#scope} .to=${what} @closed=${closed} @decided=${decided}></desk-demand-decide>`;
  }
}

customElements.define('desk-demand', Demand);
