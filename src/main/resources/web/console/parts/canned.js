/** Picks a canned reply: opened by “/” or the button, moved by arrows, taken by Enter. */
import { call } from '../api.js';
import { html, Part, repeat, when } from '../part.js';
import { t, trouble } from '../texts.js';

class Canned extends Part {
  static properties = { words: {}, replies: { state: true }, problem: { state: true }, at: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.at = 0;
    call('GET', '/desk/replies').then(
      ({ replies }) => { this.replies = replies; },
      (problem) => { this.problem = problem; },
    );
  }

  willUpdate(changes) {
    if (changes.has('words')) this.at = 0;
  }

  get fitting() {
    const words = (this.words ?? '').trim().toLowerCase();
    return (this.replies ?? []).filter(({ title, text }) => `${title} ${text}`.toLowerCase().includes(words));
  }

  /** A key of the box; whether it was meant for the list. */
  key(event) {
    const { fitting } = this;
    if (event.key === 'Escape') this.dispatchEvent(new Event('leave'));
    else if (event.key === 'ArrowDown' && fitting.length) this.at = (this.at + 1) % fitting.length;
    else if (event.key === 'ArrowUp' && fitting.length) this.at = (this.at + fitting.length - 1) % fitting.length;
    else if (event.key === 'Enter' && fitting.length) this.#choose(fitting[this.at]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  updated() {
    this.find('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  render() {
    return html`<div class="canned shadow">
      <p class="small text-body-secondary mb-1">${t('canned.help')}</p>
      <p class="visually-hidden" role="status">${this.fitting[this.at]?.title ?? ''}</p>
      ${when(this.problem, () => html`<p class="text-danger">${trouble(this.problem)}</p>`)}
      ${when(this.replies && !this.fitting.length, () => html`<p class="empty">${t(this.replies.length ? 'canned.nofit' : 'canned.none')}</p>`)}
      <ul role="listbox" aria-label=${t('page.replies')}>
        ${repeat(this.fitting, (reply) => reply.id, (reply, at) => html`<li role="option" tabindex="-1" aria-selected=${String(at === this.at)}
          @mousedown=${(event) => event.preventDefault()} @click=${() => this.#choose(reply)}>
          <b>${reply.title}</b> <span class="badge text-bg-light">${t(reply.shared ? 'replies.shared' : 'replies.own')}</span>
          <span class="text">${reply.filled}</span>
        </li>`)}
      </ul>
    </div>`;
  }

  #choose(reply) {
    this.dispatchEvent(new CustomEvent('choose', { detail: reply.filled }));
  }
}

customElements.define('desk-canned', Canned);
