/** What dialogs with a form share. */
import { Dialog, html, when } from '../part.js';
import { t, trouble } from '../texts.js';

/** A dialog with a form, its fault, and two buttons. */
export class FormDialog extends Dialog {
  frame(title, content, label, tone = 'primary') {
    return html`<dialog class="card-dialog" aria-labelledby="dialog-title">
      <form method="dialog" @submit=${this.#submit}>
        <h2 class="h5" id="dialog-title">${title}</h2>
        ${content}
        <div role="alert">${when(this.problem, () => html`<p class="alert alert-warning">${trouble(this.problem)}</p>`)}</div>
        <div class="dialog-buttons">
          <button type="button" class="btn btn-light" @click=${() => this.close()}>${t('cancel')}</button>
          <button class="btn btn-${tone}" ?disabled=${this.busy}>${label}</button>
        </div>
      </form>
    </dialog>`;
  }

  #submit(event) {
    event.preventDefault();
    this.attempt(() => this.done(Object.fromEntries(new FormData(event.target))));
  }
}
