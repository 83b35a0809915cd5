/**
 * A round button on pages of a library that opens the desk's chat; docs/web-chat.md.
 * Nothing is loaded before the first tap; the page gets one name, subjectDesk.
 */
(() => {
  const script = document.currentScript;
  if (!script || window.subjectDesk) return;
  const base = new URL('.', script.src);
  const desk = base.origin;
  const chinese = /^zh/i.test(navigator.language || 'zh');
  const words = chinese
    ? { ask: '咨询', title: '图书馆咨询', close: '关闭咨询', open: '打不开？在新页面打开' }
    : { ask: 'Ask', title: 'Ask the library', close: 'Close the chat', open: 'Not opening? New page' };
  const SLOW_MS = 8000;
  const LOOKS = `
:host { all: initial; }
* { box-sizing: border-box; font-family: -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
[hidden] { display: none !important; }
button { cursor: pointer; border: 0; }
button:focus-visible, a:focus-visible { outline: 3px solid #07804a; outline-offset: 2px; }
.ask { position: fixed; z-index: 2147483000; right: 20px; bottom: calc(20px + env(safe-area-inset-bottom)); width: 60px; height: 60px; border-radius: 50%;
  background: #07804a; color: #fff; font-size: 16px; font-weight: 600; box-shadow: 0 4px 16px rgba(0,0,0,.28); }
.ask:hover { background: #05663b; }
.panel { position: fixed; z-index: 2147483001; right: 20px; bottom: 20px; width: 390px; height: 640px; max-height: calc(100% - 40px); overflow: hidden;
  border-radius: 14px; background: #ededed; box-shadow: 0 8px 40px rgba(0,0,0,.3); }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.close { position: absolute; top: env(safe-area-inset-top); right: 4px; width: 44px; height: 48px; padding: 0; background: none; color: #5e5e5e; font-size: 26px; line-height: 1; border-radius: 8px; }
.close:hover { background: rgba(128,128,128,.16); }
.slow { position: absolute; left: 0; right: 0; bottom: 0; margin: 0; padding: 12px 16px; background: #fdf1d8; color: #6a4a00; font-size: 14px; text-align: center; }
.slow a { color: inherit; }
@media (max-width: 480px), (max-height: 480px) {
  .panel { top: 0; right: 0; bottom: 0; left: 0; width: 100%; height: 100%; max-height: none; border-radius: 0; }
}
@media (prefers-color-scheme: dark) { .panel { background: #111; } .close { color: #a2a2a2; } }`;

  const node = (tag, attributes, text = '') => {
    const made = document.createElement(tag);
    Object.keys(attributes).forEach((name) => made.setAttribute(name, attributes[name]));
    made.textContent = text;
    return made;
  };
  const query = new URLSearchParams({ library: script.dataset.library || '' });
  if (script.dataset.subject) query.set('subject', script.dataset.subject);
  const host = node('subject-desk', {});
  const root = host.attachShadow({ mode: 'open' });
  const ask = node('button', { type: 'button', class: 'ask', 'aria-label': words.title, 'aria-expanded': 'false' }, words.ask);
  const panel = node('div', { class: 'panel', role: 'dialog', 'aria-label': words.title });
  const close = node('button', { type: 'button', class: 'close', 'aria-label': words.close }, '×');
  const slow = node('p', { class: 'slow', role: 'status' });
  slow.append(node('a', { href: `${base}chat/?${query}`, target: '_blank', rel: 'noopener' }, words.open));
  let frame;
  let timer;

  // A page's own policy may forbid style elements, but not these.
  if ('adoptedStyleSheets' in Document.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOKS);
    root.adoptedStyleSheets = [sheet];
  } else {
    root.append(node('style', {}, LOOKS));
  }
  panel.hidden = true;
  slow.hidden = true;
  panel.append(close, slow);
  root.append(ask, panel);

  const load = () => {
    frame = node('iframe', {
      title: words.title,
      sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads',
      src: `${base}chat/?embed=1&${query}`,
    });
    panel.prepend(frame);
    timer = setTimeout(() => {
      slow.hidden = false;
    }, SLOW_MS);
  };
  const show = (on) => {
    if (on && !frame) load();
    panel.hidden = !on;
    ask.hidden = on;
    ask.setAttribute('aria-expanded', String(on));
    (on ? frame : ask).focus();
  };
  const shut = () => {
    if (!panel.hidden) show(false);
  };

  ask.addEventListener('click', () => show(true));
  close.addEventListener('click', shut);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') shut();
  });
  window.addEventListener('message', (event) => {
    if (!frame || event.origin !== desk || event.source !== frame.contentWindow) return;
    const said = event.data && event.data.desk;
    if (said === 'ready') {
      clearTimeout(timer);
      slow.hidden = true;
    } else if (said === 'close') {
      shut();
    }
  });
  window.subjectDesk = { open: () => show(true), close: shut };
  const begin = () => document.body.append(host);
  if (document.body) begin();
  else document.addEventListener('DOMContentLoaded', begin);
})();
