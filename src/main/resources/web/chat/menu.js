import { byId } from './dom.js';

/** The menu behind the dots: what each line does, by its name. */
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
    if (list.hidden || event.key !== 'Escape') return;
    event.preventDefault();
    open(false);
    more.focus();
  });
  list.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && relatedTarget !== more && !list.contains(relatedTarget)) open(false);
  });
}
