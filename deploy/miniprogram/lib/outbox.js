/**
 * What the reader said or did, until the desk has answered it. It lies in WeChat's storage: neither
 * a lost network nor a closed mini-program loses it. One goes out at a time, in order; after a lost
 * answer it goes out again with the same id, and the desk takes it once.
 */
const { newId } = require('./api');
const { Problem } = require('./problem');

const KEY = 'outbox';
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30 * 1000;

function create(api) {
  let waiting = wx.getStorageSync(KEY) || [];
  let busy = false;
  let failures = 0;
  let timer = null;
  let listener = { changed() {}, answered() {} };

  function keep() {
    wx.setStorageSync(KEY, waiting);
    listener.changed();
  }

  function next() {
    return waiting.find((one) => !one.refused);
  }

  function later(failure) {
    failures += 1;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    timer = setTimeout(run, Math.max(failure.retryAfter * 1000, wait * (0.5 + Math.random() / 2)));
  }

  function run() {
    clearTimeout(timer);
    const one = next();
    if (busy || !one) return;
    busy = true;
    api.post(one.path, Object.assign({ id: one.id }, one.body)).then(
      (exchange) => {
        busy = false;
        failures = 0;
        waiting = waiting.filter((other) => other.id !== one.id);
        listener.answered(exchange, one);
        keep();
        run();
      },
      (failure) => {
        busy = false;
        if (failure instanceof Problem && !failure.passing) {
          one.refused = failure.status === 400 ? '这样写发不出去，请改一改再发。' : failure.words;
          listener.refused(one, failure);
          keep();
          run();
        } else {
          later(failure);
          listener.changed();
        }
      },
    );
  }

  return {
    /**
     * Sends by and by.
     *
     * @param said what the reader sees in her bubble until it is answered; empty for a button's act
     */
    add(path, body, said) {
      waiting.push({ id: newId(), path, body, said, at: new Date().toISOString() });
      keep();
      run();
    },

    /** What is not answered yet, the oldest first. refused = it never will be, and why. */
    all: () => waiting,

    /** Tries again what the desk refused, with the same id. */
    again(id) {
      waiting.filter((one) => one.id === id).forEach((one) => delete one.refused);
      keep();
      run();
    },

    /** Gives one up. */
    drop(id) {
      waiting = waiting.filter((one) => one.id !== id);
      keep();
    },

    /** Tries at once: the network is back, or the reader is. */
    wake: run,

    /** Gives everything up. */
    forget() {
      waiting = [];
      keep();
    },

    /** Who shows it: changed(), answered(exchange, what), refused(what, problem). */
    listen(who) {
      listener = who;
    },
  };
}

module.exports = { create };
