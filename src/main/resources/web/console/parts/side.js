/** Beside the talk: answers that may fit, private notes, why it came here, earlier consults. */
import { kept, keep } from '../keep.js';
import { address } from '../route.js';
import { addNote, consultOf, loadHistory, loadSuggestions, messagesOf, talk } from '../talks.js';
import { html, Part, when } from '../part.js';
import { moment, whole } from '../time.js';
import { language, t, trouble } from '../texts.js';

const TABS = ['suggestions', 'notes', 'way', 'history'];

class Side extends Part {
  static properties = { consult: {}, tab: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.tab = 'suggestions';
  }

  willUpdate(changes) {
    if (changes.has('consult')) this.asked = undefined;
    const last = messagesOf(talk(this.consult)).findLast((message) => message.from === 'reader')?.id;
    if (last && last !== this.asked) {
      this.asked = last;
      loadSuggestions(this.consult);
    }
    if (this.tab === 'history' && changes.has('consult')) loadHistory(this.consult);
  }

  render() {
    const it = talk(this.consult);
    return html`<aside class="side" aria-label=${t('side.label')} @keydown=${this.#escape}>
      <div class="side-head"><button type="button" class="btn btn-light leave" aria-label=${t('side.close')} @click=${() => this.dispatchEvent(new Event('leave'))}><i class="bi bi-x-lg" aria-hidden="true"></i></button></div>
      <div class="tabs" role="tablist" aria-label=${t('side.label')} @keydown=${this.#arrows}>${TABS.map((name) => this.#tab(name, it))}</div>
      <div class="tab-content" role="tabpanel" id="side-panel" aria-labelledby="tab-${this.tab}" tabindex="0">${this[this.tab](it)}</div>
    </aside>`;
  }

  /** Where it lies over the talk, Escape takes it away. */
  #escape(event) {
    if (event.key === 'Escape' && this.hasAttribute('data-open')) {
      event.preventDefault();
      this.dispatchEvent(new Event('leave'));
    }
  }

  #tab(name, it) {
    const count = { notes: it.notes.length, suggestions: it.suggestions?.suggestions.length ?? 0 }[name];
    const chosen = name === this.tab;
    return html`<button type="button" role="tab" id="tab-${name}" aria-selected=${String(chosen)} aria-controls="side-panel" tabindex=${chosen ? 0 : -1} @click=${() => this.#choose(name)}>${t(`side.${name}`)}${when(count, () => html` <span class="number">${count}</span>`)}</button>`;
  }

  #choose(name) {
    this.tab = name;
    if (name === 'history') loadHistory(this.consult);
  }

  #arrows(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#choose(TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length]);
    this.focusOn('[role=tab][aria-selected=true]');
  }

  suggestions(it) {
    if (!it.suggestions) return html`<p class="empty">${t('loading')}</p>`;
    const { question, suggestions, problem } = it.suggestions;
    if (problem) return html`<p class="alert alert-warning">${trouble(problem)}</p>`;
    if (!suggestions.length) return html`<p class="empty">${t('side.suggestions.none')}</p>`;
    const may = consultOf(this.consult)?.mine;
    return html`<p class="small text-body-secondary">${t('side.suggestions.for', { question })}</p>
      <ul class="plain">${suggestions.map((one) => html`<li class="suggestion">
        <h3>${one.question}</h3><p class="answer">${one.answer}</p>
        <button type="button" class="btn btn-outline-primary btn-sm use" ?disabled=${!may} @click=${() => this.#compose(one.answer)}>${t('side.use')}</button>
      </li>`)}</ul>`;
  }

  #compose(text) {
    this.dispatchEvent(new CustomEvent('compose', { detail: { text } }));
  }

  notes(it) {
    return html`<p class="private"><i class="bi bi-lock-fill" aria-hidden="true"></i>${t('side.private')}</p>
      <ul class="plain">${it.notes.map((note) => html`<li class="note"><p>${note.text}</p><span class="small">${note.librarian?.name} · <time datetime=${note.at} title=${whole(note.at)}>${moment(note.at)}</time></span></li>`)}</ul>
      <form @submit=${this.#addNote}>
        <label class="form-label" for="new-note">${t('side.newnote')}</label>
        <textarea class="form-control mb-2" id="new-note" rows="3" maxlength="500" .value=${kept(`note.${this.consult}`)} @input=${(event) => keep(`note.${this.consult}`, event.target.value)}></textarea>
        ${when(this.problem, () => html`<p class="text-danger" role="alert">${trouble(this.problem)}</p>`)}
        <button class="btn btn-warning btn-sm">${t('side.addnote')}</button>
      </form>`;
  }

  async #addNote(event) {
    event.preventDefault();
    const box = this.find('#new-note');
    const text = box.value.trim();
    if (!text) return;
    try {
      await addNote(this.consult, text);
      keep(`note.${this.consult}`, '');
      box.value = '';
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  way(it) {
    if (!it.way.length) return html`<p class="empty">${t('side.way.none')}</p>`;
    return html`<h3 class="h6">${t('side.way.title')}</h3><ol class="way">${it.way.map((step) => html`<li>
      <p><b>${t(`way.${step.kind}`, { who: step.librarian?.name ?? '', to: step.to?.name ?? '' })}</b> <time class="small text-body-secondary" datetime=${step.at} title=${whole(step.at)}>${moment(step.at)}</time></p>
      ${when(step.note, () => html`<p class="said">${t('way.note', { note: step.note })}</p>`)}
      ${when(step.why?.length, () => html`<ul>${step.why.map((why) => html`<li>${language() === 'en' ? why.en : why.zh}</li>`)}</ul>`)}
    </li>`)}</ol>`;
  }

  history(it) {
    if (!it.history) return html`<p class="empty">${t('loading')}</p>`;
    if (!it.history.length) return html`<p class="empty">${t('side.history.none')}</p>`;
    return html`<ul class="plain">${it.history.map((consult) => html`<li><a class="earlier" href=${address('desk', consult.id)}>
      <span>${consult.subject?.name ?? t('consult.nosubject')}</span><span class="small text-body-secondary">${moment(consult.openedAt)} · ${t(`phase.${consult.phase}`)}${consult.librarian ? ` · ${consult.librarian.name}` : ''}</span><span class="last">${consult.last?.unseen ? t('review.unseen.waiting') : consult.last?.text ?? ''}</span>
    </a></li>`)}</ul>`;
  }

  /** Opens the notes for writing. */
  async note() {
    this.tab = 'notes';
    await this.focusOn('#new-note');
  }
}

customElements.define('desk-side', Side);
