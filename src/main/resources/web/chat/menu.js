import { byId } from './dom.js';

/** The menu behind the three dots: what each line does, by its name. */
export function menu(lines) {
  const more = byId('more');
  const list = byId('menu');
  const open = (on) => {
    list.hidden = !on;
    more.setAttribute('aria-expanded', String(on));
  };
  more.addEventListener('click', () => {
    open(list.hidden);
    if (!list.hidden) list.querySelector('button').focus();
  });
  list.querySelectorAll('button').forEach((line) =>
    line.addEventListener('click', () => {
      open(false);
      lines[line.dataset.act]();
    }),
  );
  document.addEventListener('click', (event) => {
    if (!list.hidden && !list.contains(event.target) && !more.contains(event.target)) open(false);
  });
  document.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const buttons = Array.from(list.querySelectorAll('button'));
    const place = buttons.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      open(false);
      more.focus();
    } else if (step) {
      event.preventDefault();
      buttons[(place + step + buttons.length) % buttons.length].focus();
    }
  });
  list.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !list.contains(event.relatedTarget) && event.relatedTarget !== more) open(false);
  });
}
