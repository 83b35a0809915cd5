/** The queue in three sections: one's own talks, who waits, and what colleagues are at. */
import { address } from '../route.js';
import { isUnread, sections, state } from '../state.js';
import { html, nothing, Part, repeat, when } from '../part.js';
import { ago, urgency, waited, whole } from '../time.js';
import { t } from '../texts.js';

const TICK_MS = 1_000;
const STEP = 60;
const SIGNS = { fine: 'clock', soon: 'hourglass-split', late: 'exclamation-triangle-fill' };

class Queue extends Part {
  connectedCallback() {
    super.connectedCallback();
    this.shown = STEP;
    this.ticking = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  render() {
    const { mine, waiting, others } = sections();
    return html`<section class="queue" aria-label=${t('page.desk')}>
      ${when(!state.deskKnown, () => html`<p class="empty">${t('queue.loading')}</p>`)}
      ${when(state.deskKnown, () => html`
        ${this.#section('mine', mine)}
        ${this.#section('waiting', waiting)}
        ${when(others.length, () => this.#section('others', others))}`)}
      <p class="visually-hidden" role="status">${t('queue.status', { waiting: waiting.length, mine: mine.length })}</p>
    </section>`;
  }

  #section(name, consults) {
    const rest = consults.length - this.shown;
    return html`<h2 id="queue-${name}">${t(`queue.${name}`)} <span class="badge text-bg-light">${consults.length}</span></h2>
      ${consults.length === 0
        ? html`<p class="empty">${t(`queue.${name}.none`)}</p>`
        : html`<ul aria-labelledby="queue-${name}">
            ${repeat(consults.slice(0, this.shown), (consult) => consult.id, (consult) => this.#line(consult))}
          </ul>`}
      ${when(rest > 0, () => html`<button type="button" class="btn btn-link btn-sm" @click=${this.#more}>${t('queue.more', { n: rest })}</button>`)}`;
  }

  #more() {
    this.shown += STEP;
    this.requestUpdate();
  }

  #line(consult) {
    const unread = isUnread(consult);
    const here = state.route.id === consult.id;
    return html`<li>
      <a class="line ${unread ? 'unread' : ''}" href=${address('desk', consult.id)} aria-current=${here ? 'true' : nothing} data-consult=${consult.id}>
        <span class="top">
          <span class="alias">${t('consult.reader', { alias: consult.alias })}</span>
          <span class="subject">${consult.subject?.name ?? t('consult.nosubject')}</span>
          ${when(unread, () => html`<span class="new"><span class="visually-hidden">${t('queue.unread')}</span></span>`)}
        </span>
        <span class="last">${this.#last(consult)}</span>
        <span class="bottom">${this.#place(consult)}${this.#age(consult)}</span>
      </a>
    </li>`;
  }

  #last({ last }) {
    if (!last) return t('queue.nothing');
    if (last.unseen) return t('review.unseen.waiting');
    return last.from === 'reader' ? last.text : html`<span class="who">${t(`from.${last.from}`)}</span>${last.text}`;
  }

  #place(consult) {
    if (consult.phase === 'waiting') {
      return html`<span class="place">${consult.mine ? t('queue.rung') : consult.queue?.name ?? ''}</span>`;
    }
    return html`<span class="place">${consult.mine ? t(consult.since ? 'queue.answer' : 'queue.hers') : consult.librarian?.name ?? ''}</span>`;
  }

  /** Urgency by a word and a sign, too, not by colour alone. */
  #age(consult) {
    const at = consult.since ?? consult.lastAt;
    const how = consult.since ? urgency(at) : 'none';
    return html`<span class="age ${how}" title=${whole(at)}>
      ${when(consult.since, () => html`<i class="bi bi-${SIGNS[how]}" aria-hidden="true"></i>`)}
      <span>${how === 'none' || how === 'fine' ? '' : t(`urgency.${how}`)} ${consult.since ? waited(at) : ago(at)}</span>
    </span>`;
  }
}

customElements.define('desk-queue', Queue);
