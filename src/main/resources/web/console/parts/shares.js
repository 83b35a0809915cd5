/** What each library is proposed to get: who gives more gets more, by a formula that everybody sees. */
import { call } from '../api.js';
import { Asking, html, when } from '../part.js';
import { t, trouble } from '../texts.js';

const CENTS = 100;
const PERCENT = 100;

class Shares extends Asking {
  /** Another ledger is another proposal, of the same days or others. */
  static properties = { span: {}, ledger: {}, yuan: { state: true }, proposal: { state: true } };

  constructor() {
    super();
    this.yuan = '';
  }

  willUpdate(changed) {
    if (changed.has('ledger')) this.#load();
  }

  #load() {
    const given = new URLSearchParams(this.span);
    if (this.yuan) given.set('cents', String(Math.round(Number(this.yuan) * CENTS)));
    return this.latest(() => call('GET', `/contributions/shares?${given}`), (proposal) => { this.proposal = proposal; });
  }

  render() {
    return html`<section aria-labelledby="shares-title" class="mb-4"><h2 class="h6" id="shares-title">${t('shares.title')}</h2>
      ${when(this.problem, () => html`<p class="alert alert-warning" role="alert">${trouble(this.problem)}</p>`)}
      ${when(this.proposal, () => this.#shown())}
    </section>`;
  }

  #shown() {
    const { formula, shares } = this.proposal;
    const weights = Object.entries(formula.weights).map(([kind, points]) => `${t(`contributions.${kind}`)} × ${points}`);
    const money = shares.some((share) => share.cents > 0);
    return html`<p class="text-body-secondary">${t('shares.formula', { base: formula.base, rest: PERCENT - formula.base, weights: weights.join(' + ') })}</p>
      <form class="search-form" @submit=${(event) => { event.preventDefault(); this.#load(); }}><div><label class="form-label" for="shares-yuan">${t('shares.yuan')}</label>
        <input class="form-control" id="shares-yuan" type="number" min="0" max="10000000000" step="0.01" inputmode="decimal" .value=${this.yuan} @input=${(event) => { this.yuan = event.target.value; }}></div>
        <div class="align-self-end"><button class="btn btn-primary">${t('shares.compute')}</button></div></form>
      <div class="table-responsive"><table class="table align-middle figures">
        <thead><tr><th scope="col">${t('contributions.from')}</th><th scope="col" class="text-start">${t('shares.lines')}</th><th scope="col" class="text-nowrap">${t('shares.points')}</th><th scope="col" class="text-nowrap">${t('shares.share')}</th>${when(money, () => html`<th scope="col">${t('shares.money')}</th>`)}</tr></thead>
        <tbody>${shares.map((share) => html`<tr><th scope="row">${share.name}</th>
          <td class="text-start small text-body-secondary">${share.lines.map((line) => `${t(`contributions.${line.kind}`)} ${line.amount} → ${line.points}`).join('；') || '—'}</td>
          <td class="text-nowrap">${share.points}</td><td class="text-nowrap">${(share.basisPoints / CENTS).toFixed(2)}%</td>${when(money, () => html`<td class="text-nowrap">${(share.cents / CENTS).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}</td>`)}</tr>`)}</tbody>
      </table></div>`;
  }
}

customElements.define('desk-shares', Shares);
