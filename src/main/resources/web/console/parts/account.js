/** One's own account: password, code of an app, signing out; for admins who works at the desk. */
import { call } from '../api.js';
import { signOut } from '../session.js';
import { state, tell } from '../state.js';
import { html, nothing, Part, when } from '../part.js';
import { t, trouble } from '../texts.js';
import './own-wechat.js';
import './people.js';
import './weekly.js';

class Account extends Part {
  static properties = { problem: { state: true }, hasCode: { state: true }, proposed: { state: true }, busy: { state: true } };

  render() {
    const { me } = state;
    const admin = me.role !== 'librarian';
    return html`<section class="wide" aria-labelledby="account-title">
      <header class="page-head"><h1 class="h5" id="account-title">${me.name} <span class="small text-body-secondary">${me.id} · ${t(`role.${me.role}`)}</span></h1>
        <button type="button" class="btn btn-outline-primary" @click=${signOut}>${t('account.out')}</button></header>
      <div class="account-parts">
        <form class="card card-body" @submit=${this.#password}>
          <h2 class="h6">${t('account.password')}</h2>
          <input type="text" name="username" autocomplete="username" .value=${me.id} hidden>
          ${this.#field('old', t('account.old'), 'current-password')}
          ${this.#field('new', t('account.new'), 'new-password', 10)}
          <p class="form-text">${t('account.new.help')}</p>
          ${this.#fault('password')}
          <div><button class="btn btn-primary" ?disabled=${this.busy}>${t('account.change')}</button></div>
        </form>
        <div class="card card-body">
          <h2 class="h6">${t('account.code')}</h2>
          <p class="text-body-secondary">${t('account.code.lead')}</p>
          ${this.proposed ? this.#activate() : html`<div><button type="button" class="btn btn-outline-primary" ?disabled=${this.busy} @click=${this.#propose}>${t('account.code.setup')}</button></div>`}
          ${this.#fault('code')}
          ${when(this.hasCode, () => this.#removal())}
        </div>
        <desk-own-wechat></desk-own-wechat>
        <desk-weekly-choice></desk-weekly-choice>
      </div>
      ${when(admin, () => html`<desk-people></desk-people>`)}
    </section>`;
  }

  #field(name, label, complete, least = nothing) {
    return html`<label class="form-label" for="account-${name}">${label}</label>
      <input class="form-control mb-3" id="account-${name}" name=${name} type="password" autocomplete=${complete} required minlength=${least} maxlength="400">`;
  }

  #fault(place) {
    return html`<div role="alert">${when(this.problem?.place === place, () => html`<p class="alert alert-warning mt-2">${trouble(this.problem.what)}</p>`)}</div>`;
  }

  #activate() {
    const { secret, uri } = this.proposed;
    return html`<p>${t('account.code.key')}</p>
      <p><code class="secret">${secret.replace(/(.{4})/g, '$1 ').trim()}</code> <button type="button" class="btn btn-light btn-sm" @click=${() => this.#copy(secret)}>${t('copy')}</button></p>
      <p class="form-text">${t('account.code.uri')} <button type="button" class="btn btn-link btn-sm p-0" @click=${() => this.#copy(uri)}>${t('account.code.copyuri')}</button></p>
      <form @submit=${this.#activated}>
        <label class="form-label" for="account-code">${t('signin.code')}</label>
        <input class="form-control code mb-3" id="account-code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10">
        <button class="btn btn-primary" ?disabled=${this.busy}>${t('account.code.activate')}</button>
      </form>`;
  }

  #removal() {
    return html`<form class="mt-3" @submit=${this.#removed}>${this.#field('password', t('account.code.remove.why'), 'current-password')}
      <button class="btn btn-outline-danger" ?disabled=${this.busy}>${t('account.code.remove')}</button></form>`;
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      tell(t('copied'), 'success');
    } catch {
      tell(t('copy.failed'), 'warning');
    }
  }

  #password(event) {
    const form = event.target;
    const { old, new: wanted } = this.#content(event);
    this.#do('password', async () => {
      await call('POST', '/session/password', { old, new: wanted });
      form.reset();
      tell(t('account.changed'), 'success');
    });
  }

  #propose() {
    this.#do('code', async () => {
      try {
        this.proposed = await call('POST', '/session/totp');
      } catch (problem) {
        if (problem.status !== 409) throw problem;
        this.hasCode = true;
      }
    });
  }

  #activated(event) {
    const { code } = this.#content(event);
    this.#do('code', async () => {
      await call('PUT', '/session/totp', { code: code.replace(/\s/g, '') });
      this.proposed = undefined;
      this.hasCode = true;
      tell(t('account.code.on'), 'success');
    });
  }

  #removed(event) {
    const { password } = this.#content(event);
    this.#do('code', async () => {
      await call('DELETE', '/session/totp', { password });
      this.hasCode = false;
      tell(t('account.code.off'), 'success');
    });
  }

  #content(event) {
    event.preventDefault();
    return Object.fromEntries(new FormData(event.target));
  }

  async #do(place, work) {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await work();
    } catch (what) {
      this.problem = { place, what };
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('desk-account', Account);
