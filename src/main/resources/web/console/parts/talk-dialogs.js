/** Ends a talk, keeps a reader away from people, makes a FAQ draft of a reply. */
import { act } from '../api.js';
import { takeConsult, tell, dropConsult } from '../state.js';
import { settled } from '../outgoing.js';
import { block, draft, load, messagesOf, talk } from '../talks.js';
import { html } from '../part.js';
import { FormDialog } from './form-dialog.js';
import { t } from '../texts.js';

const REASONS = ['answered', 'referred', 'gone', 'other'];
const DAYS = [1, 7, 30, 365];
const MOST_ASKED = 4;

class Close extends FormDialog {
  static properties = { consult: {} };

  render() {
    return this.frame(t('close.title'), html`
      <p>${t('close.lead')}</p>
      <fieldset class="mb-3"><legend class="form-label">${t('close.reason')}</legend>
        ${REASONS.map((reason, at) => html`<label class="form-check"><input class="form-check-input" type="radio" name="reason" value=${reason} ?checked=${at === 0}> <span>${t(`close.${reason}`)}</span></label>`)}
      </fieldset>
      <label class="form-label" for="close-more">${t('close.more')}</label>
      <input class="form-control mb-3" id="close-more" name="more" maxlength="150">`, t('act.close'));
  }

  /** What she has just typed goes out before the talk is over. */
  async done({ reason, more }) {
    if (!(await settled(this.consult.id))) throw new Error(t('close.unsent'));
    const why = [t(`close.${reason}`), more.trim()].filter(Boolean).join('：');
    const { consult } = await act(this.consult.id, { act: 'close', reason: why.slice(0, 200) });
    dropConsult(consult.id);
    load(consult.id);
    tell(t('close.done'), 'success');
  }
}

class Block extends FormDialog {
  static properties = { consult: {} };

  render() {
    if (talk(this.consult.id).blocked) return this.frame(t('act.unblock'), html`<p>${t('unblock.lead')}</p>`, t('act.unblock'));
    return this.frame(t('act.block'), html`
      <p>${t('block.lead')}</p>
      <label class="form-label" for="block-days">${t('block.days')}</label>
      <select class="form-select mb-3" id="block-days" name="days">${DAYS.map((n) => html`<option value=${n} ?selected=${n === 7}>${t('time.days', { n })}</option>`)}</select>
      <label class="form-label" for="block-reason">${t('block.reason')}</label>
      <input class="form-control mb-3" id="block-reason" name="reason" required maxlength="500">`, t('act.block'), 'danger');
  }

  async done({ days, reason }) {
    const lift = talk(this.consult.id).blocked;
    await block(this.consult.id, lift ? 0 : Number(days), reason?.trim());
    tell(t(lift ? 'unblock.done' : 'block.done'), 'success');
  }
}

class Draft extends FormDialog {
  static properties = { consult: {}, message: {} };

  render() {
    const { question, answer, asked } = this.#suggested();
    return this.frame(t('draft.title'), html`
      <p>${t('draft.lead')}</p>
      <label class="form-label" for="draft-question">${t('draft.question')}</label>
      <input class="form-control mb-1" id="draft-question" name="question" required maxlength="100" .value=${question}>
      <p class="asked">${asked.map((text) => html`<button type="button" class="btn btn-light btn-sm" @click=${() => { this.find('#draft-question').value = text; }}>${text}</button>`)}</p>
      <label class="form-label" for="draft-answer">${t('draft.answer')}</label>
      <textarea class="form-control mb-3" id="draft-answer" name="answer" rows="6" required maxlength="3000" .value=${answer}></textarea>
      <p class="form-text">${t('draft.second')}</p>`, t('draft.do'));
  }

  /** What the reader said before it; a long reply went out in parts with one key. */
  #suggested() {
    const messages = messagesOf(talk(this.consult.id));
    const at = messages.findIndex((message) => message.id === this.message.id);
    const heard = messages.slice(0, Math.max(0, at)).filter((message) => message.from === 'reader').map((message) => message.text.slice(0, 100));
    const whole = messages.filter((message) => message.id === this.message.id || (this.message.key && message.key === this.message.key));
    return { question: heard.at(-1) ?? '', asked: [...new Set(heard)].slice(-MOST_ASKED), answer: whole.map((message) => message.text).join('\n') };
  }

  async done({ question, answer }) {
    const before = this.#suggested();
    const form = { message: this.message.id };
    if (question.trim() !== before.question.trim()) form.question = question.trim();
    if (answer.trim() !== before.answer.trim()) form.answer = answer.trim();
    await draft(this.consult.id, form);
    tell(t('draft.done'), 'success');
  }
}

customElements.define('desk-close', Close);
customElements.define('desk-block', Block);
customElements.define('desk-draft', Draft);
