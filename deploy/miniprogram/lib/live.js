/**
 * The live connection (docs/reader-live.md): what was said comes by it at once. A lost one is made
 * again after growing random waits, and resumes after the last message that came by it.
 */
const HEARTBEAT_MS = 25 * 1000;
const SILENCE_MS = 10 * 1000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30 * 1000;
const STOPPING_WAIT_MS = 5 * 1000;
const FLOOD_WAIT_MS = 15 * 1000;

const GOING_AWAY = 1001;
const NO_SESSION = 4401;
const UNKNOWN_CURSOR = 4404;
const TOO_MANY = 4429;

function create(config, session) {
  let who = null;
  let socket = null;
  let timer = null;
  let heart = null;
  let failures = 0;
  let renewed = false;

  function url() {
    return `${config.desk.replace(/^http/, 'ws')}/api/v1/live`;
  }

  function say(task, frame) {
    task.send({ data: JSON.stringify(frame) });
  }

  /** A phone that changed its network hears nothing of a dead connection: ask from time to time. */
  function beat(task) {
    clearTimeout(heart);
    heart = setTimeout(() => {
      say(task, { type: 'ping' });
      heart = setTimeout(() => lost(task, 0), SILENCE_MS);
    }, HEARTBEAT_MS);
  }

  function connect() {
    clearTimeout(timer);
    if (!who || socket) return;
    const task = wx.connectSocket({ url: url(), fail: () => lost(task, 0) });
    socket = task;
    task.onOpen(() => {
      session.get().then(
        ({ token }) => {
          if (socket !== task) return;
          task.token = token;
          say(task, { type: 'hello', token, after: who.cursor() });
        },
        () => lost(task, 0),
      );
    });
    task.onMessage(({ data }) => {
      if (socket === task) heard(task, JSON.parse(data));
    });
    task.onClose(({ code }) => lost(task, code));
    task.onError(() => lost(task, 0));
    beat(task);
  }

  function heard(task, frame) {
    beat(task);
    switch (frame.type) {
      case 'ready':
        failures = 0;
        renewed = false;
        who.connected(true);
        break;
      case 'messages':
        who.said(frame.messages, frame.cursor);
        // The connection is there only while the page is: what came by it needs no reminder.
        say(task, { type: 'seen', cursor: frame.cursor });
        break;
      case 'consult':
        who.consult(frame.consult);
        break;
      case 'typing':
        who.typing();
        break;
      default:
    }
  }

  function lost(task, code) {
    if (!task || socket !== task) return;
    drop();
    who.connected(false);
    failures += 1;
    if (code === NO_SESSION && !renewed) {
      renewed = true;
      session.after(task.token).then(connect, () => later(grown()));
    } else if (code === UNKNOWN_CURSOR) {
      who.startOver();
      later(grown());
    } else if (code === TOO_MANY) {
      later(FLOOD_WAIT_MS + grown());
    } else if (code === GOING_AWAY) {
      later(Math.random() * STOPPING_WAIT_MS);
    } else {
      later(grown());
    }
  }

  function grown() {
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    return most * (0.5 + Math.random() / 2);
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(connect, wait);
  }

  function drop() {
    const task = socket;
    socket = null;
    clearTimeout(heart);
    if (task) task.close({ code: 1000 });
  }

  return {
    /**
     * Connects, and stays connected until stop.
     *
     * @param page {cursor(), said(messages, cursor), consult(consult), typing(), connected(yes),
     *     startOver()}: the page forgets its messages and its cursor becomes 0
     */
    start(page) {
      who = page;
      connect();
    },

    stop() {
      who = null;
      failures = 0;
      clearTimeout(timer);
      drop();
    },

    /** The network is back: connects now. */
    wake() {
      failures = 0;
      if (who && !socket) connect();
    },

    /** Connects anew, because the session is another one. */
    again() {
      drop();
      connect();
    },
  };
}

module.exports = { create };
