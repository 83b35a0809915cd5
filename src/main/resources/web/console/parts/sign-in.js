/** Signing in: as a page at first, as a dialog over the page when a session ended. */
import { signIn } from '../session.js';
import { now, state } from '../state.js';
import { Dialog, html, Part, when } from '../part.js';
import { clock, length } from '../time.js';
import { language, speak, t, trouble } from '../texts.js';

/** The form with its faults; the same in both places. */
class SignInForm extends Part {
  static properties = { fixed: {}, problem: { state: true }, needsCode: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.fixed = '';
  }

  firstUpdated() {
    this.find(this.fixed ? '[name=password]' : '[name=id]').focus();
  }

  render() {
    const locked = this.lockedUntil > now();
    return html`<form @submit=${this.#submit}>
      <div class="mb-3">
        <label class="form-label" for="sign-in-id">${t('signin.id')}</label>
        <input id="sign-in-id" class="form-control" name="id" autocomplete="username" autocapitalize="none"
          spellcheck="false" required maxlength="100" .value=${this.fixed} ?readonly=${this.fixed !== ''}>
      </div>
      <div class="mb-3">
        <label class="form-label" for="sign-in-password">${t('signin.password')}</label>
        <input id="sign-in-password" class="form-control" name="password" type="password"
          autocomplete="current-password" required maxlength="400">
      </div>
      ${when(this.needsCode, () => html`<div class="mb-3">
        <label class="form-label" for="sign-in-code">${t('signin.code')}</label>
        <input id="sign-in-code" class="form-control code" name="code" inputmode="numeric"
          autocomplete="one-time-code" required maxlength="10" aria-describedby="sign-in-code-help">
        <div class="form-text" id="sign-in-code-help">${t('signin.code.help')}</div>
      </div>`)}
      <div role="alert">${when(this.problem, () => this.#trouble())}</div>
      <button class="btn btn-primary w-100" ?disabled=${this.busy || locked}>
        ${this.busy ? t('signin.busy') : t('signin.do')}
      </button>
    </form>`;
  }

  #trouble() {
    if (this.lockedUntil > now()) {
      const given = { time: clock(this.lockedUntil), left: length((this.lockedUntil - now()) / 1000) };
      return html`<p class="alert alert-warning">${t('signin.locked', given)}</p>`;
    }
    if (this.problem.code === 'code-needed' && !this.codeTried) return html`<p class="text-body-secondary">${t('signin.code.now')}</p>`;
    return html`<p class="alert alert-danger">${trouble(this.problem)}</p>`;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const { id, password, code } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    try {
      await signIn(id, password, code?.replace(/\s/g, ''));
    } catch (problem) {
      await this.#refused(problem, code);
    } finally {
      this.busy = false;
    }
  }

  async #refused(problem, code) {
    this.problem = problem;
    this.codeTried = Boolean(code);
    if (problem.code === 'code-needed') this.needsCode = true;
    if (problem.code === 'locked') this.#lock(problem.retryAfter);
    await this.updateComplete;
    const field = this.find(problem.code === 'code-needed' ? '[name=code]' : '[name=password]');
    field.focus();
    field.select();
  }

  /** Counts down, so that she sees when it is worth trying again. */
  #lock(seconds) {
    this.lockedUntil = now() + seconds * 1000;
    clearInterval(this.ticking);
    this.ticking = setInterval(() => {
      this.requestUpdate();
      if (this.lockedUntil <= now()) {
        clearInterval(this.ticking);
        this.problem = undefined;
      }
    }, 1_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }
}

class SignIn extends Part {
  render() {
    const other = language() === 'en' ? ['zh', '中文', 'zh-CN'] : ['en', 'English', 'en'];
    return html`<main class="sign-in">
      <div class="card shadow-sm">
        <div class="card-body p-4">
          <img src="icon.svg" alt="" width="44" height="44">
          <h1 class="h4 mt-3 mb-1">${t('app.name')}</h1>
          <p class="text-body-secondary">${t('signin.lead')}</p>
          <desk-sign-in-form></desk-sign-in-form>
        </div>
      </div>
      <button type="button" class="btn btn-link mt-3" lang=${other[2]} @click=${() => speak(other[0])}>${other[1]}</button>
    </main>`;
  }
}

class SignInAgain extends Dialog {
  render() {
    return html`<dialog class="card-dialog" aria-labelledby="again-title" @cancel=${(event) => event.preventDefault()}>
      <h2 class="h5" id="again-title">${t('again.title')}</h2>
      <p>${t('again.lead')}</p>
      <desk-sign-in-form .fixed=${state.me.id}></desk-sign-in-form>
      <button type="button" class="btn btn-link btn-sm mt-3 px-0" @click=${() => location.reload()}>${t('again.other')}</button>
    </dialog>`;
  }
}

customElements.define('desk-sign-in-form', SignInForm);
customElements.define('desk-sign-in', SignIn);
customElements.define('desk-sign-in-again', SignInAgain);
