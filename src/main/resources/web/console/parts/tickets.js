/** Messages that readers left: what is open, by when, and the answer. */
import { call } from '../api.js';
import { kept, keep } from '../keep.js';
import { MOST_CHARACTERS } from '../outgoing.js';
import { address, go } from '../route.js';
import { state, tell } from '../state.js';
import { html, nothing, Part, repeat, when } from '../part.js';
import { rich } from '../rich.js';
import { age, moment, until, whole } from '../time.js';
import { t, trouble } from '../texts.js';
import './hand-on.js';

class Tickets extends Part {
  static properties = { shown: { state: true }, list: { state: true }, problem: { state: true }, busy: { state: true }, passing: { state: true } };

  constructor() {
    super();
    this.shown = 'open';
    this.passing = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  /** The live connection tells only how many there are; then the list is read again. */
  willUpdate() {
    const count = `${state.tickets.open}/${state.tickets.overdue}`;
    if (this.counted && this.counted !== count) this.#load();
    this.counted = count;
  }

  async #load() {
    try {
      this.list = (await call('GET', `/desk/tickets?state=${this.shown}`)).tickets;
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  #show(shown) {
    this.shown = shown;
    this.list = undefined;
    go('tickets');
    this.#load();
  }

  render() {
    const ticket = this.list?.find((one) => one.id === state.route.id) ?? (this.last?.id === state.route.id ? this.last : undefined);
    this.last = ticket;
    return html`
      <section class="list-side" aria-labelledby="tickets-title">
        <h1 class="h5" id="tickets-title">${t('page.tickets')}</h1>
        <div class="btn-group w-100 mb-3" role="group" aria-label=${t('tickets.which')}>
          ${['open', 'done'].map((name) => html`<button type="button" class="btn btn-outline-primary ${this.shown === name ? 'active' : ''}" aria-pressed=${String(this.shown === name)} @click=${() => this.#show(name)}>${t(`tickets.${name}`)}</button>`)}
        </div>
        ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)} <button type="button" class="btn btn-link btn-sm" @click=${this.#load}>${t('again.do')}</button></p>`)}
        ${this.list ? this.#list() : when(!this.problem, () => html`<p class="empty">${t('loading')}</p>`)}
      </section>
      <section class="detail-side" aria-live="off">${ticket ? this.#ticket(ticket) : html`<p class="nothing-open">${t(this.list?.length ? 'tickets.choose' : 'tickets.quiet')}</p>`}</section>
      ${when(this.passing && ticket, () => html`<desk-hand-on .ticket=${ticket} @closed=${this.#passed}></desk-hand-on>`)}`;
  }

  #list() {
    if (!this.list.length) return html`<p class="empty">${t(`tickets.${this.shown}.none`)}</p>`;
    return html`<ul class="plain">${repeat(this.list, (one) => one.id, (one) => html`<li>
      <a class="line" href=${address('tickets', one.id)} aria-current=${one.id === state.route.id ? 'true' : nothing}>
        <span class="top"><span class="alias">${t('consult.reader', { alias: one.alias })}</span><span class="subject">${one.subject?.name ?? t('consult.nosubject')}</span></span>
        <span class="last">${one.review ? t(`review.unseen.${one.review}`) : one.text}</span>
        <span class="bottom"><span class="place">${one.queue?.name ?? ''}</span>${this.#due(one)}</span>
      </a></li>`)}</ul>`;
  }

  #due(one) {
    if (one.state !== 'open') return html`<span class="age none">${t(`ticket.${one.state}`)}</span>`;
    return one.overdue
      ? html`<span class="age late" title=${whole(one.dueAt)}><i class="bi bi-exclamation-triangle-fill" aria-hidden="true"></i><span>${t('ticket.overdue', { age: age(one.dueAt) })}</span></span>`
      : html`<span class="age fine" title=${whole(one.dueAt)}><i class="bi bi-clock" aria-hidden="true"></i><span>${t('ticket.due', { left: until(one.dueAt) })}</span></span>`;
  }

  #ticket(one) {
    return html`<header class="detail-head"><a class="btn btn-light back" href=${address('tickets')} aria-label=${t('back')}><i class="bi bi-chevron-left" aria-hidden="true"></i></a>
        <h2 class="h5">${t('consult.reader', { alias: one.alias })} <span class="subject">${one.subject?.name ?? t('consult.nosubject')}</span></h2></header>
      <p class="facts">${this.#due(one)} <span>${t('ticket.left', { at: moment(one.leftAt) })}</span> <span>${t('ticket.dueat', { at: moment(one.dueAt) })}</span>
        ${when(one.queue, () => html`<span>${t('ticket.with', { name: one.queue.name })}</span>`)}
        ${when(one.escalated, () => html`<span class="badge text-bg-warning">${t('ticket.escalated', { n: one.escalated })}</span>`)}
        <a href=${address('desk', one.consult)}>${t('ticket.consult')}</a></p>
      <blockquote class="said">${one.review ? html`<span class="unseen"><i class="bi bi-shield-exclamation" aria-hidden="true"></i>${t(`review.unseen.${one.review}`)}</span>` : rich(one.text)}</blockquote>
      ${when(one.heldAnswer, () => this.#held(one.heldAnswer))}
      ${one.state === 'open' ? this.#form(one) : this.#ended(one)}`;
  }

  /** Her answer is not lost: it waits for a colleague, or came back. */
  #held(answer) {
    const who = answer.librarian?.name ?? '';
    return html`<div class="alert alert-warning"><p class="mb-1"><b>${t(`ticket.held.${answer.state}`, { who })}</b> ${t(`held.by.${answer.by}`, answer)}${when(answer.reason, () => html` ${t('held.because', answer)}`)}</p>
      <div class="filled">${rich(answer.text)}</div></div>`;
  }

  #ended(one) {
    const who = one.librarian?.name ?? '';
    return html`<h3 class="h6">${t(`ticket.${one.state}.by`, { who, at: moment(one.answeredAt) })}</h3>
      ${when(one.answer, () => html`<div class="given">${rich(one.answer)}</div>`)}`;
  }

  #form(one) {
    const place = `ticket.${one.id}`;
    const text = kept(place);
    const tooLong = text.length > MOST_CHARACTERS;
    return html`<form @submit=${(event) => this.#answer(event, one)}>
      <label class="form-label" for="ticket-answer">${t('ticket.answer')}</label>
      <textarea class="form-control mb-1" id="ticket-answer" rows="7" .value=${text} @input=${(event) => { keep(place, event.target.value); this.requestUpdate(); }}></textarea>
      <p class="form-text ${tooLong ? 'text-danger' : ''}">${tooLong ? t('composer.toolong', { n: text.length.toLocaleString(), most: MOST_CHARACTERS.toLocaleString() }) : t('ticket.how')}</p>
      <div class="detail-buttons">
        <button class="btn btn-primary" ?disabled=${this.busy || !text.trim() || tooLong || one.heldAnswer?.state === 'waiting'}>${t('ticket.send')}</button>
        <button type="button" class="btn btn-light" ?disabled=${this.busy} @click=${() => { this.passing = true; }}>${t('act.pass')}</button>
        <button type="button" class="btn btn-light" ?disabled=${this.busy || text.trim() !== ''} @click=${() => this.#end(one, {})}>${t('ticket.close')}</button>
      </div>
    </form>`;
  }

  #answer(event, one) {
    event.preventDefault();
    this.#end(one, { answer: kept(`ticket.${one.id}`).trim() });
  }

  async #end(one, body) {
    if (this.busy) return;
    this.busy = true;
    try {
      this.last = await call('POST', `/desk/tickets/${encodeURIComponent(one.id)}`, body);
      keep(`ticket.${one.id}`, '');
      if (this.last.state === 'open') {
        this.list = this.list.map((other) => (other.id === one.id ? this.last : other));
        tell(t('ticket.held.word'), 'warning');
      } else {
        this.list = this.list.filter((other) => other.id !== one.id);
        tell(t(body.answer ? 'ticket.sent' : 'ticket.closed.word'), 'success');
      }
    } catch (problem) {
      tell(trouble(problem), 'warning');
      this.#load();
    } finally {
      this.busy = false;
    }
  }

  #passed() {
    this.passing = false;
    this.#load();
  }
}

customElements.define('desk-tickets', Tickets);
