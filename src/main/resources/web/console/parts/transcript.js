/** What was said: the reader at the left, the desk and librarians at the right. */
import { again, outgoing, sendNow, takeBack } from '../outgoing.js';
import { address } from '../route.js';
import { loadEarlier, messagesOf, talk } from '../talks.js';
import { state } from '../state.js';
import { html, nothing, Part, repeat, when } from '../part.js';
import { rich } from '../rich.js';
import { clock, day, whole } from '../time.js';
import { t, trouble } from '../texts.js';

const SIGNS = { queued: 'clock', sent: 'check2', held: 'pause-circle', failed: 'exclamation-circle' };
const HELD_WHY = {
  'no customer service': 'state.held.never',
  'window closed; told by subscribe message': 'state.held.told',
};
const NEAR_PX = 80;

/** Messages, and between them by their time the replies that are held. */
function woven(messages, held) {
  const all = [...messages];
  for (const one of held) {
    const reply = { id: one.id, from: 'librarian', librarian: one.librarian, kind: 'text', text: one.text, at: one.at, held: one };
    const before = all.findIndex((message) => message.at > one.at);
    all.splice(before < 0 ? all.length : before, 0, reply);
  }
  return all;
}

class Transcript extends Part {
  static properties = { consult: {} };

  connectedCallback() {
    super.connectedCallback();
    this.atEnd = true;
    this.onscroll = () => this.#moved();
    this.sized = new ResizeObserver(() => {
      this.height = this.clientHeight;
      this.#stay();
    });
    this.sized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sized.disconnect();
  }

  updated(changes) {
    if (changes.has('consult')) this.atEnd = true;
    this.#stay();
  }

  /** A scroll that comes of another size of the page says nothing about the reader. */
  #moved() {
    if (this.clientHeight === this.height) this.atEnd = this.scrollHeight - this.scrollTop - this.clientHeight < NEAR_PX;
  }

  /** Who reads further up is left there; who is at the end stays at the end. */
  #stay() {
    if (this.atEnd) this.scrollTop = this.scrollHeight;
  }

  render() {
    const it = talk(this.consult);
    const messages = messagesOf(it);
    const said = messages.at(-1);
    const entries = woven(messages, it.held);
    return html`
      ${when(it.earlier, () => html`<p class="text-center"><button type="button" class="btn btn-link btn-sm" @click=${this.#earlier}>${t('talk.earlier')}</button></p>`)}
      <ol class="messages" aria-label=${t('talk.transcript')}>
        ${repeat(entries, (message) => message.id, (message, at) => this.#entry(message, entries[at - 1], it))}
        ${repeat(outgoing(this.consult), (item) => item.key, (item) => this.#outgoing(item))}
      </ol>
      ${when(it.status === 'ready' && !messages.length, () => html`<p class="empty text-center">${t('talk.empty')}</p>`)}
      <p class="visually-hidden" role="log" aria-live="polite">${said?.from === 'reader' && !said.review ? t('talk.said', { text: said.text }) : ''}</p>`;
  }

  async #earlier() {
    const height = this.scrollHeight;
    await loadEarlier(this.consult).catch(() => {});
    await this.updateComplete;
    this.scrollTop += this.scrollHeight - height;
  }

  #entry(message, before, it) {
    const date = day(message.at);
    return html`${when(!before || day(before.at) !== date, () => html`<li class="date"><span>${date}</span></li>`)}
      <li class="message ${message.from}" data-message=${message.id}>
        ${when(message.from !== before?.from || message.librarian?.id !== before?.librarian?.id, () => html`<span class="author">${this.#author(message, it)}</span>`)}
        <div class="bubble">${this.#content(message)}</div>
        <span class="about"><time datetime=${message.at} title=${whole(message.at)}>${clock(message.at)}</time>${this.#state(message)}${this.#tools(message, before)}</span>
      </li>`;
  }

  #author({ from, librarian }, it) {
    if (from === 'reader') return t('consult.reader', { alias: it.consult?.alias ?? '' });
    if (from === 'desk') return t('talk.desk');
    return librarian?.id === state.me.id ? t('talk.me') : librarian?.name ?? '';
  }

  #content({ kind, text, from, review }) {
    if (review) return html`<span class="unseen"><i class="bi bi-shield-exclamation" aria-hidden="true"></i>${t(`review.unseen.${review}`)}</span>${when(review === 'waiting', () => html` <a href=${address('held')}>${t('review.look')}</a>`)}`;
    const known = ['image', 'voice', 'video', 'location', 'link', 'file'].includes(kind);
    return html`${when(known, () => html`<span class="kind">${t(`kind.${kind}`)}</span>`)}${rich(text, from === 'desk')}`;
  }

  #state({ from, state: stage, reason, review, held }) {
    if (held) {
      return html`<span class="state held"><i class="bi bi-shield-exclamation" aria-hidden="true"></i>${t(`review.reply.${held.state}`)}<span class="why">${t('state.more', { more: t(`held.by.${held.by}`, held) })}</span>${when(held.reason, () => html` <span>${t('held.because', held)}</span>`)}</span>`;
    }
    if (review) return nothing;
    if (from === 'reader' || !(stage in SIGNS)) return nothing;
    const more = stage === 'held' ? t(HELD_WHY[reason] ?? 'state.held.shut') : stage === 'failed' ? reason : '';
    return html`<span class="state ${stage}"><i class="bi bi-${SIGNS[stage]}" aria-hidden="true"></i>${t(`state.${stage}`)}${more ? html`<span class="why">${t('state.more', { more })}</span>` : nothing}</span>`;
  }

  /** A long reply went out in parts; the first of them stands for the whole. */
  #tools(message, before) {
    const first = message.from === 'librarian' && !message.held && !(message.key && message.key === before?.key);
    return when(first, () => html`<button type="button" class="btn btn-link btn-sm make-draft" @click=${() => this.#draft(message)}>${t('talk.draft')}</button>`);
  }

  #draft(message) {
    this.dispatchEvent(new CustomEvent('make-draft', { bubbles: true, detail: message }));
  }

  #outgoing(item) {
    const given = { again: item.stage === 'cut-off' };
    return html`<li class="message librarian going ${item.stage}">
      <div class="bubble">${rich(item.text)}</div>
      <span class="about" role="status">${item.stage === 'refused' ? html`<span class="state failed"><i class="bi bi-exclamation-circle" aria-hidden="true"></i>${trouble(item.problem)}</span>` : t(`going.${item.stage}`, given)}
        ${when(['gathering', 'refused'].includes(item.stage), () => html`<button type="button" class="btn btn-link btn-sm" @click=${() => this.#edit(item)}>${t('going.edit')}</button>`)}
        ${when(item.stage === 'gathering', () => html`<button type="button" class="btn btn-link btn-sm" @click=${() => sendNow(this.consult)}>${t('going.now')}</button>`)}
        ${when(item.stage === 'refused', () => html`<button type="button" class="btn btn-link btn-sm" @click=${() => again(this.consult, item.key)}>${t('again.do')}</button>`)}
      </span>
    </li>`;
  }

  #edit(item) {
    const text = takeBack(this.consult, item.key);
    this.dispatchEvent(new CustomEvent('compose', { bubbles: true, detail: { text, before: true } }));
  }
}

customElements.define('desk-transcript', Transcript);
