/** The members' records: what they are together, what each source brought, and what was refused. */
import { call, upload } from '../api.js';
import { address } from '../route.js';
import { state, tell } from '../state.js';
import { Asking, html, nothing, when } from '../part.js';
import { whole } from '../time.js';
import { language, t, trouble } from '../texts.js';

/** How often a page that shows something under way looks again. */
const LOOK_MS = 2_000;

/** So many looks follow closely after a file was brought. */
const EAGER = 10;

/** So many runs of a source come with the overview. */
const RECENT = 3;

const percent = (share) => Math.round(100 * share);

class Catalogue extends Asking {
  static properties = {
    overview: { state: true }, unsent: { state: true }, refused: { state: true }, words: { state: true },
    hits: { state: true }, sent: { state: true }, library: { state: true }, whole: { state: true }, older: { state: true },
  };

  #timer;
  #eager = 0;

  connectedCallback() {
    super.connectedCallback();
    this.library = state.me.library;
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #load() {
    await this.latest(() => call('GET', '/catalogue'), (overview) => { this.overview = overview; });
    clearTimeout(this.#timer);
    this.#eager = Math.max(0, this.#eager - 1);
    if (this.isConnected) this.#timer = setTimeout(() => this.#load(), this.#busy || this.#eager ? LOOK_MS : 10 * LOOK_MS);
  }

  get #busy() {
    const { waiting = 0, behind = 0, sources = [] } = this.overview ?? {};
    return waiting > 0 || behind > 0 || sources.some((one) => one.wanted || one.run?.state === 'running');
  }

  get mayBring() {
    return state.me.role !== 'librarian';
  }

