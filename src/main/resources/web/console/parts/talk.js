/** One talk: who it is, what was said, where to write, and what helps beside it. */
import { act } from '../api.js';
import { address } from '../route.js';
import { load, consultOf, talk } from '../talks.js';
import { changed, state, takeConsult, tell } from '../state.js';
import { html, nothing, Part, when } from '../part.js';
import { t, trouble } from '../texts.js';
import './transcript.js';
import './composer.js';
import './side.js';
import './hand-on.js';
import './talk-dialogs.js';

/** Phases in which a librarian may take a consult up. */
const OPEN = ['with-bot', 'waiting', 'leaving-message'];

class Talk extends Part {
  static properties = { consult: {}, dialog: { state: true }, aside: { state: true }, taking: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.listen = ({ detail }) => this.#asked(detail);
    addEventListener('desk-act', this.listen);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('desk-act', this.listen);
  }

  willUpdate(changes) {
    if (changes.has('consult')) {
      this.dialog = undefined;
      this.aside = false;
    }
  }

  updated(changes) {
    if (changes.has('consult')) this.arriving = true;
    if (this.arriving && talk(this.consult).status !== 'loading') {
      this.arriving = false;
      this.#focus();
    }
  }

  async #focus() {
    this.requestUpdate();
    await this.updateComplete;
    await this.find('desk-composer')?.updateComplete;
    (this.find('desk-composer textarea') ?? this.find('.take') ?? this.find('h2')).focus({ preventScroll: true });
  }

  render() {
    const it = talk(this.consult);
    const consult = consultOf(this.consult);
    if (!consult) return it.status === 'failed' ? this.#failed(it) : html`<section class="talk"><p class="empty p-4" role="status">${t('talk.loading')}</p></section>`;
    const mine = consult.phase === 'with-librarian' && consult.mine;
    return html`<section class="talk" aria-labelledby="talk-title" @compose=${this.#compose} @make-draft=${this.#makeDraft} @closed=${this.#closed}>
      ${this.#head(consult, it, mine)}
      ${when(it.problem, () => html`<p class="alert alert-warning m-2" role="alert">${trouble(it.problem)} <button type="button" class="btn btn-link btn-sm" @click=${() => load(this.consult)}>${t('again.do')}</button></p>`)}
      <desk-transcript .consult=${this.consult} tabindex="0" role="region" aria-label=${t('talk.transcript')}></desk-transcript>
      ${mine ? html`<desk-composer .consult=${this.consult}></desk-composer>` : this.#stand(consult)}
      ${this.#dialog(consult)}
    </section>
    <desk-side .consult=${this.consult} ?data-open=${this.aside} @compose=${this.#compose} @leave=${this.#closeAside}></desk-side>`;
  }

  #failed(it) {
    return html`<section class="talk"><div class="p-4" role="alert">
      <p>${trouble(it.problem)}</p>
      <button type="button" class="btn btn-outline-primary" @click=${() => load(this.consult)}>${t('again.do')}</button>
      <a class="btn btn-link" href=${address('desk')}>${t('back')}</a>
    </div></section>`;
  }

  #head(consult, it, mine) {
    const may = mine || consult.phase === 'waiting';
    return html`<header class="talk-head">
      <a class="btn btn-light back" href=${address('desk')} aria-label=${t('back')}><i class="bi bi-chevron-left" aria-hidden="true"></i></a>
      <div class="who">
        <h2 class="h6" id="talk-title" tabindex="-1">${t('consult.reader', { alias: consult.alias })} <span class="subject">${consult.subject?.name ?? t('consult.nosubject')}</span></h2>
        <p><span class="also-subject">${consult.subject?.name ?? t('consult.nosubject')} · </span>${this.#where(consult)}${when(it.blocked, () => html` <span class="badge text-bg-danger">${t('talk.blocked')}</span>`)}${when(it.rating, () => html` <span class="rating">${t('talk.rated', it.rating)}</span>`)}</p>
      </div>
      <div class="acts">
        ${when(may, () => this.#act('pass', 'box-arrow-right'))}
        ${when(mine, () => this.#act('close', 'check2-square'))}
        ${this.#act('block', it.blocked ? 'person-check' : 'person-slash', it.blocked ? 'unblock' : 'block')}
        <button type="button" class="btn btn-light beside" aria-expanded=${String(Boolean(this.aside))} aria-label=${t('side.open')} title=${t('side.open')} @click=${this.#openAside}><i class="bi bi-layout-sidebar-reverse" aria-hidden="true"></i></button>
      </div>
    </header>`;
  }

  #act(name, icon, label = name) {
    return html`<button type="button" class="btn btn-light act-${name}" title=${t(`act.${label}`)} aria-label=${t(`act.${label}`)} @click=${() => this.#open(name)}>
      <i class="bi bi-${icon}" aria-hidden="true"></i><span>${t(`act.${label}`)}</span>
    </button>`;
  }

  #where(consult) {
    if (consult.phase === 'with-librarian') return consult.mine ? t('where.mine') : t('where.other', { name: consult.librarian?.name ?? '' });
    if (consult.phase === 'waiting') return t('where.waiting', { name: consult.queue?.name ?? '' });
    return t(`phase.${consult.phase}`);
  }

  /** In the composer's place, where she cannot write. */
  #stand(consult) {
    if (OPEN.includes(consult.phase)) {
      const label = consult.phase === 'waiting' ? 'act.take' : 'act.stepin';
      return html`<footer class="stand"><p>${t(`stand.${consult.phase}`)}</p>
        <button type="button" class="btn btn-primary take" ?disabled=${this.taking} @click=${this.#take}><i class="bi bi-hand-index" aria-hidden="true"></i> ${t(label)}</button></footer>`;
    }
    return html`<footer class="stand"><p>${consult.phase === 'with-librarian' ? t('stand.other', { name: consult.librarian?.name ?? '' }) : t(`stand.${consult.phase}`)}</p></footer>`;
  }

  async #take() {
    this.taking = true;
    const id = this.consult;
    try {
      const { consult } = await act(id, { act: 'take' }, () => tell(t('act.retrying'), 'warning'));
      takeConsult(consult);
      await this.#focus();
    } catch (problem) {
      tell(trouble(problem), 'warning');
      load(id);
    } finally {
      this.taking = false;
    }
  }

  #dialog(consult) {
    switch (this.dialog?.name) {
      case 'pass': return html`<desk-hand-on .consult=${consult}></desk-hand-on>`;
      case 'close': return html`<desk-close .consult=${consult}></desk-close>`;
      case 'block': return html`<desk-block .consult=${consult}></desk-block>`;
      case 'draft': return html`<desk-draft .consult=${consult} .message=${this.dialog.message}></desk-draft>`;
      default: return nothing;
    }
  }

  #open(name, message) {
    this.dialog = { name, message };
  }

  #closed() {
    this.dialog = undefined;
  }

  #makeDraft({ detail }) {
    this.#open('draft', detail);
  }

  #compose({ detail }) {
    this.aside = false;
    this.find('desk-composer')?.insert(detail.text, detail.before);
  }

  #openAside() {
    this.aside = !this.aside;
    if (this.aside) this.find('desk-side').focusOn('.leave');
  }

  #closeAside() {
    this.aside = false;
    this.focusOn('.beside');
  }

  /** What the keys ask for. */
  #asked(name) {
    const consult = consultOf(this.consult);
    const mine = consult?.phase === 'with-librarian' && consult.mine;
    if (!consult || state.askAgain) return;
    if (name === 'take' && OPEN.includes(consult.phase)) this.#take();
    else if (name === 'reply') this.find('desk-composer textarea')?.focus();
    else if (name === 'note') this.find('desk-side').note();
    else if (name === 'pass' && (mine || consult.phase === 'waiting')) this.#open('pass');
    else if (name === 'close' && mine) this.#open('close');
    changed();
  }
}

customElements.define('desk-talk', Talk);
