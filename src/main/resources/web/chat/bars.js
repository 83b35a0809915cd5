import { button, byId, fill, icon } from './dom.js';
import { t } from './texts.js';

const TYPING_MS = 5000;
const STARS = [1, 2, 3, 4, 5];

/** Above the dialogue: who speaks with the reader now; below it: the stars. */
export class Bars {
  /** @param hears onCancel(), onLeave(), onStars(n) */
  constructor(hears) {
    this.hears = hears;
    this.shown = '';
    this.show({ phase: 'none' });
  }

  /** A consult as the desk tells of it. */
  show(consult) {
    const now = JSON.stringify([consult.phase, consult.ahead, consult.librarian]);
    if (now === this.shown) return;
    const another = consult.phase !== this.phase;
    this.shown = now;
    this.phase = consult.phase;
    const [words, ...buttons] = this.bar(consult);
    byId('bar').hidden = !words;
    byId('bar-words').textContent = words || '';
    // What is told again need not be made again: somebody may be about to tap it.
    if (another) fill(byId('bar-buttons'), ...buttons);
    byId('rate').hidden = consult.phase !== 'rating';
    if (another && consult.phase === 'rating') this.offerStars();
    byId('human').hidden = consult.phase === 'waiting' || consult.phase === 'librarian';
    if (consult.phase !== 'librarian') this.stopTyping();
  }

  bar({ phase, ahead = 0, librarian = t('teacher') }) {
    const cancel = (name) => button(t(name), () => this.act('bar', () => this.hears.onCancel()));
    switch (phase) {
      case 'waiting':
        return [
          ahead ? t('waiting', { ahead }) : t('next'),
          button(t('leave'), () => this.hears.onLeave()),
          cancel('cancel'),
        ];
      case 'leaving-message':
        return [t('leaving'), cancel('leavingCancel')];
      case 'steps':
        return [t('steps'), cancel('stepsCancel')];
      case 'librarian':
        return [t('librarian', { name: librarian }), cancel('end')];
      default:
        return [''];
    }
  }

  /** Until it is answered it cannot be tapped again. */
  async act(place, work) {
    const all = byId(place).querySelectorAll('button');
    all.forEach((one) => (one.disabled = true));
    await work();
    all.forEach((one) => (one.disabled = false));
  }

  offerStars() {
    const star = (n) => button(icon('star'), () => this.rate(n), { 'aria-label': t('stars', { n }) });
    fill(byId('stars'), ...STARS.map(star));
  }

  rate(n) {
    Array.from(byId('stars').children).forEach((star, place) => star.classList.toggle('lit', place < n));
    this.act('stars', () => this.hears.onStars(n));
  }

  /** A librarian writes. */
  typing() {
    byId('typing').textContent = t('typing');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stopTyping(), TYPING_MS);
  }

  stopTyping() {
    clearTimeout(this.timer);
    byId('typing').textContent = '';
  }
}
