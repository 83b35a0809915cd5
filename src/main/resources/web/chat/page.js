import { byId, el, fill, icon } from './dom.js';
import { t } from './texts.js';

const params = new URLSearchParams(location.search);

/** What the address asks for. */
export const asked = {
  library: params.get('library') || '',
  subject: /^\d{2}(\d{2}(\d{2})?)?$/.test(params.get('subject') || '') ? params.get('subject') : '',
  embed: params.get('embed') === '1',
  question: params.get('ask') || '',
  launch: (/^#launch=(.+)$/.exec(location.hash) || [])[1] || '',
};

/**
 * Takes what works once out of the address bar: a reload must not repeat it.
 *
 * @param hash what stays of what stands after the #
 */
export function tidyAddress(hash = '') {
  params.delete('ask');
  history.replaceState(history.state, '', `${location.pathname}?${params}${hash}`);
}

/** The name of a member; empty for somebody else. */
export function libraryName(id) {
  const links = Array.from(byId('libraries').querySelectorAll('a'));
  const link = links.find((one) => one.dataset.library === id);
  return link ? link.textContent : '';
}

/** Lets the reader choose among the members. */
export function choose() {
  byId('choose').hidden = false;
  byId('choose-unknown').hidden = !asked.library;
  byId('libraries').querySelectorAll('a').forEach((link) => {
    const there = new URLSearchParams(params);
    there.set('library', link.dataset.library);
    link.href = `?${there}${location.hash}`;
    link.prepend(icon('library'));
  });
}

/** Shows whose page it is. */
export function entitle(name, onExample) {
  document.title = t('title', { library: name });
  document.documentElement.classList.toggle('embedded', asked.embed);
  byId('library-name').textContent = name;
  byId('hello').textContent = t('hello', { library: name });
  const examples = t('examples').map((text) =>
    el('button', { type: 'button', onclick: () => onExample(text) }, text),
  );
  fill(byId('examples'), ...examples);
  byId('main').hidden = false;
}

/** A keyboard of iOS covers the page instead of making it smaller. */
export function fitKeyboard() {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    const covered = window.innerHeight - view.height > 80 && view.scale === 1;
    document.body.style.height = covered ? `${view.height}px` : '';
    if (covered) window.scrollTo(0, 0);
  };
  view.addEventListener('resize', fit);
}

/** In a frame: tells the page around it what concerns that. It holds nothing that is secret. */
export function tellAround(type) {
  if (asked.embed && window.parent !== window) window.parent.postMessage({ desk: type }, '*');
}
