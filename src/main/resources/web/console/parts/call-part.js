/** What the parts of a project call share: an act is sent, and the call as it is then handed up. */
import { call } from '../api.js';
import { tell } from '../state.js';
import { html, Part, when } from '../part.js';
import { language, t, trouble } from '../texts.js';

export class CallPart extends Part {
  static properties = { one: { attribute: false }, problem: { state: true }, busy: { state: true } };

  get path() {
    return `/desk/calls/${encodeURIComponent(this.one.id)}`;
  }

  may(act, of = this.one) {
    return of.may.includes(act);
  }

  /** Sends what may be sent twice; true when it was taken. */
  async send(method, path, body, word) {
    if (this.busy) return false;
    this.busy = true;
    this.problem = undefined;
    try {
      const next = await call(method, path, body);
      if (word) tell(t(word), 'success');
      this.dispatchEvent(new CustomEvent('call', { detail: next, bubbles: true }));
      return true;
    } catch (problem) {
      this.problem = problem;
      this.#show();
      if (problem.status === 412 || problem.status === 409) this.dispatchEvent(new CustomEvent('stale', { bubbles: true }));
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** What was pressed may be far below where it is said why not. */
  async #show() {
    await this.updateComplete;
    this.find('[role=alert]')?.scrollIntoView({ block: 'nearest' });
  }

  act(act, more = {}, word = undefined) {
    return this.send('POST', `${this.path}/acts`, { act, version: this.one.version, ...more }, word);
  }

  trouble() {
    return when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}${this.place()}</p>`);
  }

  /** Whether somebody else saved something since she began to write. */
  isOutdated() {
    return this.problem?.status === 412;
  }

  /** Once she has been told so, what she wrote may take its place. */
  overwrite() {
    return html`<p class="alert alert-warning" role="alert">${t('calls.overwrite')}</p>`;
  }

  /** Which field is meant, in the page's words. */
  place() {
    const key = `calls.${this.problem.body?.field}`;
    return when(t(key) !== key, () => html` <b>${t('calls.field', { name: t(key) })}</b>`);
  }
}

/** Basis points as people write them. */
export const points = (n) => `${(n / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 })}\u00a0%`;

/** Money as people write it. */
export const money = (fen) => t('calls.yuan', { n: (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 ? 2 : 0 }) });

/** A deadline as everybody means it, in Beijing time: midnight is the end of the day before. */
export function deadline(at) {
  const time = { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const tongue = language() === 'en' ? 'en-GB' : 'zh-CN';
  const midnight = new Date(at).toLocaleTimeString('en-GB', time) === '00:00';
  const day = { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' };
  return midnight
    ? new Date(Date.parse(at) - 1).toLocaleDateString(tongue, day)
    : new Date(at).toLocaleString(tongue, { ...day, ...time });
}
