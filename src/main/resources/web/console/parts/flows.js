/** Flows: the dialogues that are live at the library, and drafts of them tried out before anybody meets them. */
import { call } from '../api.js';
import { address } from '../route.js';
import { state } from '../state.js';
import { html, nothing, Part, repeat, when } from '../part.js';
import { language, t, trouble } from '../texts.js';
import './flow.js';

/** Where a flow is written that does not exist yet. */
const NEW = 'new';

/** What a new flow begins with: short, whole, and without a fault. */
const SKELETON = `flow: my-flow
name: {zh-CN: 新流程, en: New flow}
when:
  phrases: [我想试试新流程]
steps:
  - collect: topic
    label: {zh-CN: 内容, en: Subject}
    ask: {zh-CN: 请问要办什么？, en: "What is it about?"}
    least: 2
    most: 300
  - ticket: "【新流程】\\n{{flow.summary}}"
  - say:
      zh-CN: 收到了，老师最迟 {{now.due}} 前答复您。
      en: Received. A librarian will answer by {{now.due}}.
`;

class Flows extends Part {
  static properties = { all: { state: true }, faults: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      const { flows, faults } = await call('GET', `/scripts?library=${encodeURIComponent(state.me.library)}`);
      this.all = flows;
      this.faults = faults;
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { id } = state.route;
    const flow = id === NEW ? { id: NEW, name: { zh: t('flows.new'), en: t('flows.new') }, content: SKELETON, file: '' } : this.all?.find((one) => one.id === id);
    return html`
      <section class="list-side" aria-labelledby="flows-title">
        <header class="page-head"><h1 class="h5" id="flows-title">${t('page.flows')}</h1>
          <a class="btn btn-light btn-sm" href=${address('flows', NEW)}><i class="bi bi-plus-lg" aria-hidden="true"></i> ${t('flows.new')}</a></header>
        <p class="small text-body-secondary">${t('flows.lead')}</p>
        ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)} <button type="button" class="btn btn-link btn-sm" @click=${this.#load}>${t('again.do')}</button></p>`)}
        ${when(this.faults?.length, () => this.#refused())}
        ${this.all ? this.#list() : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
      </section>
      <section class="detail-side">${flow ? html`<desk-flow .flow=${flow}></desk-flow>` : html`<p class="nothing-open">${this.all && id ? t('flows.gone') : t('flows.choose')}</p>`}</section>`;
  }

  #refused() {
    return html`<div class="alert alert-warning small" role="alert"><p class="mb-1"><b>${t('flows.refused')}</b></p>
      <ul class="mb-0 ps-3">${this.faults.map((fault) => html`<li>${fault.file} ${t('flow.line', { n: fault.line })}${language() === 'en' ? fault.messageEn : fault.message}</li>`)}</ul></div>`;
  }

  #list() {
    return html`<ul class="plain">${repeat(this.all, (one) => one.id, (one) => html`<li>
      <a class="line" href=${address('flows', one.id)} aria-current=${one.id === state.route.id ? 'true' : nothing}>
        <span class="top"><span class="alias">${one.name[language()]}</span>${when(one.file.startsWith('libraries/'), () => html`<span class="badge text-bg-info">${t('flows.own')}</span>`)}</span>
        <span class="last">${this.#begins(one.begins)}</span>
      </a></li>`)}</ul>`;
  }

  /** What begins it, in a line. */
  #begins({ phrases, keys, events, after, needs }) {
    if (phrases.length) return t('flows.by.phrase', { phrase: phrases[0] });
    if (events.length) return events.map((event) => t(`flow.event.${event}`)).join(t('flows.and'));
    if (keys.length) return t('flows.by.key', { key: keys[0] });
    return t(after.length || needs.length ? 'flows.by.other' : 'flows.by.link');
  }
}

customElements.define('desk-flows', Flows);
