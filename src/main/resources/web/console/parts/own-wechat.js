/** One's own WeChat: where a librarian is told that a reader waits while no console is open. */
import { call } from '../api.js';
import { html, Part, when } from '../part.js';
import { clock } from '../time.js';
import { t, trouble } from '../texts.js';

class OwnWechat extends Part {
  static properties = { bound: { state: true }, given: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#do('GET');
  }

  render() {
    return html`<section class="card card-body" aria-labelledby="own-wechat-title">
      <h2 class="h6" id="own-wechat-title">${t('wechat.title')}</h2>
      <p class="text-body-secondary">${t('wechat.lead')}</p>
      <div role="status">${when(this.given, () => html`<p>${t('wechat.send')} <code class="secret">绑定 ${this.given.code}</code></p>
        <p class="form-text">${t('wechat.until', { time: clock(this.given.until) })}</p>`)}</div>
      <div role="alert">${when(this.problem, () => html`<p class="alert alert-warning">${trouble(this.problem)}</p>`)}</div>
      <div>${this.bound
        ? html`<p>${t('wechat.bound')}</p><button type="button" class="btn btn-outline-danger" @click=${() => this.#do('DELETE')}>${t('wechat.unbind')}</button>`
        : html`<button type="button" class="btn btn-outline-primary" @click=${() => this.#do('POST')}>${t('wechat.bind')}</button>`}</div>
    </section>`;
  }

  async #do(method) {
    this.problem = undefined;
    try {
      const answer = await call(method, '/session/wechat');
      if (method === 'POST') this.given = answer;
      else this.bound = answer.bound;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('desk-own-wechat', OwnWechat);
