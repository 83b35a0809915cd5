/** What is attached to a call, an application or a milestone. */
import { newKey, upload } from '../api.js';
import { html, nothing, when } from '../part.js';
import { t } from '../texts.js';
import { CallPart } from './call-part.js';

const size = (bytes) => (bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`);
const ICONS = { pdf: 'file-earmark-pdf', docx: 'file-earmark-word', xlsx: 'file-earmark-excel', png: 'file-earmark-image', jpeg: 'file-earmark-image' };

class CallFiles extends CallPart {
  static properties = { may: { attribute: false }, application: { attribute: false }, milestone: { attribute: false }, share: { state: true }, brought: { state: true } };

  /** What was wrong with a file is no matter when none may come any more. */
  willUpdate(changes) {
    if (changes.has('may')) this.problem = undefined;
  }

  render() {
    const files = this.one.files.filter((file) => file.application === this.application && file.milestone === this.milestone);
    if (!files.length && !this.may) return nothing;
    return html`<div class="call-files">${this.trouble()}
      ${when(files.length, () => html`<ul class="plain">${files.map((file) => html`<li>
        <a href="/console/call-file/${encodeURIComponent(file.id)}" download><i class="bi bi-${ICONS[file.kind]}" aria-hidden="true"></i>${file.name}</a>
        <span class="small text-body-secondary">${size(file.size)} · ${file.by.name}</span>
        ${when(this.may, () => html`<button type="button" class="btn btn-link btn-sm" ?disabled=${this.busy} @click=${() => this.#remove(file)} aria-label=${t('calls.detach', { name: file.name })}>${t('calls.remove')}</button>`)}</li>`)}</ul>`)}
      ${when(this.may, () => html`<label class="btn btn-light btn-sm ${this.share === undefined ? '' : 'disabled'}"><i class="bi bi-paperclip" aria-hidden="true"></i> ${this.share === undefined ? t('calls.attach') : `${Math.round(this.share * 100)} %`}<input class="visually-hidden" type="file" accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg" ?disabled=${this.share !== undefined} @change=${this.#bring}></label>
        <span class="form-text">${t('calls.kinds')}</span>`)}</div>`;
  }

  #remove({ id, name }) {
    this.brought = name;
    this.send('DELETE', `${this.path}/files/${encodeURIComponent(id)}`);
  }

  /** Which file is meant. */
  place() {
    return when(this.brought, () => html` <b>${t('calls.field', { name: this.brought })}</b>`);
  }

  async #bring(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    this.share = 0;
    this.brought = file.name;
    this.problem = undefined;
    const given = new URLSearchParams({ call: this.one.id, application: this.application, milestone: this.milestone, file: newKey(), name: file.name });
    try {
      const next = await upload(`/console/call-file?${given}`, file, (share) => { this.share = share; });
      this.dispatchEvent(new CustomEvent('call', { detail: next, bubbles: true }));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.share = undefined;
    }
  }
}

customElements.define('desk-call-files', CallFiles);
