/** Rings when somebody waits: a notification, a short sound, and the title that counts. */
import { bell, changed, isUnread, sections, state, subscribe } from './state.js';
import { go } from './route.js';
import { t } from './texts.js';

const SOUND = 'console.sound';
let sound;
let rings = true;

/** granted, denied, default, or none where the browser has no notifications. */
export const notifying = () => ('Notification' in globalThis ? Notification.permission : 'none');

/** Asks the librarian; only ever after a tap on the button. */
export async function askToNotify() {
  await Notification.requestPermission();
  changed();
}

export const ringing = () => localStorage.getItem(SOUND) === 'on';

/** Turns the sound on or off; once on, it is heard as a sample. */
export function setRinging(on) {
  localStorage.setItem(SOUND, on ? 'on' : 'off');
  if (on) ring();
  changed();
}

/** Two short tones. A browser lets them sound only after somebody touched the page. */
function ring() {
  sound ??= new AudioContext();
  sound.resume();
  [[660, 0], [880, 0.14]].forEach(([pitch, delay]) => {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const start = sound.currentTime + delay;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.12, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.25);
    tone.connect(volume).connect(sound.destination);
    tone.start(start);
    tone.stop(start + 0.25);
  });
}

/** Of several tabs only one rings; notifications of the same name replace each other anyway. */
navigator.locks?.request('console.bell', { mode: 'exclusive', ifAvailable: true }, (lock) => {
  rings = lock !== null;
  if (lock) return new Promise(() => {});
  navigator.locks.request('console.bell', () => {
    rings = true;
    return new Promise(() => {});
  });
  return undefined;
});

bell.addEventListener('waiting', ({ detail: consult }) => {
  if (ringing() && rings) ring();
  if (notifying() !== 'granted' || !(document.hidden || !document.hasFocus())) return;
  const subject = consult.subject?.name ?? t('consult.nosubject');
  const note = new Notification(t('notify.title'), { body: t('notify.body', { alias: consult.alias, subject }), tag: consult.id, icon: 'icon.svg' });
  note.onclick = () => {
    window.focus();
    go('desk', consult.id);
    note.close();
  };
});

subscribe(() => {
  const { mine, waiting } = sections();
  const count = state.me ? waiting.length + mine.filter(isUnread).length : 0;
  const title = count ? `(${count}) ${t('app.name')}` : t('app.name');
  if (document.title !== title) document.title = title;
});