  async #harvest(source) {
    try {
      await call('POST', `/catalogue/sources/${encodeURIComponent(source.id)}/harvest`);
      tell(t('catalogue.wanted'), 'success');
      this.#load();
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** What a run refused or remarked; asked again, the next page of it. */
  async #notes(run, more = false) {
    if (this.refused?.run === run && !more) {
      this.refused = undefined;
      return;
    }
    const before = more ? this.refused.refusals : [];
    try {
      const page = await call('GET', `/catalogue/refusals?${new URLSearchParams({ run, after: before.at(-1)?.id ?? 0 })}`);
      this.refused = { run, more: page.more, refusals: [...before, ...page.refusals] };
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Runs before those that are shown. */
  async #earlier(source) {
    const before = this.older?.source === source.id ? this.older.runs : [];
    try {
      const last = before.at(-1) ?? source.runs.at(-1);
      const page = await call('GET', `/catalogue/runs?${new URLSearchParams({ source: source.id, before: last.id })}`);
      this.older = { source: source.id, more: page.more, runs: [...before, ...page.runs] };
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #bring(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    this.sent = { name: file.name, share: 0 };
    this.unsent = undefined;
    try {
      const given = new URLSearchParams({ library: this.library, name: file.name, whole: String(Boolean(this.whole)) });
      await upload(`/console/catalogue-file?${given}`, file, (share) => { this.sent = { name: file.name, share }; });
      tell(t('catalogue.brought'), 'success');
    } catch (problem) {
      this.unsent = problem;
    } finally {
      this.sent = undefined;
      // What was taken in is not at once in the list.
      this.#eager = EAGER;
      this.#load();
    }
  }

  async #search(event) {
    event.preventDefault();
    try {
      this.hits = await call('GET', `/catalogue/search?${new URLSearchParams({ q: this.words ?? '', size: 10 })}`);
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<section class="wide" aria-labelledby="catalogue-title">
      <header class="page-head"><h1 class="h5" id="catalogue-title">${t('page.catalogue')}</h1></header>
      <p class="text-body-secondary">${t('catalogue.lead')}</p>
      ${when(this.unsent ?? this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.unsent ?? this.problem)}</p>`)}
      ${this.overview ? this.#shown() : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
    </section>`;
  }

  #shown() {
    const { records, works, shared, waiting, behind, libraries, sources, joined } = this.overview;
    return html`
      <p class="facts" role="status"><span>${t('catalogue.sum', { records, works, shared })}</span>
        ${when(waiting, () => html`<span>${t('catalogue.waiting', { n: waiting })}</span>`)}
        ${when(behind, () => html`<span>${t('catalogue.behind', { n: behind })}</span>`)}</p>
      ${this.mayBring ? this.#form() : nothing}
      ${this.#finder()}
      <h2 class="h6 mt-4">${t('catalogue.sources')}</h2>
      ${sources.length ? html`<ul class="plain">${sources.map((one) => this.#source(one))}</ul>` : html`<p class="empty">${t('catalogue.none')}</p>`}
      ${when(joined.length, () => this.#joined(joined))}
      ${when(libraries.length, () => html`<h2 class="h6 mt-4">${t('catalogue.libraries')}</h2>
      <div class="table-responsive"><table class="table table-sm"><thead><tr><th scope="col">${t('catalogue.library')}</th>
        <th scope="col" class="text-end">${t('catalogue.records')}</th><th scope="col" class="text-end">${t('catalogue.works')}</th><th scope="col" class="text-end">${t('catalogue.alone')}</th></tr></thead>
        <tbody>${libraries.map((one) => html`<tr><td>${one.library}</td><td class="text-end">${one.records}</td><td class="text-end">${one.works}</td><td class="text-end">${one.alone}</td></tr>`)}</tbody></table></div>`)}`;
  }

  #source(one) {
    const { runs } = one;
    const older = this.older?.source === one.id ? this.older : undefined;
    const all = [...runs, ...(older?.runs ?? []).filter((run) => run.id < (runs.at(-1)?.id ?? Infinity))];
    const more = older ? older.more : runs.length >= RECENT;
    return html`<li class="py-2 border-bottom">
      <div class="d-flex flex-wrap gap-2 align-items-baseline"><b>${language() === 'en' ? one.nameEn : one.name}</b>
        <span class="text-body-secondary">${t(`catalogue.kind.${one.kind}`)}</span>
        ${one.wanted ? html`<span>${t('catalogue.state.wanted')}</span>` : when(!runs.length, () => html`<span>${t('catalogue.state.never')}</span>`)}
        ${when(one.kind === 'oai' && this.mayBring, () => html`<button type="button" class="btn btn-light btn-sm ms-auto" ?disabled=${one.wanted} @click=${() => this.#harvest(one)}><i class="bi bi-arrow-repeat" aria-hidden="true"></i> ${t('catalogue.harvest')}</button>`)}</div>
      ${when(all.length, () => html`<ol class="plain ps-3">${all.map((run) => this.#run(one, run))}</ol>`)}
      ${when(more, () => html`<button type="button" class="btn btn-link btn-sm p-0 ms-3" @click=${() => this.#earlier(one)}>${t('catalogue.earlier')}</button>`)}
    </li>`;
  }

  #run(source, run) {
    const shown = this.refused?.run === run.id ? this.refused : undefined;
    const state = run.state === 'failed' && source.kind === 'file' ? 'unread' : run.state;
    const number = { refused: run.refused, remarked: run.remarked };
    return html`<li class="py-1">
      <div class="d-flex flex-wrap gap-2 align-items-baseline">${when(run.file, () => html`<span>${run.file}</span>`)}
        <span>${t(`catalogue.state.${state}`)}</span>
        <span class="text-body-secondary">${whole(run.endedAt ?? run.beganAt)}</span>
        ${when(run.who, () => html`<span class="text-body-secondary">${run.who.name}</span>`)}</div>
      ${when(run.state === 'running', () => this.#bar(run.share, t('catalogue.seen', { n: run.seen })))}
      ${when(state !== 'unread' || run.seen > run.refused, () => html`<div>${t('catalogue.counts', run)}
        ${when(run.refused || run.remarked, () => html`<button type="button" class="btn btn-link btn-sm p-0 align-baseline" aria-expanded=${Boolean(shown)} @click=${() => this.#notes(run.id)}>${['refused', 'remarked'].filter((name) => number[name]).map((name) => t(`catalogue.${name}`, { n: number[name] })).join(t('catalogue.and'))}</button>`)}</div>`)}
      ${(language() === 'en' ? run.remarksEn : run.remarks).map((remark) => html`<div class="text-body-secondary">${remark}</div>`)}
      ${when(shown, () => html`<ul class="small mt-1">${shown.refusals.map((one) => this.#note(one))}</ul>
        ${when(shown.more, () => html`<button type="button" class="btn btn-link btn-sm p-0" @click=${() => this.#notes(run.id, true)}>${t('catalogue.more')}</button>`)}`)}
    </li>`;
  }

  #note(one) {
    const [place, message] = language() === 'en' ? [`${one.placeEn}: `, one.messageEn] : [`${one.place}：`, one.message];
    return html`<li><span class="badge ${one.taken ? 'text-bg-light' : 'text-bg-warning'}">${t(one.taken ? 'catalogue.note.taken' : 'catalogue.note.refused')}</span> <b>${place}</b>${message}</li>`;
  }

  #joined(joined) {
    return html`<h2 class="h6 mt-4">${t('catalogue.joined')}</h2>
      <ul class="plain">${joined.map((work) => html`<li class="py-1 border-bottom"><b>${work.title}</b>
        <div class="small text-body-secondary">${work.records.map((one) => `${one.library} ${one.id}${one.title === work.title ? '' : ` ${one.title}`}`).join(' ＋ ')}</div></li>`)}</ul>`;
  }

  #bar(share, label) {
    return html`<div class="d-flex gap-2 align-items-center my-1"><progress class="flex-grow-1" max="100" .value=${share === undefined ? undefined : percent(share)} aria-label=${label}></progress>
      <span class="small">${share === undefined ? label : `${percent(share)} %`}</span></div>`;
  }

  #form() {
    const own = state.me.role !== 'alliance-admin';
    const running = this.sent || this.overview.sources.some((one) => one.id === this.library && one.run?.share !== undefined);
    return html`<div class="search-form align-items-end"><div><label class="form-label" for="catalogue-library">${t('catalogue.of')}</label>
        <select class="form-select" id="catalogue-library" ?disabled=${own} @change=${(event) => { this.library = event.target.value; }}>
          ${this.overview.members.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.library}>${name}</option>`)}
        </select></div>
      <div class="form-check"><input class="form-check-input" type="checkbox" id="catalogue-whole" .checked=${Boolean(this.whole)} @change=${(event) => { this.whole = event.target.checked; }}>
        <label class="form-check-label" for="catalogue-whole">${t('catalogue.whole')}</label></div>
      <label class="btn btn-primary ${running ? 'disabled' : ''}"><i class="bi bi-upload" aria-hidden="true"></i> ${t('catalogue.bring')}<input class="visually-hidden" type="file" accept=".mrc,.marc,.iso,.dat,.xml,.csv,.xlsx" ?disabled=${running} @change=${this.#bring}></label></div>
      <p class="form-text">${t('catalogue.forms')}</p>
      ${when(this.sent, () => this.#bar(this.sent.share, this.sent.name))}`;
  }

  #finder() {
    return html`<form class="search-form" role="search" @submit=${this.#search}><div class="flex-grow-1"><label class="form-label" for="catalogue-words">${t('catalogue.try')}</label>
        <input class="form-control" id="catalogue-words" type="search" maxlength="200" .value=${this.words ?? ''} @input=${(event) => { this.words = event.target.value; }}></div>
        <div class="align-self-end"><button class="btn btn-light">${t('catalogue.search')}</button></div></form>
      ${when(this.hits, () => html`<p role="status">${t('catalogue.total', { n: this.hits.total })}</p>
        <ul class="plain">${this.hits.works.map((work) => html`<li class="py-1 border-bottom"><b>${work.title}</b>
          <div class="text-body-secondary small">${[work.persons.join('、'), work.publisher, work.year || ''].filter(Boolean).join(' · ')}</div>
          <div class="small">${[...new Set(work.holdings.map((one) => one.library))].join('、')}</div></li>`)}</ul>`)}`;
  }
}

customElements.define('desk-catalogue', Catalogue);
