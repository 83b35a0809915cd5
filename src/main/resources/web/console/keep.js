/**
 * What was typed and not sent, by the place where it was typed. It outlives the parts of the page,
 * the end of a session and a reload of the tab, and goes with a sign-out on purpose.
 */
const PREFIX = 'console.typed.';

/** What was typed in a place; empty when nothing was. */
export function kept(place) {
  return sessionStorage.getItem(PREFIX + place) ?? '';
}

/** Keeps what is typed in a place. Where the browser has no room for it, the field still has it. */
export function keep(place, text) {
  try {
    if (text) sessionStorage.setItem(PREFIX + place, text);
    else sessionStorage.removeItem(PREFIX + place);
  } catch {
    sessionStorage.removeItem(PREFIX + place);
  }
}

/** Forgets everything. */
export function forget() {
  Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => sessionStorage.removeItem(name));
}
