/** Walks a flow as a reader would, and shows at each turn where it stands, what it knows and why. */
import { html, nothing, Part, when } from '../part.js';
import { rich } from '../rich.js';
import { language, t } from '../texts.js';

const MOST_TURNS = 200;
const LONGEST = 2_000;
/** Of all phrases that begin a flow, these many are offered. */
const OFFERED = 3;

class FlowTalk extends Part {
  static properties = { flow: {}, turns: {}, said: {}, librarians: {}, stuck: {} };

  updated(changes) {
    if (changes.has('turns') || changes.has('said')) {
      const list = this.find('.messages');
      list.scrollTop = list.scrollHeight;
    }
  }

  #send(said) {
    this.dispatchEvent(new CustomEvent('say', { detail: said }));
  }

  #add(one) {
    if (this.said.length < MOST_TURNS) this.#send([...this.said, one]);
  }

  #type(event) {
    event.preventDefault();
    const box = this.find('#flow-say');
    const text = box.value.trim();
    if (text) this.#add({ does: 'types', text });
    box.value = '';
  }

  render() {
    const last = this.turns.at(-1);
    return html`<section class="flow-talk" aria-labelledby="flow-talk-title">
      <header><h3 class="h6" id="flow-talk-title">${t('flow.tab.talk')}</h3>
        <label class="form-check form-switch"><input class="form-check-input" type="checkbox" role="switch" .checked=${this.librarians}
          @change=${(event) => this.dispatchEvent(new CustomEvent('librarians', { detail: event.target.checked }))}> <span>${t('flow.online')}</span></label></header>
      ${when(last, () => this.#standing(last))}
      <ol class="plain messages" tabindex="0" aria-label=${t('flow.talk')} aria-live="polite">
        ${this.said.map((one, number) => this.#turn(one, this.turns[number], number === this.said.length - 1))}
        ${when(!this.said.length, () => this.#start())}
      </ol>
      ${when(this.stuck && this.said.length, () => html`<p class="second small" role="status">${t('flow.stuck')}</p>`)}
      <form class="row-of-box" @submit=${this.#type}>
        <input class="form-control" id="flow-say" maxlength=${LONGEST} autocomplete="off" aria-label=${t('flow.say')} placeholder=${t('flow.say')} ?disabled=${this.stuck}>
        <button class="btn btn-primary" ?disabled=${this.stuck}>${t('flow.send')}</button>
      </form>
      <div class="detail-buttons">
        <button type="button" class="btn btn-light btn-sm" ?disabled=${!this.said.length} @click=${() => this.#send(this.said.slice(0, -1))}><i class="bi bi-arrow-90deg-left" aria-hidden="true"></i> ${t('flow.undo')}</button>
        <button type="button" class="btn btn-light btn-sm" ?disabled=${!this.said.length} @click=${() => this.#send([])}><i class="bi bi-arrow-counterclockwise" aria-hidden="true"></i> ${t('flow.again')}</button>
        <button type="button" class="btn btn-light btn-sm" ?disabled=${this.stuck} @click=${() => this.#add({ does: 'sends-picture' })}><i class="bi bi-image" aria-hidden="true"></i> ${t('flow.does.sends-picture')}</button>
      </div>
    </section>`;
  }

  /** The ways into the flow. */
  #start() {
    const begins = this.flow?.begins;
    const starts = [
      { does: 'begins' },
      ...(begins?.phrases ?? []).slice(0, OFFERED).map((text) => ({ does: 'types', text })),
      ...(begins?.keys ?? []).map((text) => ({ does: 'clicks', text })),
      ...((begins?.events ?? []).includes('followed') ? [{ does: 'follows' }] : []),
      ...((begins?.events ?? []).includes('scanned') ? [{ does: 'scans' }] : []),
    ];
    return html`<li class="starts"><p class="text-body-secondary">${t(this.stuck ? 'flow.stuck' : 'flow.start')}</p>
      ${starts.map((one) => html`<button type="button" class="btn btn-outline-primary btn-sm" ?disabled=${this.stuck || !this.flow} @click=${() => this.#add(one)}>${this.#words(one)}</button>`)}</li>`;
  }

  #words({ does, text }) {
    if (does === 'types') return t('flow.does.types', { text });
    return does === 'clicks' ? t('flow.does.clicks', { text }) : t(`flow.does.${does}`);
  }

  #turn(one, turn, isLast) {
    const words = one.does === 'types' || one.does === 'taps';
    return html`<li class=${words ? 'message reader' : 'happened'}>${words ? html`<span class="bubble">${one.text}</span>` : this.#words(one)}</li>
      ${(turn?.replies ?? []).map((reply) => this.#reply(reply, isLast))}
      ${when(turn, () => html`<li class="why"><span class="badge text-bg-light">${t(`flow.decided.${turn.decision}`)}</span>
        ${when(turn.way.length, () => html`<span>${turn.way.join(' → ')}</span>`)}
        ${when(turn.why, () => html`<span class="reason">${turn.why}</span>`)}</li>`)}`;
  }

  #reply({ text, options, tail }, isLast) {
    return html`<li class="message desk"><div class="bubble">${rich(text, true)}${when(options.length, () => html`<span class="options">${options.map(({ number, label }) => html`
        <button type="button" class="btn btn-sm btn-light" ?disabled=${this.stuck} aria-current=${isLast ? 'true' : nothing} @click=${() => this.#add({ does: 'taps', option: String(number), text: label })}>${number}. ${label}</button>`)}</span>`)}${when(tail, () => html`<span>${tail}</span>`)}</div></li>`;
  }

  /** What a value is called: as the step that asks for it, where that is a step of this flow. */
  #label(name) {
    const node = this.flow?.graph.nodes.find(({ id, kind }) => id === name && kind === 'collect');
    return node ? node.text[language()] : html`<code>${name}</code>`;
  }

  #standing({ flow, step, slots }) {
    return html`<dl class="standing">
      <div><dt>${t('flow.now')}</dt><dd>${flow ? html`<code>${flow}</code> · <code>${step}</code>` : t('flow.over')}</dd></div>
      ${slots.map(({ name, value }) => html`<div><dt>${this.#label(name)}</dt><dd>${value || t('flow.skipped')}</dd></div>`)}
    </dl>`;
  }
}

customElements.define('desk-flow-talk', FlowTalk);
