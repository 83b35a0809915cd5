/** Decides about a suggestion; writes the answer that one asks for. */
import { call } from '../api.js';
import { html } from '../part.js';
import { state, tell } from '../state.js';
import { language, t } from '../texts.js';
import { FormDialog } from './form-dialog.js';

const MOST_QUESTION = 100;

/** What both end with. */
async function decide(dialog, to, reason) {
  await call('POST', `/demand/suggestions/${dialog.suggestion.id}`, { ...dialog.scope, state: to, reason });
  dialog.dispatchEvent(new CustomEvent('decided', { bubbles: true }));
}

class Decide extends FormDialog {
  static properties = { suggestion: {}, scope: {}, to: {} };

  render() {
    return this.frame(t(`demand.${this.to}`), html`
      <p>${t(`demand.kind.${this.suggestion.kind}`)} <b>${this.suggestion.title[language()]}</b></p>
      <p class="text-body-secondary">${t('demand.comes-back')}</p>
      <label class="form-label" for="demand-reason">${t('demand.reason')}</label>
      <input class="form-control mb-3" id="demand-reason" name="reason" required maxlength="200">`, t(`demand.${this.to}`));
  }

  async done({ reason }) {
    await decide(this, this.to, reason.trim());
    tell(t('demand.saved'), 'success');
  }
}

class Draft extends FormDialog {
  static properties = { suggestion: {}, scope: {}, entry: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.entry = this.#fresh();
    if (this.suggestion.kind === 'improve') this.attemptLoad();
  }

  get #library() {
    return this.scope.library ?? state.me.library;
  }

  get #path() {
    const id = this.suggestion.kind === 'improve' ? this.suggestion.about : this.suggestion.id;
    return `/faq/entries/${encodeURIComponent(id)}`;
  }

  #fresh() {
    const { title, subject, evidence } = this.suggestion;
    const question = title.zh.slice(0, MOST_QUESTION);
    const variants = evidence.examples.map((one) => one.text).filter((text) => text !== question);
    return { subject: subject.code || '*', question, variants, answer: '' };
  }

  /** The answer as it stands; a draft of it goes before what is live. */
  async attemptLoad() {
    try {
      const { live, alliance, draft, state: seen } = await call('GET', `${this.#path}?library=${encodeURIComponent(this.#library)}`);
      const { subject, question, variants, answer } = draft?.entry ?? live ?? alliance;
      this.entry = { subject, question, variants, answer };
      this.seen = seen;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { question, variants, answer } = this.entry;
    return this.frame(t(`demand.do.${this.suggestion.kind}`), html`
      <p>${t('demand.draft.lead')}</p>
      <label class="form-label" for="demand-question">${t('draft.question')}</label>
      <input class="form-control mb-3" id="demand-question" name="question" required maxlength="100" .value=${question}>
      <label class="form-label" for="demand-variants">${t('demand.variants')}</label>
      <textarea class="form-control mb-3" id="demand-variants" name="variants" rows="3" .value=${variants.join('\n')}></textarea>
      <label class="form-label" for="demand-answer">${t('draft.answer')}</label>
      <textarea class="form-control mb-3" id="demand-answer" name="answer" rows="6" required maxlength="3000" .value=${answer}></textarea>`, t('draft.do'));
  }

  async done({ question, variants, answer }) {
    const form = {
      subject: this.entry.subject,
      question: question.trim(),
      variants: variants.split('\n').map((line) => line.trim()).filter(Boolean),
      answer: answer.trim(),
    };
    const seen = this.seen ? { 'if-match': `"${this.seen}"` } : {};
    await call('PUT', `${this.#path}/draft?library=${encodeURIComponent(this.#library)}`, form, seen);
    await decide(this, 'done', t('demand.drafted'));
    tell(t('draft.done'), 'success');
  }
}

customElements.define('desk-demand-decide', Decide);
customElements.define('desk-demand-draft', Draft);
