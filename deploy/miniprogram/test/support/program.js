/**
 * The mini-program on a phone. miniprogram-simulate compiles the pages with WeChat's own compiler
 * and builds them with WeChat's own component library; jsdom is the screen. What that library does
 * not know, App and Page, is here.
 */
const path = require('node:path');
const { JSDOM } = require('jsdom');

const ROOT = path.join(__dirname, '..', '..');
const LONG_MS = 30_000;
const LOOK_MS = 20;

const screen = new JSDOM('<!doctype html><html><head></head><body></body></html>', { pretendToBeVisual: true });
global.window = screen.window;
for (const name of ['document', 'Element', 'Node', 'Event', 'CustomEvent', 'TouchEvent', 'MutationObserver']) {
  global[name] = screen.window[name];
}
global.wx = {};
const simulate = require('miniprogram-simulate');
const exparser = require('miniprogram-exparser');

// WeChat kills what a closed mini-program wanted to do later.
const { setTimeout: laterForTests, clearTimeout: never } = global;
const timers = new Set();
global.setTimeout = (...call) => {
  const timer = laterForTests(...call);
  timers.add(timer);
  return timer;
};

/**
 * Waits until what is asked for is there, and gives it.
 *
 * @param what it is, in words or what makes them
 */
async function until(what, look) {
  const end = Date.now() + LONG_MS;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not within ${LONG_MS / 1000} s: ${typeof what === 'string' ? what : what()}`);
    await new Promise((done) => laterForTests(done, LOOK_MS));
  }
}

function pageAsComponent(options) {
  const data = options.data || {};
  const methods = {};
  Object.keys(options).filter((name) => typeof options[name] === 'function').forEach((name) => {
    methods[name] = options[name];
  });
  global.Component({ data: JSON.parse(JSON.stringify(data)), methods });
}

/** One page on the screen, as its reader sees and touches it. */
class Screen {
  constructor(component) {
    this.component = component;
    this.page = component.instance;
  }

  /** All that can be read. */
  get text() {
    return this.component.dom.textContent;
  }

  get data() {
    return this.component.data;
  }

  /** Elements of a class, of the page or of a component on it. */
  all(name) {
    return Array.from(this.component.dom.querySelectorAll('*')).filter((one) =>
      Array.from(one.classList).some((given) => given === name || given.endsWith(`--${name}`)));
  }

  /** The texts of these elements. */
  texts(name) {
    return this.all(name).map((one) => one.textContent.trim());
  }

  async sees(text) {
    await until(() => `“${text}” on the page, which reads: ${this.text.slice(-500)}`, () => this.text.includes(text));
  }

  /** Taps the element of a class that reads so, or the first one. */
  async tap(name, text) {
    const found = await until(() => `.${name} ${text || ''} on the page, which reads: ${this.text.slice(-500)}`, () =>
      this.all(name).find((one) => !text || one.textContent.includes(text)));
    this.#fire(found, 'tap');
  }

  async press(name, text) {
    const found = await until(`.${name} to press`, () => this.all(name).find((one) => one.textContent.includes(text)));
    this.#fire(found, 'longpress');
  }

  /** Writes into the field of a class. */
  write(name, text) {
    this.#fire(this.all(name)[0], 'input', { value: text });
  }

  #fire(element, name, detail = {}) {
    exparser.Event.dispatchEvent(
      element.__wxElement,
      exparser.Event.create(name, detail, { bubbles: true, composed: true, capturePhase: true }),
    );
  }

  leave() {
    for (const end of ['onHide', 'onUnload']) if (this.page[end]) this.page[end]();
    this.component.detach();
  }
}

/** The mini-program, from its start to its end. A second one on the same phone is the next start. */
class Program {
  /** @param config differs from config.js */
  constructor(phone, config = {}) {
    this.phone = phone;
    this.open = [];
    Object.assign(global.wx, phone.wx());
    Object.keys(require.cache)
      .filter((file) => file.startsWith(ROOT + path.sep) && !file.startsWith(path.join(ROOT, 'test')))
      .forEach((file) => delete require.cache[file]);
    Object.assign(require(path.join(ROOT, 'config.js')), { desk: phone.desk, library: 'demo-a', appId: '' }, config);
    global.App = (options) => {
      this.app = options;
    };
    global.Page = pageAsComponent;
    global.getApp = () => this.app;
    require(path.join(ROOT, 'app.js'));
    this.app.onLaunch({});
    this.app.onShow({});
  }

  /** Opens a page: chat, subjects, … */
  show(name, query = {}) {
    const file = path.join(ROOT, 'pages', name, name);
    const component = simulate.render(simulate.load(file, name, { rootPath: ROOT }));
    component.attach(document.body);
    const shown = new Screen(component);
    this.open.push(shown);
    for (const [begin, given] of [['onLoad', query], ['onShow']]) if (shown.page[begin]) shown.page[begin](given);
    return shown;
  }

  /** WeChat throws it out of memory. */
  end() {
    this.open.forEach((one) => one.leave());
    this.open = [];
    this.app.live.stop();
    timers.forEach(never);
    timers.clear();
    this.phone.networkListeners = [];
  }
}

module.exports = { Program, until, ROOT };
