import { byId } from './dom.js';

const MOST_LINES = 5;

/** The line where the reader types. */
export class Composer {
  constructor(onText) {
    this.text = byId('text');
    this.send = byId('send');
    byId('composer').addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit(onText);
    });
    this.text.addEventListener('input', () => this.grow());
    this.text.addEventListener('keydown', (event) => {
      // An input method uses Enter to choose a word; 229 is how older ones say so.
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key === 'Enter' && !event.shiftKey && !composing) {
        event.preventDefault();
        this.submit(onText);
      }
    });
    this.grow();
  }

  /** Puts a question there, to be sent or changed by the reader. */
  offer(text) {
    this.text.value = text.slice(0, this.text.maxLength);
    this.grow();
    this.text.focus();
  }

  submit(onText) {
    const text = this.text.value.trim();
    if (!text) return;
    this.text.value = '';
    this.grow();
    this.text.focus();
    onText(text);
  }

  grow() {
    this.text.rows = 1;
    const style = getComputedStyle(this.text);
    const inner = this.text.scrollHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    const lines = Math.round(inner / parseFloat(style.lineHeight)) || 1;
    this.text.rows = Math.min(MOST_LINES, Math.max(1, lines));
    this.send.disabled = !this.text.value.trim();
  }
}
