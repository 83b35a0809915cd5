/** Looks for consults, also those that the desk itself answers: any of them can be opened and taken. */
import { call } from '../api.js';
import { kept, keep } from '../keep.js';
import { address } from '../route.js';
import { state } from '../state.js';
import { html, nothing, Part, repeat, when } from '../part.js';
import { moment, whole } from '../time.js';
import { t, trouble } from '../texts.js';

const PHASES = ['with-bot', 'waiting', 'leaving-message', 'with-librarian', 'rating', 'closed'];
const PAGE = 30;

class Search extends Part {
  static properties = { found: { state: true }, problem: { state: true }, more: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.library = state.me.library;
    this.#look();
    if (state.me.role === 'alliance-admin') {
      call('GET', '/desk/colleagues').then(({ libraries }) => {
        this.libraries = libraries;
        this.requestUpdate();
      }, () => {});
    }
  }

  render() {
    return html`<section class="wide" aria-labelledby="search-title">
      <h1 class="h5" id="search-title">${t('page.search')}</h1>
      <form class="search-form" role="search" @submit=${this.#submit}>
        <div class="words"><label class="form-label" for="search-words">${t('search.words')}</label>
          <input class="form-control" id="search-words" name="q" type="search" maxlength="100" .value=${kept('search')}></div>
        <div><label class="form-label" for="search-phase">${t('search.phase')}</label>
          <select class="form-select" id="search-phase" name="phase" @change=${this.#look}><option value="">${t('search.any')}</option>${PHASES.map((phase) => html`<option value=${phase}>${t(`phase.${phase}`)}</option>`)}</select></div>
        ${when(this.libraries, () => html`<div><label class="form-label" for="search-library">${t('search.library')}</label>
          <select class="form-select" id="search-library" name="library" @change=${this.#look}>${this.libraries.map((one) => html`<option value=${one.id} ?selected=${one.id === this.library}>${one.name}</option>`)}</select></div>`)}
        <button class="btn btn-primary">${t('search.do')}</button>
      </form>
      <div role="status">${when(this.problem, () => html`<p class="alert alert-warning">${trouble(this.problem)}</p>`)}
        ${when(this.found, () => html`<p class="text-body-secondary small">${this.found.length ? t(this.more ? 'search.found.more' : 'search.found', { n: this.found.length }) : t('search.none')}</p>`)}</div>
      <ul class="plain results">${repeat(this.found ?? [], (one) => one.id, (one) => this.#line(one))}</ul>
      ${when(this.more, () => html`<button type="button" class="btn btn-outline-primary" ?disabled=${this.busy} @click=${this.#next}>${t('search.more')}</button>`)}
    </section>`;
  }

  #line(one) {
    return html`<li><a class="line" href=${address('desk', one.id)}>
      <span class="top"><span class="alias">${t('consult.reader', { alias: one.alias })}</span><span class="subject">${one.subject?.name ?? t('consult.nosubject')}</span>
        <span class="badge phase ${one.phase}">${t(`phase.${one.phase}`)}</span></span>
      <span class="last">${one.last?.unseen ? t('review.unseen.waiting') : one.last?.text ?? nothing}</span>
      <span class="bottom"><span class="place">${one.librarian?.name ?? one.queue?.name ?? ''}</span><time class="age none" datetime=${one.openedAt} title=${whole(one.openedAt)}>${moment(one.openedAt)}</time></span>
    </a></li>`;
  }

  #submit(event) {
    event.preventDefault();
    this.#look();
  }

  async #look() {
    await this.updateComplete;
    keep('search', this.find('[name=q]').value);
    this.found = undefined;
    await this.#read('');
  }

  #next() {
    this.#read(this.found.at(-1).openedAt);
  }

  async #read(before) {
    const form = Object.fromEntries(new FormData(this.find('form')));
    const asked = Object.entries({ ...form, before }).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
    this.busy = true;
    try {
      const { consults } = await call('GET', `/desk/consults?${new URLSearchParams(asked)}`);
      this.found = [...(before ? this.found : []), ...consults];
      this.more = consults.length >= PAGE;
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('desk-search', Search);
