/** One suggestion: what to do, on what evidence, and the buttons that begin it. */
import { state } from '../state.js';
import { address } from '../route.js';
import { html, Part, when } from '../part.js';
import { dayOf } from '../time.js';
import { language, t } from '../texts.js';

const ICONS = { faq: 'pencil-square', improve: 'wrench-adjustable', buy: 'cart-plus', share: 'arrow-left-right', train: 'mortarboard', referral: 'signpost-split' };

class DemandCard extends Part {
  static properties = { suggestion: {} };

  render() {
    const { kind, title, subject, evidence } = this.suggestion;
    return html`<article class="card"><div class="card-body">
      <h3 class="h6 mb-1"><i class="bi bi-${ICONS[kind]}" aria-hidden="true"></i> ${t(`demand.kind.${kind}`)} <span class="asked-for">${title[language()]}</span>
        ${when(subject.code && kind !== 'train', () => html`<span class="badge text-bg-light">${subject.name}</span>`)}
        ${when(evidence.again, () => html`<span class="badge text-bg-warning">${t('demand.again')}</span>`)}</h3>
      <p class="mb-1">${this.#evidence()}</p>
      ${when(evidence.examples.length, () => html`<p class="small text-body-secondary mb-2">${evidence.examples.map((one) => t('demand.example', { text: one.text, n: one.count })).join(language() === 'en' ? '; ' : '；')}</p>`)}
      <div class="detail-buttons">${this.#buttons()}
        <button type="button" class="btn btn-light btn-sm" @click=${() => this.#act('done')}>${t('demand.done')}</button>
        <button type="button" class="btn btn-light btn-sm" @click=${() => this.#act('put-off')}>${t('demand.put-off')}</button></div>
    </div></article>`;
  }

  #evidence() {
    const { kind, evidence } = this.suggestion;
    const { count: n, of, figures, first, last } = evidence;
    const name = figures.down ? 'demand.why.down' : `demand.why.${kind}`;
    const [begun, ended] = [dayOf(first), dayOf(last)];
    const span = begun === ended ? t('demand.on', { day: begun }) : t('demand.between', { first: begun, last: ended });
    return `${t(name, { n, of, ...figures })} ${span}`;
  }

  #buttons() {
    const { kind, title } = this.suggestion;
    const link = (to, text) => html`<a class="btn btn-outline-primary btn-sm" href=${to}>${text}</a>`;
    switch (kind) {
      case 'faq':
      case 'improve': return html`<button type="button" class="btn btn-primary btn-sm" @click=${() => this.#act('draft')}>${t(`demand.do.${kind}`)}</button>`;
      case 'buy':
      case 'share': return html`${this.#catalogue(title.zh)}${link(address('catalogue'), t('demand.do.catalogue'))}`;
      case 'train': return html`${link(address('directory'), t('demand.do.rosters'))}${link(address('account'), t('demand.do.people'))}`;
      default: return html`${link(address('referrals'), t('demand.do.funnel'))}${link(address('directory'), t('demand.do.directory'))}`;
    }
  }

  /** The readers' page of a library; the alliance has none. */
  #catalogue(words) {
    const { library } = state.me;
    return when(library !== '*', () => html`<a class="btn btn-outline-primary btn-sm" target="_blank" rel="noopener" href="/catalogue/${encodeURIComponent(library)}?q=${encodeURIComponent(words)}">${t('demand.do.look')}</a>`);
  }

  #act(what) {
    this.dispatchEvent(new CustomEvent('act', { bubbles: true, detail: { what, suggestion: this.suggestion } }));
  }
}

customElements.define('desk-demand-card', DemandCard);
