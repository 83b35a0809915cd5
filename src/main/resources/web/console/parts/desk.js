/** The desk: the queue at the left, the talk that is open at the right. */
import { state } from '../state.js';
import { html, Part } from '../part.js';
import { t } from '../texts.js';
import './queue.js';
import './talk.js';

class Desk extends Part {
  render() {
    const { id } = state.route;
    return html`
      <desk-queue></desk-queue>
      ${id ? html`<desk-talk .consult=${id}></desk-talk>` : this.#nothingOpen()}`;
  }

  #nothingOpen() {
    return html`<section class="nothing-open">
      <i class="bi bi-chat-square-text" aria-hidden="true"></i>
      <p>${t(state.consults.size ? 'desk.choose' : 'desk.quiet')}</p>
      <p class="small">${t('desk.keys')}</p>
    </section>`;
  }
}

customElements.define('desk-desk', Desk);
