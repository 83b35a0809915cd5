/** Where a librarian writes to a reader; tells beforehand what WeChat's window makes of it. */
import { kept, keep } from '../keep.js';
import { parts, standing } from '../limits.js';
import { merge, merging, MOST_CHARACTERS, say, stillTyping } from '../outgoing.js';
import { typing } from '../session.js';
import { talk } from '../talks.js';
import { html, nothing, Part, when } from '../part.js';
import { until } from '../time.js';
import { t } from '../texts.js';
import './canned.js';

const MOST_ROWS = 8;

class Composer extends Part {
  static properties = { consult: {}, picking: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.ticking = setInterval(() => this.requestUpdate(), 30_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  get box() {
    return this.find('textarea');
  }

  updated(changes) {
    if (!changes.has('consult')) return;
    this.picking = false;
    this.box.value = kept(this.consult);
    this.requestUpdate();
  }

  render() {
    const text = this.box?.value ?? '';
    const { window } = talk(this.consult);
    const tooLong = text.length > MOST_CHARACTERS;
    const needed = tooLong ? 1 : Math.max(1, parts(text, window?.bytes));
    const how = standing(window, needed);
    return html`<form class="composer" @submit=${this.#submit}>
      ${when(this.picking, () => html`<desk-canned .words=${text.startsWith('/') ? text.slice(1) : ''} @choose=${this.#chosen} @leave=${this.#leave}></desk-canned>`)}
      <p class="window ${how}" id="composer-window">${this.#window(window, how, needed)}</p>
      <div class="row-of-box">
        <button type="button" class="btn btn-light" aria-expanded=${String(Boolean(this.picking))} aria-label=${t('canned.open')} title=${t('canned.open')} @click=${this.#toggle}><i class="bi bi-chat-quote" aria-hidden="true"></i></button>
        <textarea class="form-control" rows=${Math.min(MOST_ROWS, text.split('\n').length)} aria-label=${t('composer.label')} placeholder=${t('composer.placeholder')} aria-describedby="composer-window composer-length"
          @input=${this.#typed} @keydown=${this.#key}></textarea>
        <button class="btn btn-primary" ?disabled=${!text.trim() || tooLong} aria-label=${t('composer.send')}><i class="bi bi-send-fill" aria-hidden="true"></i></button>
      </div>
      <p class="below">
        <span id="composer-length" class=${tooLong ? 'text-danger' : ''} role=${tooLong ? 'alert' : nothing}>${this.#length(text, tooLong)}</span>
        <label class="merge form-check form-switch"><input type="checkbox" class="form-check-input" role="switch" .checked=${merging()} @change=${(event) => merge(event.target.checked)}><span>${t('composer.merge')}</span></label>
      </p>
    </form>`;
  }

  #window(window, how, needed) {
    if (!window) return html`&nbsp;`;
    const split = needed > 1 ? t('window.parts', { n: needed }) : '';
    if (how === 'shut') return html`<i class="bi bi-pause-circle" aria-hidden="true"></i>${t('window.shut')}${split}`;
    const given = { left: window.left, most: window.most, until: until(window.until), now: window.left, later: needed - window.left };
    const sign = how === 'open' ? 'hourglass' : 'exclamation-circle';
    return html`<i class="bi bi-${sign}" aria-hidden="true"></i>${t('window.open', given)}${split}${how === 'few' ? t('window.few', given) : how === 'soon' ? t('window.soon') : ''}`;
  }

  #length(text, tooLong) {
    if (tooLong) return t('composer.toolong', { n: text.length.toLocaleString(), most: MOST_CHARACTERS.toLocaleString() });
    return text.length > MOST_CHARACTERS / 2 ? t('composer.count', { n: text.length, most: MOST_CHARACTERS }) : t('composer.enter');
  }

  #typed() {
    const { value } = this.box;
    keep(this.consult, value);
    if (value.trim()) {
      stillTyping(this.consult);
      typing(this.consult);
    }
    if (value === '/') this.picking = true;
    else if (this.picking && this.bySlash && !value.startsWith('/')) this.picking = false;
    this.bySlash = value.startsWith('/');
    this.requestUpdate();
  }

  /** Enter that chooses a word in an input method belongs to the input method; Safari says 229. */
  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (this.picking && this.find('desk-canned').key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.#send(event.ctrlKey || event.metaKey);
    }
  }

  #submit(event) {
    event.preventDefault();
    this.#send(true);
    this.box.focus();
  }

  #send(atOnce) {
    const text = this.box.value.trim();
    if (!text || text.length > MOST_CHARACTERS) return;
    this.#put('');
    say(this.consult, text, atOnce || !merging());
  }

  #put(text) {
    this.box.value = text;
    keep(this.consult, text);
    this.requestUpdate();
  }

  /** Brings a text into the box, before or behind what is there. */
  insert(text, before = false) {
    const there = this.box.value.startsWith('/') ? '' : this.box.value.trim();
    const both = before ? [text, there] : [there, text];
    this.#put(both.filter(Boolean).join('\n'));
    this.box.focus();
  }

  #toggle() {
    this.picking = !this.picking;
    this.bySlash = false;
    this.box.focus();
  }

  #chosen({ detail }) {
    this.picking = false;
    this.insert(detail);
  }

  #leave() {
    this.picking = false;
    if (this.box.value === '/') this.#put('');
    this.box.focus();
  }
}

customElements.define('desk-composer', Composer);
