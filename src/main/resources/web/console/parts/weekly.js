/** The week: the digest that a librarian was told, and where she wants to be told of the next. */
import { call } from '../api.js';
import { address } from '../route.js';
import { changed, state, tell } from '../state.js';
import { html, live, Part, repeat, when } from '../part.js';
import { language, t, trouble } from '../texts.js';

const WAYS = ['console', 'wechat', 'none'];

/** Asks what there is; a page that cannot know shows nothing. */
export async function readWeekly() {
  state.weekly = await call('GET', '/session/weekly').catch(() => undefined);
  changed();
}

/** Whether there is one that she has not seen. */
export const isFresh = () => Boolean(state.weekly?.digest && !state.weekly.digest.seen && state.weekly.channel !== 'none');

class Weekly extends Part {
  render() {
    if (!isFresh()) return html``;
    const { digest } = state.weekly;
    return html`<aside class="alert alert-info" aria-labelledby="weekly-title">
      <h2 class="h6" id="weekly-title">${t('weekly.title', digest)}</h2>
      <p class="mb-1">${t('weekly.figures', digest)} <a href=${address('tickets')}>${t('page.tickets')}</a> <a href=${address('referrals')}>${t('page.referrals')}</a></p>
      ${when(digest.suggestions.length, () => html`<ul class="mb-2">${repeat(digest.suggestions, (one) => one.id, (one) => html`<li>${t(`demand.kind.${one.kind}`)} ${one.title[language()]} ${when(one.fresh, () => html`<span class="badge text-bg-primary">${t('weekly.fresh')}</span>`)}</li>`)}</ul>`)}
      <button type="button" class="btn btn-light btn-sm" @click=${() => this.#seen(digest)}>${t('weekly.seen')}</button>
    </aside>`;
  }

  async #seen({ week }) {
    try {
      state.weekly = await call('POST', '/session/weekly/seen', { week });
      changed();
    } catch (problem) {
      tell(trouble(problem), 'warning');
    }
  }
}

class WeeklyChoice extends Part {
  static properties = { problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    readWeekly();
  }

  render() {
    const chosen = state.weekly?.channel;
    return html`<section class="card card-body" aria-labelledby="weekly-choice-title">
      <h2 class="h6" id="weekly-choice-title">${t('weekly.choice')}</h2>
      <p class="text-body-secondary">${t('weekly.choice.lead')}</p>
      <fieldset ?disabled=${!chosen}><legend class="visually-hidden">${t('weekly.choice')}</legend>
        ${WAYS.map((way) => html`<label class="form-check"><input class="form-check-input" type="radio" name="weekly" value=${way} .checked=${live(way === chosen)} @change=${() => this.#choose(way)}> <span>${t(`weekly.${way}`)}</span></label>`)}
      </fieldset>
      <div role="alert">${when(this.problem, () => html`<p class="alert alert-warning mt-2 mb-0">${trouble(this.problem)}</p>`)}</div>
    </section>`;
  }

  async #choose(channel) {
    this.problem = undefined;
    state.weekly = { ...state.weekly, channel }; // What she chose stays chosen while it is sent.
    try {
      state.weekly = await call('PUT', '/session/weekly', { channel });
      tell(t('demand.saved'), 'success');
    } catch (problem) {
      this.problem = problem;
      await readWeekly();
    }
    changed();
  }
}

customElements.define('desk-weekly', Weekly);
customElements.define('desk-weekly-choice', WeeklyChoice);
