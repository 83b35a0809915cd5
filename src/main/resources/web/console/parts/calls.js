/** Project calls: what the alliance does together, from the draft of a call to the end of a project. */
import { call } from '../api.js';
import { address } from '../route.js';
import { state } from '../state.js';
import { html, nothing, Part, repeat, when } from '../part.js';
import { t, trouble } from '../texts.js';
import { deadline } from './call-part.js';
import './call.js';
import './call-form.js';

/** Where a call is written that does not exist yet. */
const NEW = 'new';

/** Behind every nudge, which may get lost, and for deadlines, of which nobody is told. */
const LOOK_MS = 30_000;

const STATES = ['review', 'draft', 'judging', 'agreeing', 'running', 'open', 'closed', 'withdrawn'];

class Calls extends Part {
  static properties = { list: { state: true }, one: { state: true }, problem: { state: true }, gone: { state: true }, editing: { state: true } };

  #timer;
  #opened;

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    this.#timer = setInterval(() => document.hidden || this.#load(), LOOK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** The live connection tells only that something changed. */
  willUpdate() {
    if (this.seen !== undefined && this.seen !== state.callsChanged) this.#load();
    this.seen = state.callsChanged;
    if (this.#opened !== state.route.id) {
      this.#opened = state.route.id;
      this.one = undefined;
      this.gone = false;
      this.editing = false;
      this.#read();
    }
  }

  async #load() {
    try {
      this.list = (await call('GET', '/desk/calls')).calls;
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
    this.#read();
  }

  async #read() {
    const { id } = state.route;
    if (!id || id === NEW) return;
    try {
      const one = await call('GET', `/desk/calls/${encodeURIComponent(id)}`);
      if (id === state.route.id) this.one = one;
    } catch (problem) {
      if (id !== state.route.id) return;
      if (problem.status === 404 || problem.status === 400) this.gone = true;
      else this.problem = problem;
    }
  }

  #took({ detail }) {
    if (detail.id === state.route.id) this.one = detail;
    this.editing = false;
    this.#load();
  }

  render() {
    return html`
      <section class="list-side" aria-labelledby="calls-title">
        <header class="page-head"><h1 class="h5" id="calls-title">${t('page.calls')}</h1>
          <a class="btn btn-light btn-sm" href=${address('calls', NEW)}><i class="bi bi-plus-lg" aria-hidden="true"></i> ${t('calls.new')}</a></header>
        <p class="small text-body-secondary">${t('calls.lead')}</p>
        ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)} <button type="button" class="btn btn-link btn-sm" @click=${this.#load}>${t('again.do')}</button></p>`)}
        ${this.list ? this.#lists() : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
      </section>
      <section class="detail-side" tabindex="0" aria-label=${t('calls.one')} @call=${this.#took} @stale=${() => this.#load()}>${this.#detail()}</section>`;
  }

  #detail() {
    const { id } = state.route;
    if (id === NEW) return html`<desk-call-form></desk-call-form>`;
    if (this.one && this.one.id === id) {
      return this.editing
        ? html`<desk-call-form .one=${this.one} @left=${() => { this.editing = false; }}></desk-call-form>`
        : html`<desk-call .one=${this.one} @edit=${() => { this.editing = true; }}></desk-call>`;
    }
    if (id && !this.gone) return html`<p class="nothing-open" role="status">${t('loading')}</p>`;
    return html`<p class="nothing-open">${t(this.gone ? 'calls.gone' : 'calls.choose')}</p>`;
  }

  #lists() {
    const matches = this.list.filter((one) => one.match && !one.own.length);
    if (!this.list.length) return html`<p class="empty">${t('calls.none')}</p>`;
    return html`${when(matches.length, () => this.#section('calls.match', matches))}
      ${STATES.map((name) => {
        const some = this.list.filter((one) => one.state === name && !matches.includes(one));
        return when(some.length, () => this.#section(`calls.state.${name}`, some));
      })}`;
  }

  #section(title, some) {
    return html`<h2 class="h6 mt-3">${t(title)} <span class="badge text-bg-light">${some.length}</span></h2>
      <ul class="plain">${repeat(some, (one) => one.id, (one) => html`<li>
        <a class="line" href=${address('calls', one.id)} aria-current=${one.id === state.route.id ? 'true' : nothing}>
          <span class="top"><span class="alias call-title">${one.title || t('calls.untitled')}</span></span>
          <span class="last">${one.library.name}${one.subject.code === '*' ? '' : ` · ${one.subject.name}`}</span>
          <span class="bottom"><span class="place">${this.#standing(one)}</span>
            ${when(one.state === 'open', () => html`<span class="age fine">${t('calls.until', { day: deadline(one.deadline) })}</span>`)}</span>
        </a></li>`)}</ul>`;
  }

  #standing(one) {
    if (one.left) return t('calls.left');
    if (one.takesPart) return t('calls.takesPart');
    if (one.own.length) return one.own.map((stage) => t(`calls.stage.${stage}`)).join(' · ');
    if (one.home) return t('calls.home');
    return one.match ? t(`calls.match.${one.match.by}`) : '';
  }
}

customElements.define('desk-calls', Calls);
