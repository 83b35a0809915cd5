/** One flow: its drawing, the draft of its script with what is wrong in it, and the talk that tries it out. */
import { call } from '../api.js';
import { kept, keep } from '../keep.js';
import { address } from '../route.js';
import { saveFile } from '../save-file.js';
import { state } from '../state.js';
import { html, Part, when } from '../part.js';
import { language, t, trouble } from '../texts.js';
import './flow-graph.js';
import './flow-talk.js';

const TABS = ['graph', 'script', 'talk'];
/** As long as somebody types, nothing is asked. */
const PAUSE_MS = 400;

class Flow extends Part {
  static properties = {
    flow: {}, draft: { state: true }, said: { state: true }, librarians: { state: true },
    result: { state: true }, problem: { state: true }, tab: { state: true },
  };

  #asked = 0;
  #pause;

  constructor() {
    super();
    this.tab = 'graph';
    this.librarians = true;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  willUpdate(changes) {
    if (changes.has('flow') && changes.get('flow')?.id !== this.flow.id) {
      this.draft = kept(this.place) || this.flow.content;
      this.said = [];
      this.result = undefined;
      this.#play();
    }
  }

  get place() {
    return `flow.${this.flow.id}`;
  }

  /** Nothing is kept at the desk: all that was said is played again, on the draft as it is now. */
  async #play() {
    const number = ++this.#asked;
    const form = { library: state.me.library, content: this.draft, librarians: this.librarians, said: this.said };
    try {
      const result = await call('POST', '/scripts/rehearsal', form);
      if (number === this.#asked) {
        // As long as the draft cannot be read, the last drawing is better than none.
        this.result = { ...result, flow: result.flow ?? this.result?.flow, drawn: Boolean(result.flow) };
        this.problem = undefined;
      }
    } catch (problem) {
      if (number === this.#asked) this.problem = problem;
    }
  }

  #write(text) {
    this.draft = text;
    keep(this.place, text === this.flow.content ? '' : text);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#play(), PAUSE_MS);
  }

  #say(said) {
    this.said = said;
    this.#play();
  }

  render() {
    const { flow, result } = this;
    const changed = this.draft !== flow.content;
    return html`<header class="detail-head"><a class="btn btn-light back" href=${address('flows')} aria-label=${t('back')}><i class="bi bi-chevron-left" aria-hidden="true"></i></a>
        <h2 class="h5">${(result?.flow ?? flow).name[language()]}</h2>
        ${when(changed, () => html`<span class="badge text-bg-warning">${t('flow.draft')}</span>`)}</header>
      <p class="facts"><span>${flow.file || t('flow.nofile')}</span></p>
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}</p>`)}
      <div class="flow-work" data-tab=${this.tab}>
        <div class="flow-side">
          <div class="tabs" role="tablist" aria-label=${t('flow.tabs')}>${TABS.map((tab) => this.#tab(tab))}</div>
          <div class="flow-graph" role="tabpanel" id="flow-panel-graph" aria-labelledby="flow-tab-graph" ?hidden=${this.tab !== 'graph'}>${this.#graph()}</div>
          <div class="flow-script" role="tabpanel" id="flow-panel-script" aria-labelledby="flow-tab-script" ?hidden=${this.tab !== 'script'}>${this.#script(changed)}</div>
        </div>
        <desk-flow-talk id="flow-panel-talk" .flow=${result?.flow} .turns=${result?.turns ?? []} .said=${this.said} .librarians=${this.librarians} .stuck=${Boolean(result?.faults.length)}
          @say=${(event) => this.#say(event.detail)} @librarians=${(event) => { this.librarians = event.detail; this.#play(); }}></desk-flow-talk>
      </div>`;
  }

  #tab(tab) {
    const here = this.tab === tab;
    const faults = tab === 'script' ? this.result?.faults.length : 0;
    return html`<button type="button" role="tab" id="flow-tab-${tab}" class="tab-${tab}" aria-selected=${String(here)} aria-controls="flow-panel-${tab}" tabindex=${here ? 0 : -1}
      @click=${() => { this.tab = tab; }} @keydown=${this.#move}>${t(`flow.tab.${tab}`)}${when(faults, () => html` <span class="badge text-bg-danger"><span aria-hidden="true">${faults}</span><span class="visually-hidden">${t('flow.faults', { n: faults })}</span></span>`)}</button>`;
  }

  #move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const shown = TABS.filter((tab) => this.find(`#flow-tab-${tab}`).offsetParent);
    this.tab = shown[(shown.indexOf(this.tab) + step + shown.length) % shown.length];
    this.focusOn(`#flow-tab-${this.tab}`);
  }

  #graph() {
    const { result } = this;
    if (!result) return html`<p class="empty" role="status">${t('loading')}</p>`;
    if (!result.flow) return html`<p class="empty">${t('flow.undrawn')}</p>`;
    const turn = result.turns.at(-1);
    return html`${when(!result.drawn, () => html`<p class="small second">${t('flow.olddrawing')}</p>`)}
      <desk-flow-graph .graph=${result.flow.graph} .way=${turn?.way ?? []} .step=${turn?.flow === result.flow.id ? turn.step : ''}
        @line=${(event) => this.#show(event.detail)}></desk-flow-graph>`;
  }

  #script(changed) {
    const faults = this.result?.faults ?? [];
    return html`<div class="flow-faults" role="status">${faults.length
        ? html`<p class="mb-1"><b>${t('flow.faults', { n: faults.length })}</b></p><ul class="plain">${faults.map((fault) => html`<li>${this.#fault(fault)}</li>`)}</ul>`
        : when(this.result, () => html`<p class="fine"><i class="bi bi-check-circle" aria-hidden="true"></i> ${t('flow.faultless')}</p>`)}</div>
      <label class="form-label" for="flow-text">${t('flow.text')}</label>
      <textarea class="form-control script" id="flow-text" spellcheck="false" autocapitalize="off" wrap="off" .value=${this.draft} @input=${(event) => this.#write(event.target.value)}></textarea>
      <p class="form-text">${t('flow.how')}</p>
      <div class="detail-buttons">
        <button type="button" class="btn btn-primary" ?disabled=${faults.length > 0} @click=${this.#download}><i class="bi bi-download" aria-hidden="true"></i> ${t('flow.download')}</button>
        <button type="button" class="btn btn-light" ?disabled=${!changed} @click=${() => this.#write(this.flow.content)}>${t('flow.revert')}</button>
      </div>`;
  }

  #fault(fault) {
    const words = html`${t('flow.line', { n: fault.line })}${language() === 'en' ? fault.messageEn : fault.message}`;
    return fault.file
      ? html`<span>${fault.file} ${words}</span>`
      : html`<button type="button" class="btn btn-link btn-sm" @click=${() => this.#show(fault.line)}>${words}</button>`;
  }

  /** Shows a line of the script, selected. */
  async #show(line) {
    this.tab = 'script';
    await this.updateComplete;
    const box = this.find('#flow-text');
    const lines = this.draft.split('\n');
    const from = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    box.focus();
    box.setSelectionRange(from, from + (lines[line - 1] ?? '').length);
    box.scrollTop = (line - 4) * (box.scrollHeight / lines.length);
  }

  #download() {
    saveFile(`${this.result?.flow?.id ?? this.flow.id}.flow.yaml`, this.draft);
  }
}

customElements.define('desk-flow', Flow);
