/** Sets what is to be reached, or takes it away. */
import { call } from '../api.js';
import { html } from '../part.js';
import { tell } from '../state.js';
import { language, t } from '../texts.js';
import { FormDialog } from './form-dialog.js';

const PERCENT = 100;
const MINUTE = 60;
const LARGEST = { share: 100, stars: 5, seconds: 100_000, count: 1_000_000_000 };

/** People write per cent and minutes. */
const factor = (unit) => (unit === 'share' ? 1 / PERCENT : unit === 'seconds' ? MINUTE : 1);

class ScoreTarget extends FormDialog {
  static properties = { indicator: {}, library: {}, where: {} };

  render() {
    const { name, unit } = this.indicator;
    return this.frame(t('score.target.title', { name: name[language()] }), html`
      <p>${t('score.target.lead', { where: this.where })}</p>
      <label class="form-label" for="score-target">${t(`score.target.${unit}`)}</label>
      <input class="form-control mb-1" id="score-target" name="value" type="number" min="0" max=${LARGEST[unit]} step="any" inputmode="decimal" aria-describedby="score-target-help">
      <p class="form-text" id="score-target-help">${t('score.target.help')}</p>`, t('save'));
  }

  async done({ value }) {
    const wanted = { library: this.library };
    if (value !== '') wanted.value = Number((Number(value) * factor(this.indicator.unit)).toFixed(4));
    await call('PUT', `/scorecard/targets/${this.indicator.id}`, wanted);
    tell(t('saved'), 'success');
    this.dispatchEvent(new CustomEvent('set', { bubbles: true }));
  }
}

customElements.define('desk-score-target', ScoreTarget);
