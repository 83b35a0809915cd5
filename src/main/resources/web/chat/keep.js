/**
 * What the browser keeps for this page. Where a frame or a private window may keep nothing, it lives
 * as long as the page.
 */
const memory = { localStorage: new Map(), sessionStorage: new Map() };

const keeper = (area) => ({
  read(name) {
    try {
      const text = window[area].getItem(name);
      return text === null ? memory[area].get(name) || null : JSON.parse(text);
    } catch {
      return memory[area].get(name) || null;
    }
  },
  write(name, value) {
    try {
      window[area].setItem(name, JSON.stringify(value));
      memory[area].delete(name);
    } catch {
      memory[area].set(name, value);
    }
  },
  remove(name) {
    memory[area].delete(name);
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
