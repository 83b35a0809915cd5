/**
 * What the browser keeps for this page. Where a frame or a private window may keep nothing, it lives
 * as long as the page.
 */
const memory = new Map();

const keeper = (area) => ({
  read(name) {
    try {
      return memory.get(name) || JSON.parse(window[area].getItem(name));
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      window[area].setItem(name, JSON.stringify(value));
      memory.delete(name);
    } catch {
      memory.set(name, value);
    }
  },
  remove(name) {
    memory.delete(name);
    try {
      window[area].removeItem(name);
    } catch {
      // Then it never was there.
    }
  },
});

/** For every tab of this browser. */
export const shared = keeper('localStorage');

/** For this tab, also after a reload. */
export const own = keeper('sessionStorage');

/** An id that nobody else makes up. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
