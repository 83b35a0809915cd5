/** The rail: the pages with what waits in them, the connection, language, sound and notifications. */
import { address, PAGES } from '../route.js';
import { isUnread, sections, state } from '../state.js';
import { html, nothing, Part, when } from '../part.js';
import { askToNotify, notifying, ringing, setRinging } from '../notify.js';
import { language, speak, t } from '../texts.js';
import { isFresh, readWeekly } from './weekly.js';

const HOUR_MS = 3_600_000;

class Rail extends Part {
  #hourly;
  #shown;

  connectedCallback() {
    super.connectedCallback();
    readWeekly();
    this.#hourly = setInterval(readWeekly, HOUR_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#hourly);
  }

  /** On a phone the pages lie side by side, and not all have room: the one that is open is seen. */
  updated() {
    const { page } = state.route;
    if (page === this.#shown) return;
    this.#shown = page;
    this.find('.pages [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  render() {
    return html`<nav class="rail" aria-label=${t('rail.label')}>
      <a class="brand" href=${address('desk')} aria-label=${t('app.name')}><img src="icon.svg" alt="" width="32" height="32"></a>
      <ul class="pages">${PAGES.map(([page, icon]) => this.#page(page, icon))}</ul>
      <div class="tools">
        ${this.#connection()}
        ${this.#tool(ringing() ? 'volume-up' : 'volume-mute', t(ringing() ? 'rail.sound.on' : 'rail.sound.off'), () => setRinging(!ringing()), ringing())}
        ${when(notifying() === 'default', () => this.#tool('bell-slash', t('rail.notify'), askToNotify))}
        ${when(notifying() === 'granted', () => html`<span class="tool" role="img" title=${t('rail.notify.on')} aria-label=${t('rail.notify.on')}><i class="bi bi-bell" aria-hidden="true"></i></span>`)}
        <button type="button" class="tool" lang=${language() === 'en' ? 'zh-CN' : 'en'} @click=${() => speak(language() === 'en' ? 'zh' : 'en')}>${language() === 'en' ? '中文' : 'EN'}</button>
        ${this.#tool('question-circle', t('keys.title'), () => dispatchEvent(new CustomEvent('desk-keys')))}
      </div>
    </nav>`;
  }

  #page(page, icon) {
    const here = state.route.page === page;
    const [count, about, alarming] = this.#count(page);
    return html`<li><a href=${address(page)} aria-current=${here ? 'page' : nothing}>
      <span class="icon"><i class="bi bi-${icon}${here ? this.#filled(icon) : ''}" aria-hidden="true"></i>
        ${when(count, () => html`<span class="count ${alarming ? 'alarming' : ''}" aria-hidden="true">${count > 99 ? '99+' : count}</span>`)}
      </span>
      <span class="name">${t(`page.${page}`)}</span>
      ${when(count, () => html`<span class="visually-hidden">${about}</span>`)}
    </a></li>`;
  }

  #filled(icon) {
    return icon === 'search' || icon === 'shield-check' || icon === 'journal-check' || icon === 'person-circle' ? '' : '-fill';
  }

  #count(page) {
    if (page === 'desk') {
      const { mine, waiting } = sections();
      const count = waiting.length + mine.filter(isUnread).length;
      return [count, t('rail.waiting', { n: count }), true];
    }
    if (page === 'tickets') {
      const { open, overdue } = state.tickets;
      return [open, t('rail.tickets', { open, overdue }), overdue > 0];
    }
    if (page === 'held') return [state.held, t('rail.held', { n: state.held }), false];
    if (page === 'demand' && isFresh()) return [1, t('rail.weekly'), false];
    return [0, '', false];
  }

  #connection() {
    const open = state.connection === 'open';
    return html`<span class="connection ${open ? 'open' : 'broken'}" role="status">
      <i class="bi bi-${open ? 'wifi' : 'arrow-repeat'}" aria-hidden="true"></i><span>${t(`connection.${state.connection}`)}</span>
    </span>`;
  }

  #tool(icon, label, act, pressed) {
    return html`<button type="button" class="tool" title=${label} aria-label=${label}
      aria-pressed=${pressed === undefined ? nothing : String(pressed)} @click=${act}>
      <i class="bi bi-${icon}" aria-hidden="true"></i>
    </button>`;
  }
}

customElements.define('desk-rail', Rail);
