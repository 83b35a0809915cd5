/** The waits of the live connection, by a clock of the test's own; WeChat's sockets are played here. */
const test = require('node:test');
const assert = require('node:assert/strict');
const live = require('../lib/live');

/** A phone whose sockets the test opens, closes and hears. */
function begin(t) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  t.mock.method(Math, 'random', () => 1);
  const sockets = [];
  global.wx = {
    connectSocket() {
      const socket = { sent: [], closed: 0 };
      sockets.push(socket);
      const set = (name) => (tell) => {
        socket[name] = tell;
      };
      return {
        onOpen: set('opens'),
        onMessage: set('hears'),
        onClose: set('closes'),
        onError: set('fails'),
        send: ({ data }) => socket.sent.push(JSON.parse(data)),
        close: () => (socket.closed += 1),
      };
    },
  };
  const session = {
    renewals: 0,
    get: () => Promise.resolve({ token: `token-${session.renewals}` }),
    after() {
      session.renewals += 1;
      return session.get();
    },
  };
  const page = { cursor: () => '7', connected() {}, said() {}, consult() {}, typing() {}, startOver: () => (page.over = true) };
  const connection = live.create({ desk: 'https://desk.example.org' }, session);
  connection.start(page);
  return { sockets, session, page, connection };
}

async function opened(socket) {
  socket.opens();
  await Promise.resolve();
  await Promise.resolve();
  socket.hears({ data: '{"type":"ready"}' });
}

/** After which wait there is one socket more. */
function wait(t, sockets) {
  const before = sockets.length;
  let waited = 0;
  while (sockets.length === before && waited < 120_000) {
    t.mock.timers.tick(100);
    waited += 100;
  }
  return waited;
}

test('the first frame says who she is and what she has', async (t) => {
  const { sockets } = begin(t);
  await opened(sockets[0]);
  assert.deepEqual(sockets[0].sent, [{ type: 'hello', token: 'token-0', after: '7' }]);
});

test('waits grow to half a minute, and are short again after a connection', async (t) => {
  const { sockets } = begin(t);
  const waits = [];
  for (let i = 0; i < 7; i += 1) {
    sockets.at(-1).closes({ code: 1006 });
    waits.push(wait(t, sockets));
  }
  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  await opened(sockets.at(-1));
  sockets.at(-1).closes({ code: 1006 });
  assert.equal(wait(t, sockets), 1000);
});

test('after too many frames it waits longer', async (t) => {
  const { sockets } = begin(t);
  await opened(sockets[0]);
  sockets[0].closes({ code: 4429 });
  assert.ok(wait(t, sockets) >= 15_000);
});

test('a token that is no good is renewed at once, but not again and again', async (t) => {
  const { sockets, session } = begin(t);
  await opened(sockets[0]);
  sockets[0].closes({ code: 4401 });
  await new Promise(setImmediate);
  assert.equal(session.renewals, 1);
  assert.equal(sockets.length, 2);
  sockets[1].closes({ code: 4401 });
  await new Promise(setImmediate);
  assert.equal(session.renewals, 1);
  assert.equal(sockets.length, 2);
  assert.equal(wait(t, sockets), 2000);
});

test('an unknown place makes the page start over', async (t) => {
  const { sockets, page } = begin(t);
  await opened(sockets[0]);
  sockets[0].closes({ code: 4404 });
  assert.equal(page.over, true);
  assert.equal(wait(t, sockets), 1000);
});

test('a connection that answers no ping is given up', async (t) => {
  const { sockets } = begin(t);
  await opened(sockets[0]);
  t.mock.timers.tick(25_000);
  assert.deepEqual(sockets[0].sent.at(-1), { type: 'ping' });
  t.mock.timers.tick(10_000);
  assert.equal(sockets[0].closed, 1);
  assert.equal(wait(t, sockets), 1000);
});

test('who leaves the page is connected no more', async (t) => {
  const { sockets, connection } = begin(t);
  await opened(sockets[0]);
  connection.stop();
  assert.equal(sockets[0].closed, 1);
  sockets[0].closes({ code: 1000 });
  assert.equal(wait(t, sockets), 120_000);
  assert.equal(sockets.length, 1);
});
