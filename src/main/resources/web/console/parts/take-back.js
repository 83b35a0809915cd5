/** Takes a deed of the ledger back, or a part of it. */
import { call } from '../api.js';
import { html, when } from '../part.js';
import { tell } from '../state.js';
import { t } from '../texts.js';
import { FormDialog } from './form-dialog.js';

class TakeBack extends FormDialog {
  static properties = { deed: {} };

  render() {
    const { id, amount, library, kind } = this.deed;
    return this.frame(t('take-back.title'), html`
      <p>${t('take-back.lead')}</p>
      <p class="small text-body-secondary">#${id} · ${library} · ${t(`contributions.${kind}`)}</p>
      ${when(amount > 1, () => html`<label class="form-label" for="take-back-amount">${t('take-back.amount', { n: amount })}</label>
        <input class="form-control mb-3" id="take-back-amount" name="amount" type="number" min="1" max=${amount} placeholder=${t('take-back.all')}>`)}
      <label class="form-label" for="take-back-reason">${t('take-back.reason')}</label>
      <input class="form-control mb-3" id="take-back-reason" name="reason" required pattern=".*\\S.*" title=${t('take-back.why')} maxlength="200">`, t('take-back.do'), 'danger');
  }

  async done({ amount, reason }) {
    const form = { reason: reason.trim() };
    if (amount) form.amount = Number(amount);
    await call('POST', `/contributions/${this.deed.id}/counter`, form);
    tell(t('take-back.done'), 'success');
    this.dispatchEvent(new CustomEvent('taken', { bubbles: true }));
  }
}

customElements.define('desk-take-back', TakeBack);
