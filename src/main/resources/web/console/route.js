/** Which page is shown, kept in the address so that the browser's own back works: #/desk/ID. */
import { changed, state } from './state.js';
import { closeTalk, openTalk } from './session.js';

/** The pages in their order, with their icons. */
export const PAGES = [
  ['desk', 'chat-dots'],
  ['tickets', 'envelope'],
  ['held', 'shield-check'],
  ['search', 'search'],
  ['replies', 'chat-quote'],
  ['drafts', 'journal-check'],
  ['flows', 'diagram-3'],
  ['demand', 'lightbulb'],
  ['referrals', 'funnel'],
  ['catalogue', 'book'],
  ['calls', 'people'],
  ['contributions', 'award'],
  ['scorecard', 'bar-chart'],
  ['account', 'person-circle'],
];

/** Pages that others lead to. */
const BELOW = ['directory'];

/** The address of a page. */
export const address = (page, id = '') => `#/${page}${id ? `/${encodeURIComponent(id)}` : ''}`;

/** Goes to a page. */
export function go(page, id) {
  location.hash = address(page, id);
}

/** Follows the address from now on. */
export function follow() {
  addEventListener('hashchange', take);
  take();
}

function take() {
  const [, page = '', id = ''] = location.hash.split('/');
  const known = BELOW.includes(page) || PAGES.some(([name]) => name === page);
  const before = state.route;
  state.route = { page: known ? page : 'desk', id: known ? decoded(id) : '' };
  const open = state.route.page === 'desk' ? state.route.id : '';
  const wasOpen = before.page === 'desk' ? before.id : '';
  if (open && open !== wasOpen) openTalk(open);
  else if (!open && wasOpen) closeTalk();
  changed();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
