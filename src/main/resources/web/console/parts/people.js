/** For admins: who works at the desk, new accounts, new passwords, closing. */
import { call } from '../api.js';
import { state, tell } from '../state.js';
import { html, Part, when } from '../part.js';
import { moment } from '../time.js';
import { t, trouble } from '../texts.js';

class People extends Part {
  static properties = { all: { state: true }, problem: { state: true }, told: { state: true }, adding: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      this.all = (await call('GET', '/librarians')).librarians;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<section class="people" aria-labelledby="people-title">
      <header class="page-head"><h2 class="h6" id="people-title">${t('people.title')}</h2>
        <button type="button" class="btn btn-outline-primary btn-sm add" aria-expanded=${String(Boolean(this.adding))} @click=${this.#open}>${t('people.add')}</button></header>
      <div role="alert">
        ${when(this.problem, () => html`<p class="alert alert-warning">${trouble(this.problem)}</p>`)}
        ${when(this.told, () => html`<p class="alert alert-info">${t('people.password', this.told)} <code class="secret">${this.told.password}</code></p>`)}
      </div>
      ${when(this.adding, () => this.#form())}
      <ul class="plain people-list">${(this.all ?? []).map((she) => this.#person(she))}</ul>
    </section>`;
  }

  #person(she) {
    const self = she.id === state.me.id;
    return html`<li class=${she.active ? '' : 'closed'}>
      <div><b>${she.name}</b> <span class="small text-body-secondary">${she.id} · ${t(`role.${she.role}`)} · ${she.library}</span>
        ${when(!she.active, () => html`<span class="badge text-bg-secondary">${t('people.closed')}</span>`)}
        ${when(she.code, () => html`<span class="badge text-bg-light">${t('people.code')}</span>`)}
        ${when(she.lockedUntil, () => html`<span class="badge text-bg-warning">${t('people.locked', { at: moment(she.lockedUntil) })}</span>`)}</div>
      ${when(!self, () => html`<div class="detail-buttons">
        <button type="button" class="btn btn-light btn-sm" ?disabled=${this.busy} @click=${() => this.#reset(she)} aria-label=${t('people.reset.of', she)}>${t('people.reset')}</button>
        <button type="button" class="btn btn-light btn-sm" ?disabled=${this.busy} @click=${() => this.#change(she, { active: !she.active })} aria-label=${t(she.active ? 'people.close.of' : 'people.open.of', she)}>${t(she.active ? 'people.close' : 'people.open')}</button>
      </div>`)}
    </li>`;
  }

  #form() {
    const roles = state.me.role === 'alliance-admin' ? ['librarian', 'library-admin', 'alliance-admin'] : ['librarian', 'library-admin'];
    return html`<form class="card card-body mb-3" @submit=${this.#add}>
      <div class="form-grid">
        <div><label class="form-label" for="new-id">${t('signin.id')}</label><input class="form-control" id="new-id" name="id" required maxlength="64" autocapitalize="none"></div>
        <div><label class="form-label" for="new-name">${t('people.name')}</label><input class="form-control" id="new-name" name="name" required maxlength="100"></div>
        <div><label class="form-label" for="new-role">${t('people.role')}</label><select class="form-select" id="new-role" name="role">${roles.map((role) => html`<option value=${role}>${t(`role.${role}`)}</option>`)}</select></div>
        <div><label class="form-label" for="new-library">${t('search.library')}</label><input class="form-control" id="new-library" name="library" required maxlength="64" .value=${state.me.library} ?readonly=${state.me.role !== 'alliance-admin'}></div>
      </div>
      <p class="form-text">${t('people.add.help')}</p>
      <div class="detail-buttons"><button class="btn btn-primary" ?disabled=${this.busy}>${t('people.add')}</button><button type="button" class="btn btn-light" @click=${() => { this.adding = false; }}>${t('cancel')}</button></div>
    </form>`;
  }

  #open() {
    this.adding = !this.adding;
    if (this.adding) this.focusOn('#new-id');
  }

  #add(event) {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    this.#do(async () => {
      this.told = await call('POST', '/librarians', form);
      this.adding = false;
    });
  }

  /** The new password is made up here and told once; she changes it herself. */
  #reset(she) {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    const password = Array.from(bytes, (byte) => 'abcdefghjkmnpqrstuvwxyz23456789'[byte % 31]).join('').replace(/(.{4})(?=.)/g, '$1-');
    this.#do(async () => {
      await call('PATCH', `/librarians/${encodeURIComponent(she.id)}`, { password });
      this.told = { id: she.id, name: she.name, password };
    });
  }

  #change(she, change) {
    this.#do(async () => {
      await call('PATCH', `/librarians/${encodeURIComponent(she.id)}`, change);
      tell(t('saved'), 'success');
    });
  }

  async #do(work) {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    this.told = undefined;
    try {
      await work();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
      this.#load();
    }
  }
}

customElements.define('desk-people', People);
