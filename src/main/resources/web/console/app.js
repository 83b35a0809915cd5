/** The page as a whole: signing in, then the rail and whichever page is chosen. */
import { begin } from './session.js';
import { follow } from './route.js';
import { quiet, state } from './state.js';
import { html, Part, when } from './part.js';
import { t } from './texts.js';
import './parts/sign-in.js';
import './parts/rail.js';
import './parts/desk.js';
import './parts/tickets.js';
import './parts/search.js';
import './parts/replies.js';
import './parts/drafts.js';
import './parts/held.js';
import './parts/flows.js';
import './parts/calls.js';
import './parts/contributions.js';
import './parts/catalogue.js';
import './parts/directory.js';
import './parts/referrals.js';
import './parts/demand.js';
import './parts/scorecard.js';
import './parts/account.js';
import './parts/keys.js';
import './notify.js';

class App extends Part {
  firstUpdated() {
    follow();
    begin();
  }

  render() {
    if (state.me === null) return this.#opening();
    if (!state.me) return html`${this.#word()}<desk-sign-in></desk-sign-in>`;
    const { page, id } = state.route;
    return html`
      <a class="visually-hidden-focusable skip" href="#main" @click=${this.#skip}>${t('app.skip')}</a>
      <div class="frame" data-page=${page} ?data-open=${id !== ''}>
        <desk-rail></desk-rail>
        <main id="main" tabindex="-1" aria-label=${t(`page.${page}`)}>${this.#page(page)}</main>
      </div>
      ${this.#word()}
      ${when(state.askAgain, () => html`<desk-sign-in-again></desk-sign-in-again>`)}
      <desk-keys></desk-keys>`;
  }

  #opening() {
    const down = state.connection === 'closed';
    return html`<div class="opening" role="status">
      ${down ? html`<i class="bi bi-wifi-off" aria-hidden="true"></i>${t('app.unreachable')}` : t('app.opening')}
    </div>`;
  }

  #page(page) {
    switch (page) {
      case 'tickets': return html`<desk-tickets class="page"></desk-tickets>`;
      case 'search': return html`<desk-search class="page"></desk-search>`;
      case 'replies': return html`<desk-replies class="page"></desk-replies>`;
      case 'drafts': return html`<desk-drafts class="page"></desk-drafts>`;
      case 'held': return html`<desk-held class="page"></desk-held>`;
      case 'flows': return html`<desk-flows class="page"></desk-flows>`;
      case 'catalogue': return html`<desk-catalogue class="page"></desk-catalogue>`;
      case 'directory': return html`<desk-directory class="page"></desk-directory>`;
      case 'calls': return html`<desk-calls class="page"></desk-calls>`;
      case 'contributions': return html`<desk-contributions class="page"></desk-contributions>`;
      case 'referrals': return html`<desk-referrals class="page"></desk-referrals>`;
      case 'demand': return html`<desk-demand class="page"></desk-demand>`;
      case 'scorecard': return html`<desk-scorecard class="page"></desk-scorecard>`;
      case 'account': return html`<desk-account class="page"></desk-account>`;
      default: return html`<desk-desk></desk-desk>`;
    }
  }

  /** Tells what happened, for some seconds; a screen reader says it at once. */
  #word() {
    const { word } = state;
    return html`<div class="word-place" role="status" aria-live="polite">
      ${when(word, () => html`<div class="word alert alert-${word.tone} shadow">
        <span>${word.text}</span>
        <button type="button" class="btn-close" aria-label=${t('close')} @click=${quiet}></button>
      </div>`)}
    </div>`;
  }

  #skip(event) {
    event.preventDefault();
    document.getElementById('main').focus();
  }
}

customElements.define('desk-app', App);
