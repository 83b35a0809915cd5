/** FAQ drafts that wait for publication: what would change, what should be known, and the button. */
import { call } from '../api.js';
import { address } from '../route.js';
import { state, tell } from '../state.js';
import { html, Part, repeat, when } from '../part.js';
import { moment, whole } from '../time.js';
import { language, t, trouble } from '../texts.js';

class Drafts extends Part {
  static properties = { review: { state: true }, problem: { state: true }, busy: { state: true }, sure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    call('GET', '/librarians').then(({ librarians }) => {
      this.names = new Map(librarians.map((she) => [she.id, she.name]));
      this.requestUpdate();
    }, () => {});
  }

  get query() {
    return `?library=${encodeURIComponent(state.me.library)}`;
  }

  async #load() {
    try {
      this.review = await call('GET', `/faq/drafts${this.query}`);
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { review } = this;
    return html`<section class="wide" aria-labelledby="drafts-title">
      <header class="page-head"><h1 class="h5" id="drafts-title">${t('page.drafts')}</h1>
        <button type="button" class="btn btn-light" @click=${this.#load}><i class="bi bi-arrow-clockwise" aria-hidden="true"></i> ${t('drafts.again')}</button></header>
      <p class="text-body-secondary">${t('drafts.lead')}</p>
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}</p>`)}
      ${review ? this.#list(review) : when(!this.problem, () => html`<p class="empty" role="status">${t('loading')}</p>`)}
    </section>`;
  }

  #list({ drafts, findings }) {
    if (!drafts.length) return html`<p class="empty">${t('drafts.none')}</p>`;
    return html`<ul class="plain cards">${repeat(drafts, (draft) => draft.id, (draft) => this.#draft(draft, findings.filter((one) => one.entry?.id === draft.id)))}</ul>`;
  }

  #draft(draft, findings) {
    const entry = draft.after ?? draft.before;
    const own = draft.kind === 'reply' && draft.by === state.me.id;
    const who = this.names?.get(draft.by) ?? draft.by;
    return html`<li class="card"><div class="card-body">
      <h2 class="h6">${entry?.question ?? draft.id} <span class="badge text-bg-light">${t(`drafts.${draft.action}`)}</span>${when(draft.kind === 'reply', () => html` <span class="badge text-bg-info">${t('drafts.reply')}</span>`)}${when(draft.held, () => html` <a class="badge text-bg-warning" href=${address('held')}>${t('page.held')}</a>`)}</h2>
      <p class="small text-body-secondary">${t('drafts.by', { who })} · <time datetime=${draft.at} title=${whole(draft.at)}>${moment(draft.at)}</time></p>
      ${this.#difference(draft)}
      ${when(findings.length, () => html`<div class="alert alert-warning"><p class="mb-1"><b>${t('drafts.findings')}</b></p><ul class="mb-0">${findings.map((one) => html`<li>${language() === 'en' ? one.messageEn : one.message}</li>`)}</ul></div>`)}
      ${when(draft.stale, () => html`<p class="alert alert-warning">${t('drafts.stale')}</p>`)}
      ${when(own, () => html`<p class="second"><i class="bi bi-people" aria-hidden="true"></i>${t('drafts.second')}</p>`)}
      <div class="detail-buttons">
        <button type="button" class="btn btn-primary" ?disabled=${this.busy || own || draft.stale || draft.held} @click=${() => this.#publish(draft)}>${t('drafts.publish')}</button>
        <button type="button" class="btn btn-light" ?disabled=${this.busy} @click=${() => this.#drop(draft)}>${t(this.sure === draft.id ? 'drafts.drop.sure' : 'drafts.drop')}</button>
      </div>
    </div></li>`;
  }

  #difference({ action, after, difference }) {
    if (action === 'create') {
      return html`<p class="filled">${after?.answer}</p>${when(after?.variants?.length, () => html`<p class="small">${t('drafts.variants')} ${after.variants.join(' / ')}</p>`)}`;
    }
    const { fields, variants } = difference;
    return html`<dl class="difference">${fields.map((one) => html`<dt>${t(`field.${one.field}`)}</dt><dd>${when(one.before, () => html`<del>${one.before}</del>`)}${when(one.after, () => html`<ins>${one.after}</ins>`)}</dd>`)}
      ${when(variants.added.length + variants.removed.length, () => html`<dt>${t('drafts.variants')}</dt><dd>${variants.removed.map((text) => html`<del>${text}</del>`)}${variants.added.map((text) => html`<ins>${text}</ins>`)}</dd>`)}</dl>`;
  }

  #publish({ id }) {
    return this.#do(async () => {
      const { held } = await call('POST', `/faq/drafts/publish${this.query}`, { ids: [id] }, { 'if-match': `"${this.review.state}"` });
      if (held.length) tell(t('drafts.held'), 'warning');
      else tell(t('drafts.published'), 'success');
    });
  }

  #drop({ id, state: seen }) {
    if (this.sure !== id) {
      this.sure = id;
      return undefined;
    }
    return this.#do(async () => {
      await call('DELETE', `/faq/entries/${encodeURIComponent(id)}/draft${this.query}`, undefined, { 'if-match': `"${seen}"` });
      tell(t('drafts.dropped'), 'success');
    });
  }

  async #do(work) {
    this.busy = true;
    this.sure = undefined;
    try {
      await work();
    } catch (problem) {
      tell(trouble(problem), 'warning');
    } finally {
      this.busy = false;
      this.#load();
    }
  }
}

customElements.define('desk-drafts', Drafts);
