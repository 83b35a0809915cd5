import { Refused } from './api.js';
import { button, byId, el, fill } from './dom.js';
import { clock, deadline, t, trouble } from './texts.js';

/** The pages behind the menu, each in the place of the dialogue; the phone's own back leads back. */
export class Panels {
  /** @param hears onForget(), once all is deleted */
  constructor(api, session, hears) {
    Object.assign(this, { api, session, hears });
    byId('back').addEventListener('click', () => history.back());
    byId('panel').addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        history.back();
      }
    });
    window.addEventListener('popstate', () => this.close());
  }

  tickets() {
    this.open(t('tickets'), async () => {
      const { tickets } = this.session.known ? await this.api.get('me/tickets') : { tickets: [] };
      return tickets.length
        ? [el('ul', { class: 'tickets' }, ...tickets.map(ticket))]
        : [el('div', { class: 'nothing' }, el('p', {}, t('noTickets')), el('p', {}, t('noTicketsMore')))];
    });
  }

  data() {
    this.open(t('data'), async () => {
      if (!this.session.known) return [nothing()];
      const { kept } = await this.api.get('me');
      return this.summary(kept);
    });
  }

  summary(kept) {
    const counts = ['consults', 'messages', 'tickets'].map((name) =>
      el('div', {}, el('dt', {}, t(`kept.${name}`)), el('dd', {}, String(kept[name]))),
    );
    const state = el('p', { class: 'state', role: 'status' });
    const question = el('div', { class: 'sure', hidden: true });
    const remove = button(t('remove'), () => {
      question.hidden = false;
      remove.hidden = true;
      question.querySelector('.no').focus();
    }, { class: 'danger' });
    const no = button(t('removeNo'), () => {
      question.hidden = true;
      remove.hidden = false;
      remove.focus();
    }, { class: 'plain no' });
    const yes = button(t('removeYes'), () => this.work(state, yes, () => this.remove()), { class: 'danger full' });
    question.append(el('p', {}, t('removeSure')), yes, no);
    const take = button(t('export'), () => this.work(state, take, () => this.export(state)), { class: 'plain' });
    return [
      el('p', {}, t('kept')),
      el('dl', { class: 'kept' }, ...counts),
      el('p', { class: 'why' }, t('keptWhy')),
      take,
      remove,
      question,
      state,
    ];
  }

  async work(state, control, work) {
    control.disabled = true;
    state.textContent = '';
    try {
      await work();
    } catch (refused) {
      state.textContent = words(refused);
    }
    control.disabled = false;
  }

  async export(state) {
    const all = await this.api.get('me/export');
    const url = URL.createObjectURL(
      new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }),
    );
    el('a', { href: url, download: t('fileName') }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
    state.textContent = t('exported');
  }

  async remove() {
    await this.api.remove('me');
    this.hears.onForget();
    fill(byId('panel-body'), nothing(t('removed')));
    byId('back').focus();
  }

  async open(title, load) {
    byId('panel-title').textContent = title;
    if (byId('panel').hidden) {
      history.pushState({ panel: true }, '');
      byId('panel').hidden = false;
      byId('main').hidden = true;
    }
    byId('back').focus();
    const body = byId('panel-body');
    fill(body, el('p', { class: 'nothing' }, t('loading')));
    try {
      fill(body, ...(await load()));
    } catch (refused) {
      fill(
        body,
        el(
          'div',
          { class: 'nothing', role: 'alert' },
          el('p', {}, words(refused)),
          button(t('retry'), () => this.open(title, load), { class: 'plain' }),
        ),
      );
    }
  }

  close() {
    if (byId('panel').hidden) return;
    byId('panel').hidden = true;
    byId('main').hidden = false;
    byId('more').focus();
  }
}

const nothing = (text = t('keptNone')) => el('p', { class: 'nothing', role: 'status' }, text);

function words(refused) {
  if (!(refused instanceof Refused)) throw refused;
  return refused.passing ? t('problem.load') : trouble(refused);
}

function ticket({ text, state, leftAt, dueAt, answer, answeredAt }) {
  return el(
    'li',
    {},
    el(
      'p',
      { class: 'when' },
      el('span', { class: `badge ${state}` }, t(`ticket.${state}`)),
      state === 'open' ? t('due', { at: deadline(dueAt) }) : t('left', { at: clock(leftAt) }),
    ),
    el('p', { class: 'asked' }, text),
    answer
      ? el('div', { class: 'answer' }, el('p', {}, answer), el('p', { class: 'when' }, t('answered', { at: clock(answeredAt) })))
      : null,
  );
}
