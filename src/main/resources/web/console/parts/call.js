/** One project call: what it says, what may be done with it, and all that belongs to it. */
import { address } from '../route.js';
import { html, nothing, when } from '../part.js';
import { rich } from '../rich.js';
import { whole } from '../time.js';
import { t } from '../texts.js';
import { CallPart, deadline, money, points } from './call-part.js';
import './call-applications.js';
import './call-files.js';
import './call-project.js';
import './call-words.js';

/** From here on what was agreed and planned stands before what was called for. */
const BEGUN = ['agreeing', 'running', 'closed'];
const PARAGRAPHS = ['items', 'cooperation', 'goals', 'talent'];

class Call extends CallPart {
  static properties = { asking: { state: true } };

  updated() {
    if (this.shown !== this.one.id) {
      this.shown = this.one.id;
      this.asking = undefined;
      this.problem = undefined;
    }
  }

  render() {
    const { one } = this;
    const { terms } = one;
    const next = this.#next();
    return html`<header class="detail-head"><a class="btn btn-light back" href=${address('calls')} aria-label=${t('back')}><i class="bi bi-chevron-left" aria-hidden="true"></i></a>
        <h2 class="h5">${terms.title || t('calls.untitled')}</h2></header>
      <p class="facts"><span class="badge call-state ${one.state}">${t(`calls.state.${one.state}`)}</span>
        <span>${one.library.name} · ${t(`calls.kind.${terms.kind}`)} ${terms.initiator}</span>
        <span>${terms.subject.code === '*' ? t('calls.anysubject') : terms.subject.name}</span>
        <span title=${whole(terms.deadline)}>${t('calls.deadlineat', { at: deadline(terms.deadline) })}</span></p>
      ${when(one.left, () => html`<p class="alert alert-secondary">${t('calls.left.why')}</p>`)}
      ${when(one.note, () => html`<p class="alert alert-info">${t(one.state === 'withdrawn' ? 'calls.withdrawn.why' : 'calls.returned.why')}${one.note}</p>`)}
      ${this.trouble()}
      ${this.#acts()}
      ${when(next, () => html`<p class="text-body-secondary">${t(...next)}</p>`)}
      ${when(one.end, () => html`<section class="call-part"><h3 class="h6">${t('calls.end')}</h3><p class="mb-1" aria-label=${t('calls.grade', { n: one.end.grade })}>${'★'.repeat(one.end.grade)}${'☆'.repeat(5 - one.end.grade)}</p><p class="pre">${rich(one.end.evaluation)}</p></section>`)}
      ${when(one.partners.length && !one.seesProject, () => html`<p>${t('calls.partners')}${one.partners.map(({ name }) => name).join('、')}</p>`)}
      ${when(one.seesProject && BEGUN.includes(one.state), () => html`<desk-call-project .one=${one}></desk-call-project>`)}
      ${this.#terms(terms)}
      <desk-call-files .one=${one} .may=${one.may.includes('attach')} .application=${''} .milestone=${''}></desk-call-files>
      <desk-call-applications .one=${one}></desk-call-applications>`;
  }

  /** What she is to do, or waits for, where the buttons alone do not say it: a text and its values. */
  #next() {
    const { one } = this;
    const has = (stage) => one.applications.some((it) => it.stage === stage);
    if (one.state === 'review') return one.submitter && ['calls.reviewhint', { name: one.submitter.name }];
    if (one.state === 'open' && one.home) return ['calls.sealed'];
    if (one.state === 'judging' && this.may('select')) return one.applications.length && ['calls.next.judge'];
    if (one.state === 'open' || one.state === 'judging') {
      if (has('draft')) return [one.state === 'open' ? 'calls.next.draft' : 'calls.next.missed'];
      return has('submitted') && ['calls.next.submitted'];
    }
    if (this.may('confirm')) return ['calls.next.confirm'];
    if (one.state === 'agreeing' && one.seesProject) {
      if (one.agreement.length) return ['calls.next.wait'];
      return [this.may('agree') ? 'calls.next.agree' : 'calls.next.unwritten'];
    }
    return this.may('close') && ['calls.next.run'];
  }

  #terms(terms) {
    return html`<section class="call-part"><dl class="call-terms">
      ${PARAGRAPHS.map((name) => when(terms[name], () => html`<dt>${t(`calls.${name}`)}</dt><dd class="pre">${rich(terms[name])}</dd>`))}
      ${when(terms.budget, () => html`<dt>${t('calls.budget')}</dt><dd>${money(terms.budget)}
        ${when(terms.split.length, () => html`<div class="small text-body-secondary">${terms.split.map((one) => `${one.name} ${points(one.points)}`).join('，')}</div>`)}</dd>`)}
      ${when(terms.criteria.length, () => html`<dt>${t('calls.criteria')}</dt><dd>${terms.criteria.map((one) => `${one.name} ${points(one.points)}`).join('，')}</dd>`)}
    </dl></section>`;
  }

  #acts() {
    const { one } = this;
    const plain = ['write', 'submit', 'publish', 'confirm'].filter((act) => this.may(act));
    const asked = ['return', 'close', 'withdraw'].filter((act) => this.may(act));
    if (!plain.length && !asked.length) return nothing;
    return html`<div class="detail-buttons mb-3">
        ${plain.map((act, i) => html`<button type="button" class="btn ${act === 'write' || i > 1 ? 'btn-light' : 'btn-primary'}" ?disabled=${this.busy} @click=${() => this.#do(act)}>${t(`calls.do.${act}`)}</button>`)}
        ${asked.map((act) => html`<button type="button" class="btn btn-light" ?disabled=${this.busy} aria-expanded=${String(this.asking === act)} @click=${() => { this.asking = this.asking === act ? undefined : act; }}>${t(this.#word('do', act))}</button>`)}
      </div>
      ${when(this.asking && this.may(this.asking), () => html`<desk-call-words .place=${`call.${one.id}.${this.asking}`} .label=${t(this.#word('ask', this.asking))} .button=${t(this.#word('do', this.asking))} .graded=${this.asking === 'close'} .busy=${this.busy} @words=${this.#said}></desk-call-words>`)}`;
  }

  /** What nobody has seen yet is not withdrawn but thrown away. */
  #word(kind, act) {
    return `calls.${kind}.${act === 'withdraw' && !this.one.published ? 'discard' : act}`;
  }

  #do(act) {
    if (act === 'write') this.dispatchEvent(new CustomEvent('edit', { bubbles: true }));
    else this.act(act, {}, `calls.did.${act}`);
  }

  async #said({ detail: { text, grade, done } }) {
    const { asking } = this;
    const more = asking === 'close' ? { evaluation: text, grade } : { why: text };
    if (await this.act(asking, more, this.#word('did', asking))) {
      done();
      this.asking = undefined;
    }
  }
}

customElements.define('desk-call', Call);
