/** Canned replies: the library's and one's own, with the library's values filled in. */
import { call } from '../api.js';
import { html, Part, repeat, when } from '../part.js';
import { tell } from '../state.js';
import { t, trouble } from '../texts.js';

const PLACEHOLDERS = ['library.name', 'library.hours', 'library.phone', 'library.address', 'library.website', 'library.catalogue', 'library.remote'];

class Replies extends Part {
  static properties = { all: { state: true }, edited: { state: true }, problem: { state: true }, sure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#take(call('GET', '/desk/replies'));
  }

  async #take(answer) {
    try {
      this.all = (await answer).replies;
      this.problem = undefined;
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    }
  }

  render() {
    return html`<section class="wide" aria-labelledby="replies-title">
      <header class="page-head"><h1 class="h5" id="replies-title">${t('page.replies')}</h1>
        <button type="button" class="btn btn-primary add" @click=${() => this.#edit({ title: '', text: '', shared: false })}>${t('replies.add')}</button></header>
      <p class="text-body-secondary">${t('replies.lead')}</p>
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}</p>`)}
      ${when(this.edited && !this.edited.id, () => this.#form())}
      ${when(this.all?.length === 0 && !this.edited, () => html`<p class="empty">${t('replies.none')}</p>`)}
      <ul class="plain cards">${repeat(this.all ?? [], (reply) => reply.id, (reply) => html`<li class="card"><div class="card-body">${this.edited?.id === reply.id ? this.#form() : this.#reply(reply)}</div></li>`)}</ul>
    </section>`;
  }

  #reply(reply) {
    return html`<h2 class="h6">${reply.title} <span class="badge text-bg-light">${t(reply.shared ? 'replies.shared' : 'replies.own')}</span></h2>
      <p class="filled">${reply.filled}</p>
      <div class="detail-buttons">
        <button type="button" class="btn btn-light btn-sm" data-edit=${reply.id} @click=${() => this.#edit(reply)}>${t('replies.change')}</button>
        <button type="button" class="btn btn-light btn-sm" @click=${() => this.#remove(reply)}>${t(this.sure === reply.id ? 'replies.remove.sure' : 'replies.remove')}</button>
      </div>`;
  }

  #edit(reply) {
    this.edited = reply;
    this.sure = undefined;
    this.focusOn('#reply-title');
  }

  #form() {
    const { edited } = this;
    return html`<form class=${edited.id ? '' : 'card card-body mb-3'} @submit=${this.#save}>
      <label class="form-label" for="reply-title">${t('replies.title')}</label>
      <input class="form-control mb-3" id="reply-title" name="title" required maxlength="40" .value=${edited.title}>
      <label class="form-label" for="reply-text">${t('replies.text')}</label>
      <textarea class="form-control mb-1" id="reply-text" name="text" rows="5" required maxlength="2000" .value=${edited.text}></textarea>
      <p class="form-text">${t('replies.placeholders')} ${PLACEHOLDERS.map((name) => html`<button type="button" class="btn btn-light btn-sm placeholder-name" @click=${() => this.#put(`{{${name}}}`)}>{{${name}}}</button> `)}</p>
      ${when(!edited.id, () => html`<label class="form-check form-switch mb-3"><input class="form-check-input" type="checkbox" role="switch" name="shared"> <span>${t('replies.forall')}</span></label>`)}
      <div class="detail-buttons"><button class="btn btn-primary">${t('save')}</button><button type="button" class="btn btn-light" @click=${this.#leave}>${t('cancel')}</button></div>
    </form>`;
  }

  #put(placeholder) {
    const box = this.find('#reply-text');
    box.setRangeText(placeholder, box.selectionStart, box.selectionEnd, 'end');
    box.focus();
  }

  #leave() {
    const { id } = this.edited;
    this.edited = undefined;
    this.focusOn(id ? `[data-edit="${id}"]` : '.add');
  }

  async #save(event) {
    event.preventDefault();
    const { title, text, shared } = Object.fromEntries(new FormData(event.target));
    const { id } = this.edited;
    const form = id ? { title, text } : { title, text, shared: shared === 'on' };
    if (await this.#take(call(id ? 'PUT' : 'POST', id ? `/desk/replies/${id}` : '/desk/replies', form))) {
      this.#leave();
      tell(t('replies.saved'), 'success');
    }
  }

  async #remove(reply) {
    if (this.sure !== reply.id) {
      this.sure = reply.id;
      return;
    }
    this.sure = undefined;
    if (await this.#take(call('DELETE', `/desk/replies/${reply.id}`))) tell(t('replies.removed'), 'success');
    this.focusOn('.add');
  }
}

customElements.define('desk-replies', Replies);
