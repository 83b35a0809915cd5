/** A project: the agreement of duties and shares, its milestones, and what is said about it. */
import { newKey } from '../api.js';
import { keep, kept } from '../keep.js';
import { html, nothing, repeat, when } from '../part.js';
import { rich } from '../rich.js';
import { now } from '../state.js';
import { day, moment } from '../time.js';
import { t } from '../texts.js';
import { CallPart, points } from './call-part.js';
import './call-files.js';
import './call-words.js';

class CallProject extends CallPart {
  static properties = { parties: { state: true }, planning: { state: true }, asking: { state: true } };

  willUpdate() {
    if (this.shown === this.one.id) return;
    this.shown = this.one.id;
    this.parties = undefined;
    this.planning = undefined;
    this.asking = undefined;
    this.problem = undefined;
  }

  render() {
    return html`${this.#agreement()}${this.#milestones()}${this.#comments()}`;
  }

  #agreement() {
    const { one } = this;
    return html`<section class="call-part" aria-labelledby="agreement-title"><h3 class="h6" id="agreement-title">${t('calls.agreement')}</h3>
      ${this.trouble()}
      ${when(one.lostParty && one.state !== 'closed', () => html`<p class="alert alert-warning">${t(this.may('agree') ? 'calls.lostParty' : 'calls.lostParty.wait')}</p>`)}
      ${when(one.agreement.length, () => html`<ul class="plain">${one.agreement.map((it) => html`<li class="py-1 border-bottom"><div class="d-flex gap-2"><b>${it.name}</b><span class="ms-auto text-nowrap">${points(it.share)}</span></div>
        <div class="pre">${it.duty}</div><div class="small text-body-secondary">${it.confirmed ? t('calls.confirmed', { name: it.confirmed.name }) : t('calls.unconfirmed')}</div></li>`)}</ul>`)}
      ${when(!one.agreement.length && !this.may('agree'), () => html`<p class="empty">${t('calls.agreement.none')}</p>`)}
      ${when(this.may('agree'), () => (this.parties || !one.agreement.length ? this.#form() : html`<button type="button" class="btn btn-light mt-2" @click=${() => { this.parties = this.#begun(); }}>${t('calls.do.agree.anew')}</button>`))}
    </section>`;
  }

  /** Of each who takes part, in the order in which they stand. */
  #begun() {
    const known = new Map(this.one.agreement.map((it) => [it.application, it]));
    const all = [{ application: '', name: this.one.library.name }, ...this.one.partners.filter((it) => !this.#left(it.application))];
    return all.map(({ application, name }) => ({ application, name, duty: known.get(application)?.duty ?? '', share: known.get(application)?.share ?? 0 }));
  }

  #left(application) {
    return this.one.applications.find(({ id }) => id === application)?.left;
  }

  #form() {
    const parties = this.parties ?? this.#begun();
    const sum = parties.reduce((all, it) => all + it.share, 0);
    const change = (i, what) => { this.parties = parties.map((it, n) => (n === i ? { ...it, ...what } : it)); };
    return html`<form class="mt-2" @submit=${(event) => this.#agree(event, parties)}>
      ${parties.map((it, i) => html`<fieldset class="mb-2"><legend class="h6 mb-1">${it.name}</legend><div class="call-share">
        <div><label class="form-label small mb-0" for="duty-${i}">${t('calls.duty')}</label><input class="form-control" id="duty-${i}" maxlength="1000" .value=${it.duty} @input=${(event) => change(i, { duty: event.target.value })}></div>
        <div><label class="form-label small mb-0" for="share-${i}">${t('calls.share')}</label><input class="form-control" id="share-${i}" type="number" inputmode="decimal" min="0" max="100" step="0.01" .value=${String(it.share / 100)} @change=${(event) => change(i, { share: Math.round(Number(event.target.value) * 100) })}></div></div></fieldset>`)}
      <p class="form-text ${sum === 10_000 ? '' : 'text-danger'}" role="status">${t('calls.sum', { sum: points(sum) })}</p>
      <div class="detail-buttons"><button class="btn btn-primary" ?disabled=${this.busy || sum !== 10_000 || parties.some((it) => !it.duty.trim())}>${t('calls.do.agree')}</button>
      ${when(this.one.agreement.length, () => html`<button type="button" class="btn btn-light" @click=${() => { this.parties = undefined; }}>${t('calls.cancel')}</button>`)}</div>
    </form>`;
  }

  async #agree(event, parties) {
    event.preventDefault();
    const body = { version: this.one.version, parties: parties.map(({ application, duty, share }) => ({ application, duty: duty.trim(), share })) };
    if (await this.send('PUT', `${this.path}/agreement`, body, 'calls.did.agree')) this.parties = undefined;
  }

  #milestones() {
    const { milestones } = this.one;
    return html`<section class="call-part" aria-labelledby="milestones-title"><h3 class="h6" id="milestones-title">${t('calls.milestones')}</h3>
      ${when(!milestones.length, () => html`<p class="empty">${t('calls.milestones.none')}</p>`)}
      <ol class="plain cards">${repeat(milestones, ({ id }) => id, (it) => this.#milestone(it))}</ol>
      ${when(this.may('plan'), () => (this.planning === 'new' ? this.#plan() : html`<button type="button" class="btn btn-light mt-2" @click=${() => { this.planning = 'new'; }}><i class="bi bi-plus-lg" aria-hidden="true"></i> ${t('calls.do.plan')}</button>`))}
    </section>`;
  }

  #milestone(it) {
    if (this.planning === it.id) return html`<li class="card card-body">${this.#plan(it)}</li>`;
    const late = it.stage === 'planned' && Date.parse(`${it.due}T23:59:59+08:00`) < now();
    const asked = ['deliver', 'reopen', 'drop'].filter((act) => this.may(act, it));
    const said = this.one.comments.filter(({ milestone }) => milestone === it.id);
    return html`<li class="card card-body">
      <div class="d-flex flex-wrap gap-2 align-items-baseline"><b>${it.title}</b><span class="badge call-stage ${it.stage}">${t(`calls.milestone.${it.stage}`)}</span>
        <span class="ms-auto small ${late ? 'text-danger' : 'text-body-secondary'}">${t(late ? 'calls.late' : 'calls.dueat', { day: day(`${it.due}T12:00`) })}</span></div>
      <div class="pre">${it.deliverable}</div>
      <div class="small text-body-secondary">${t('calls.by', { name: it.name })}${it.note ? ` · ${it.note}` : ''}</div>
      <desk-call-files .one=${this.one} .may=${it.may.includes('attach')} .application=${''} .milestone=${it.id}></desk-call-files>
      ${said.map((one) => this.#comment(one))}
      <div class="detail-buttons mt-2">
        ${when(this.may('accept', it), () => html`<button type="button" class="btn btn-primary btn-sm" ?disabled=${this.busy} @click=${() => this.#on(it, 'accept')}>${t('calls.do.accept')}</button>`)}
        ${asked.map((act) => html`<button type="button" class="btn ${act === 'deliver' ? 'btn-primary' : 'btn-light'} btn-sm" aria-expanded=${String(this.asking === `${it.id}.${act}`)} @click=${() => { this.asking = this.asking === `${it.id}.${act}` ? undefined : `${it.id}.${act}`; }}>${t(`calls.do.${act}`)}</button>`)}
        ${when(this.may('plan', it), () => html`<button type="button" class="btn btn-light btn-sm" @click=${() => { this.planning = it.id; }}>${t('calls.do.write')}</button>`)}
        ${when(this.may('comment'), () => html`<button type="button" class="btn btn-light btn-sm" aria-expanded=${String(this.asking === `${it.id}.comment`)} @click=${() => { this.asking = this.asking === `${it.id}.comment` ? undefined : `${it.id}.comment`; }}>${t('calls.do.comment')}</button>`)}
      </div>
      ${[...asked, 'comment'].map((act) => when(this.asking === `${it.id}.${act}`, () => html`<desk-call-words .place=${`call.${this.one.id}.${it.id}.${act}`} .label=${t(`calls.ask.${act}`)} .button=${t(`calls.do.${act}`)} .busy=${this.busy} @words=${({ detail }) => this.#said(it, act, detail)}></desk-call-words>`))}
    </li>`;
  }

  async #said(it, act, { text, done }) {
    const ok = act === 'comment' ? await this.#say(text, it.id) : await this.#on(it, act, text);
    if (!ok) return;
    done();
    this.asking = undefined;
  }

  #on(it, act, why = '') {
    return this.send('POST', `${this.path}/milestones/${encodeURIComponent(it.id)}/acts`, { act, why, version: this.one.version }, `calls.did.${act}`);
  }

  #plan(it) {
    const parties = this.#begun();
    return html`<form class="mt-2" @submit=${(event) => this.#planned(event, it)}>
      <label class="form-label" for="plan-title">${t('calls.milestone.title')}</label><input class="form-control mb-2" id="plan-title" name="title" required maxlength="100" .value=${it?.title ?? ''}>
      <label class="form-label" for="plan-deliverable">${t('calls.milestone.deliverable')}</label><textarea class="form-control mb-2" id="plan-deliverable" name="deliverable" rows="2" maxlength="1000" .value=${it?.deliverable ?? ''}></textarea>
      <div class="form-grid"><div><label class="form-label" for="plan-due">${t('calls.milestone.due')}</label><input class="form-control" id="plan-due" name="due" type="date" required .value=${it?.due ?? ''}></div>
      <div><label class="form-label" for="plan-party">${t('calls.milestone.party')}</label><select class="form-select" id="plan-party" name="party">${parties.map(({ application, name }) => html`<option value=${application} ?selected=${application === (it?.party ?? '')}>${name}</option>`)}</select></div></div>
      <div class="detail-buttons"><button class="btn btn-primary" ?disabled=${this.busy}>${t('calls.do.save')}</button><button type="button" class="btn btn-light" @click=${() => { this.planning = undefined; }}>${t('calls.cancel')}</button></div>
    </form>`;
  }

  async #planned(event, it) {
    event.preventDefault();
    const { title, deliverable, due, party } = Object.fromEntries(new FormData(event.target));
    this.fresh ??= newKey();
    const path = `${this.path}/milestones/${encodeURIComponent(it?.id ?? this.fresh)}`;
    if (await this.send('PUT', path, { version: this.one.version, title, deliverable, due, party }, 'calls.did.save')) {
      this.planning = undefined;
      this.fresh = undefined;
    }
  }

  #comment(one) {
    return html`<p class="note mt-2 mb-0"><span class="small text-body-secondary">${one.author.name}（${one.library}） ${moment(one.at)}</span><br>${rich(one.text)}</p>`;
  }

  #comments() {
    const all = this.one.comments.filter(({ milestone }) => !milestone);
    if (!all.length && !this.may('comment')) return nothing;
    const place = `call.${this.one.id}.comment`;
    return html`<section class="call-part" aria-labelledby="comments-title"><h3 class="h6" id="comments-title">${t('calls.comments')}</h3>
      ${repeat(all, ({ id }) => id, (one) => this.#comment(one))}
      ${when(this.may('comment'), () => html`<form class="mt-2" @submit=${(event) => this.#write(event, place)}>
        <label class="visually-hidden" for="call-comment">${t('calls.ask.comment')}</label>
        <textarea class="form-control mb-2" id="call-comment" rows="2" maxlength="2000" placeholder=${t('calls.ask.comment')} .value=${kept(place)} @input=${(event) => { keep(place, event.target.value); this.requestUpdate(); }}></textarea>
        <button class="btn btn-light" ?disabled=${this.busy || !kept(place).trim()}>${t('calls.do.comment')}</button></form>`)}
    </section>`;
  }

  async #write(event, place) {
    event.preventDefault();
    if (await this.#say(kept(place).trim(), '')) keep(place, '');
  }

  /** The same words sent again after a broken line stand once: their name stays until they were taken. */
  async #say(text, milestone) {
    this.comment ??= newKey();
    const ok = await this.send('PUT', `${this.path}/comments/${encodeURIComponent(this.comment)}`, milestone ? { text, milestone } : { text });
    if (ok) this.comment = undefined;
    return ok;
  }
}

customElements.define('desk-call-project', CallProject);
