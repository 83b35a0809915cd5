/** One dimension of the scorecard: a card for each indicator; the chosen one with plot and definition. */
import { html, nothing, Part, when } from '../part.js';
import { state } from '../state.js';
import { language, t } from '../texts.js';
import './chart.js';
import { change, membersOption, reached, shown, told, trendOption } from './score-figure.js';

const TELLING = { institution: 'across-given', resource: 'helpful-share', platform: 'visits', service: 'consults' };

class ScoreDimension extends Part {
  static properties = { dimension: {}, indicators: {}, sheet: {}, chosen: { state: true } };

  render() {
    const lines = this.#lines();
    if (!lines.length) return nothing;
    const open = lines.find(({ indicator }) => indicator.id === this.chosen) ?? this.#first(lines);
    return html`<section class="score" aria-labelledby="score-${this.dimension}">
      <h2 class="h6" id="score-${this.dimension}">${t(`score.${this.dimension}`)}</h2>
      <div class="score-cards">${lines.map((line) => this.#card(line, line === open))}</div>
      ${this.#detail(open)}
    </section>`;
  }

  #lines() {
    return this.indicators.filter((one) => one.dimension === this.dimension)
      .map((indicator) => ({ indicator, figure: this.sheet.figures.find((one) => one.indicator === indicator.id) }))
      .filter(({ figure }) => figure);
  }

  /** What tells most, if there is something to see of it. */
  #first(lines) {
    const seen = ({ figure }) => figure.trend.some((cell) => cell.value);
    return lines.find((line) => line.indicator.id === TELLING[this.dimension] && seen(line)) ?? lines.find(seen) ?? lines[0];
  }

  #card({ indicator, figure }, open) {
    const differs = change(figure, indicator);
    const fulfilled = reached(figure, indicator);
    return html`<button type="button" class="score-card" aria-pressed=${open ? 'true' : 'false'} @click=${() => { this.chosen = indicator.id; }}>
      <span class="name">${indicator.name[language()]}</span>
      <span class=${figure.value === null ? 'none' : 'value'}>${when(indicator.unit === 'seconds' && figure.value !== null, () => html`<small>≤ </small>`)}${shown(figure, indicator.unit)}</span>
      <span class="facts">
        ${when(differs, () => html`<span class=${differs.tone}>${when(differs.tone !== 'same', () => html`<span class="visually-hidden">${t(`score.${differs.tone}`)}</span>`)}${differs.text}</span>`)}
        ${when(figure.target !== undefined, () => html`<span class=${fulfilled === undefined ? 'same' : fulfilled ? 'good' : 'bad'}><i class="bi bi-${fulfilled ? 'check-circle' : 'flag'}" aria-hidden="true"></i> ${t(fulfilled ? 'score.reached' : 'score.wanted', { n: told(figure.target, indicator.unit) })}</span>`)}
      </span>
    </button>`;
  }

  #detail({ indicator, figure }) {
    const name = indicator.name[language()];
    const label = t('score.chart', { name, value: shown(figure, indicator.unit) });
    return html`<div class="score-detail">
      <div class="plots">
        <figure><figcaption class="small">${name}${indicator.unit === 'seconds' ? ` · ${t('score.minutes')}` : ''} · ${t(`score.step.${this.sheet.step}`)}</figcaption>
          ${figure.trend.every((cell) => cell.value === null)
            ? html`<p class="empty">${t(figure.trend.some((cell) => cell.suppressed) ? 'score.thin' : 'score.nothing')}</p>`
            : html`<desk-chart .label=${label} .option=${trendOption(figure, indicator, this.sheet.slots)}></desk-chart>`}</figure>
        ${when(figure.libraries.length > 1, () => html`<figure><figcaption class="small">${t('score.members')}</figcaption>
          <desk-chart .label=${figure.libraries.map((one) => `${one.name} ${shown(one, indicator.unit)}`).join('；')} .option=${membersOption(figure, indicator)}></desk-chart></figure>`)}
      </div>
      <p>${indicator.definition[language()]}</p>
      <p class="small text-body-secondary">${t('score.formula')} <code>${indicator.formula}</code> · ${t('score.events')} <code>${indicator.events.join(', ')}</code>
        ${when(figure.before, () => html` · ${t('score.before', { value: shown(figure.before, indicator.unit) })}`)}
        ${when(this.#maySet(indicator), () => html` <button type="button" class="btn btn-sm btn-light no-print" @click=${() => this.#set(indicator)}>${t('score.set')}</button>`)}</p>
    </div>`;
  }

  #maySet({ better, scopes }) {
    const { scope, id } = this.sheet;
    if (better === 'neither' || !scopes.includes(scope)) return false;
    if (state.me.role === 'alliance-admin') return scope === 'alliance' || scope === 'library';
    return state.me.role === 'library-admin' && scope === 'library' && id === state.me.library;
  }

  #set(indicator) {
    this.dispatchEvent(new CustomEvent('target', { detail: indicator, bubbles: true }));
  }
}

customElements.define('desk-score-dimension', ScoreDimension);
