import { button, el, icon } from './dom.js';
import { richText } from './rich-text.js';
import { t } from './texts.js';

/** What stands in the little square beside what a librarian says. */
const initial = (name) => Array.from(name)[0] || '';

const hidden = (text) => el('span', { class: 'visually-hidden' }, text);

function avatar(message) {
  return message.from === 'librarian'
    ? el('span', { class: 'avatar person', 'aria-hidden': 'true' }, initial(message.name || t('teacher')))
    : el('span', { class: 'avatar', 'aria-hidden': 'true' }, icon('library'));
}

/** A message of the desk or of a librarian. */
export function theirs(message, onOption) {
  const person = message.from === 'librarian';
  const name = message.name || t('teacher');
  return el(
    'div',
    { class: 'line theirs' },
    avatar(message),
    el(
      'div',
      { class: 'said' },
      person ? el('span', { class: 'name', 'aria-hidden': 'true' }, name) : null,
      el(
        'div',
        { class: 'bubble' },
        hidden(person ? t('says', { name }) : t('library')),
        el('span', { class: 'text' }, ...richText(message.text)),
        message.options ? options(message, onOption) : null,
      ),
    ),
  );
}

function options({ ask, options: all }, onOption) {
  const pair = all.length === 2;
  const lines = all.map(({ number, label }) => {
    const line = button(label, () => onOption({ number, label }));
    // The desk speaks of the numbers, which may be typed as well.
    if (!pair) line.prepend(el('span', { class: 'number' }, `${number}`));
    return el('li', {}, line);
  });
  return el(
    'div',
    { class: 'options' },
    ask ? el('p', {}, ...richText(ask)) : null,
    el('ul', { class: pair && 'pair' }, ...lines),
  );
}

/** What the reader said; `item` while the desk does not have it. */
export function mine(text, item, onAgain) {
  return el(
    'div',
    { class: 'line mine' },
    el('div', { class: 'bubble' }, hidden(t('me')), el('span', { class: 'text' }, text)),
    item ? sending(item, onAgain) : null,
  );
}

function sending(item, onAgain) {
  if (item.state === 'failed') {
    const again = button(icon('failed'), () => onAgain(item), {
      class: 'again',
      'aria-label': `${t('failed')} ${t('again')}`,
    });
    again.append(t('again'));
    return again;
  }
  return el('span', { class: 'clock', role: 'img', 'aria-label': t('sending') }, icon('clock'));
}
