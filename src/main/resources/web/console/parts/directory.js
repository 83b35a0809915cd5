/** The files of the alliance's directory: read by all librarians, written by the alliance's admins. */
import { call } from '../api.js';
import { address } from '../route.js';
import { saveFile } from '../save-file.js';
import { state, tell } from '../state.js';
import { whole } from '../time.js';
import { html, Part, when } from '../part.js';
import { language, t, trouble } from '../texts.js';

/** As long as somebody types, nothing is asked. */
const PAUSE_MS = 400;

class Directory extends Part {
  static properties = {
    texts: { state: true }, name: { state: true }, draft: { state: true }, faults: { state: true },
    problem: { state: true }, busy: { state: true },
  };

  #asked = 0;
  #pause;

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  async #load() {
    try {
      this.#take(await call('GET', '/directory'));
    } catch (problem) {
      this.problem = problem;
    }
  }

  #take(texts) {
    this.texts = texts;
    this.problem = undefined;
    this.#open(this.name ?? 'platforms.yaml');
  }

  #open(name) {
    this.name = name;
    this.draft = this.file.text;
    this.#check();
  }

  get file() {
    return this.texts.files.find((file) => file.name === this.name);
  }

  get mayWrite() {
    return state.me.role === 'alliance-admin';
  }

  #write(text) {
    this.draft = text;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#check(), PAUSE_MS);
  }

  async #check() {
    const number = ++this.#asked;
    try {
      const { faults } = await call('POST', '/directory/check', { name: this.name, text: this.draft });
      if (number === this.#asked) this.faults = faults;
    } catch (problem) {
      if (number === this.#asked) this.problem = problem;
    }
  }

  async #save(text) {
    this.busy = true;
    try {
      const after = await call('PUT', '/directory', { name: this.name, text, edition: this.texts.edition });
      this.#take(after);
      if (after.held) tell(t('directory.held'), 'warning');
      else tell(t('directory.saved'), 'success');
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`<section class="wide" aria-labelledby="directory-title">
      <header class="detail-head"><a class="btn btn-light" href=${address('referrals')} aria-label=${t('back')}><i class="bi bi-chevron-left" aria-hidden="true"></i></a>
        <h1 class="h5" id="directory-title">${t('page.directory')}</h1></header>
      <p class="text-body-secondary">${t('directory.lead')}</p>
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}</p>`)}
      ${this.texts ? this.#shown() : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
    </section>`;
  }

  #shown() {
    const { file } = this;
    const changed = this.draft !== file.text;
    return html`<div class="search-form"><div><label class="form-label" for="directory-name">${t('directory.file')}</label>
        <select class="form-select" id="directory-name" ?disabled=${changed} @change=${(event) => this.#open(event.target.value)}>
          ${this.texts.files.map(({ name }) => html`<option value=${name} ?selected=${name === this.name}>${name.startsWith('librarians/') ? t('directory.people', { name }) : t(`directory.${name}`)}</option>`)}
        </select></div></div>
      <p class="facts"><span>${file.by ? t('directory.by', { name: file.by.name, at: whole(file.at) }) : t('directory.shipped', { name: file.name })}</span></p>
      ${this.#faulty()}
      <label class="form-label" for="directory-text">${t('directory.text')}</label>
      <textarea class="form-control script" id="directory-text" rows="18" spellcheck="false" autocapitalize="off" wrap="off" ?readonly=${!this.mayWrite} .value=${this.draft} @input=${(event) => this.#write(event.target.value)}></textarea>
      <div class="detail-buttons mt-2">${this.mayWrite ? this.#buttons(changed) : html`<span class="form-text">${t('directory.readonly')}</span>`}
        <button type="button" class="btn btn-light" @click=${() => saveFile(this.name.split('/').pop(), this.draft)}><i class="bi bi-download" aria-hidden="true"></i> ${t('directory.download')}</button></div>`;
  }

  #buttons(changed) {
    return html`<button type="button" class="btn btn-primary" ?disabled=${!changed || this.busy || this.faults?.length > 0} @click=${() => this.#save(this.draft)}>${t('directory.save')}</button>
      <button type="button" class="btn btn-light" ?disabled=${!changed} @click=${() => this.#open(this.name)}>${t('flow.revert')}</button>
      <label class="btn btn-light"><i class="bi bi-upload" aria-hidden="true"></i> ${t('directory.import')}<input class="visually-hidden" type="file" accept=".yaml,.yml" @change=${this.#import}></label>
      ${when(this.file.by, () => html`<button type="button" class="btn btn-light" ?disabled=${this.busy} @click=${() => this.#save('')}>${t('directory.restore')}</button>`)}`;
  }

  #faulty() {
    const faults = this.faults ?? [];
    return html`<div class="flow-faults" role="status">${faults.length
      ? html`<p class="mb-1"><b>${t('flow.faults', { n: faults.length })}</b></p><ul class="plain">${faults.map((fault) => html`<li>${when(!this.name.endsWith(fault.file), () => html`${fault.file} `)}${t('flow.line', { n: fault.line })}${language() === 'en' ? fault.messageEn : fault.message}</li>`)}</ul>`
      : when(this.faults, () => html`<p class="fine"><i class="bi bi-check-circle" aria-hidden="true"></i> ${t('flow.faultless')}</p>`)}</div>`;
  }

  /** What a file of hers says stands in the box, to be looked at before it is saved. */
  async #import(event) {
    const [chosen] = event.target.files;
    event.target.value = '';
    if (chosen) this.#write(await chosen.text());
  }
}

customElements.define('desk-directory', Directory);
