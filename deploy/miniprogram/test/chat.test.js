const test = require('node:test');
const assert = require('node:assert/strict');
const { DESK, elsewhere } = require('./support/desk');
const { Phone } = require('./support/wechat');
const { Program, until } = require('./support/program');

const QUESTION = '图书怎么续借';
const ANSWER = '可以自己在网上续借';

function begin(t, phone = new Phone(DESK)) {
  const program = new Program(phone);
  t.after(() => program.end());
  return { phone, program, chat: program.show('chat') };
}

async function ask(chat, text) {
  chat.write('field', text);
  await chat.tap('send');
}

function said(chat) {
  return chat.texts('said');
}

function count(chat, text) {
  return said(chat).filter((one) => one.includes(text)).length;
}

async function connected(phone) {
  await until('the live connection', () => phone.frames.some((frame) => frame.type === 'ready'));
}

test('a question is answered, by the request and by the live connection, and stands there once', async (t) => {
  const { phone, chat } = begin(t);
  await chat.sees('有什么想问的');
  await connected(phone);
  await ask(chat, QUESTION);
  await chat.sees(ANSWER);
  await until('the same by the live connection', () => phone.frames.some((frame) => JSON.stringify(frame).includes(ANSWER)));
  assert.equal(count(chat, QUESTION), 1);
  assert.equal(count(chat, ANSWER), 1);
  assert.equal(chat.data.text, '', 'the field is empty again');
});

test('a line of a menu is tapped', async (t) => {
  const { phone, chat } = begin(t);
  await ask(chat, QUESTION);
  await chat.tap('option', '有用');
  await chat.sees('谢谢您的反馈');
  assert.deepEqual(phone.asked('/messages').pop().data.option, { number: 8, label: '有用' });
});

test('a sample question may be tapped where nothing was said yet', async (t) => {
  const { chat } = begin(t);
  await chat.tap('sample', QUESTION);
  await chat.sees(ANSWER);
  assert.equal(chat.all('sample').length, 0);
});

test('a link copies its address, a long press the whole message', async (t) => {
  const { phone, chat } = begin(t);
  await ask(chat, QUESTION);
  await chat.tap('link', 'https://lib-a.example.edu/');
  assert.equal(phone.clipboard, 'https://lib-a.example.edu/');
  assert.match(phone.toasts.pop(), /链接已复制/);
  await chat.press('bubble', ANSWER);
  assert.match(phone.clipboard, /^可以自己在网上续借/);
});

test('what was said is there again after the mini-program was closed', async (t) => {
  const first = begin(t);
  await ask(first.chat, QUESTION);
  await first.chat.sees(ANSWER);
  const before = said(first.chat);
  first.program.end();

  const { phone, chat } = begin(t, first.phone);
  await chat.sees(ANSWER);
  assert.deepEqual(said(chat), before);
  assert.equal(phone.asked('/sessions/guest').length, 1, 'the same session');
});

test('a long talk is read page by page, upwards', async (t) => {
  const first = begin(t);
  await until('a session', () => first.phone.storage.has('session'));
  first.program.end();
  for (let i = 0; i < 18; i += 1) await elsewhere(first.phone, `long-talk-${i}`, `谢谢老师${i}`);

  const { chat } = begin(t, first.phone);
  await chat.sees('谢谢老师17');
  assert.equal(said(chat).length, 30);
  assert.equal(count(chat, '谢谢老师0'), 0);
  const top = chat.data.rows[0].key;
  await chat.tap('older');
  await chat.sees('谢谢老师0');
  assert.equal(chat.data.last, top, 'what she was looking at stays in sight');
  assert.equal(said(chat).length, 36);
  assert.equal(new Set(chat.data.rows.map((row) => row.key)).size, 36);
  assert.equal(chat.all('older').length, 0, 'there is nothing before it');
});

test('a lost connection is made again; nothing is lost and nothing comes twice', async (t) => {
  const { phone, chat } = begin(t);
  await ask(chat, QUESTION);
  await chat.sees(ANSWER);
  await connected(phone);
  phone.cut();
  await chat.sees('网络不太好');
  await elsewhere(phone, 'other-phone-1', '谢谢');
  await elsewhere(phone, 'other-phone-2', '图书馆几点开门');
  phone.mend();
  await until('the break is over', () => !chat.text.includes('网络不太好'));
  await chat.sees('图书馆几点开门');
  await chat.sees('7:30');
  assert.equal(count(chat, QUESTION), 1);
  assert.equal(count(chat, ANSWER), 1);
  assert.equal(count(chat, '图书馆几点开门'), 1);
  assert.equal(new Set(chat.data.rows.map((row) => row.key)).size, chat.data.rows.length);
});

test('what was said while only the live connection was down is not skipped for what came later', async (t) => {
  const { phone, chat } = begin(t);
  await connected(phone);
  phone.deafen();
  await elsewhere(phone, 'other-phone-3', '谢谢');
  await ask(chat, QUESTION);
  await chat.sees(ANSWER);
  assert.equal(count(chat, '谢谢'), 0);
  phone.mend();
  await chat.sees('不客气');
  assert.deepEqual(said(chat).map((one) => one.slice(0, 2)), ['谢谢', '不客', '图书', '可以']);
});

test('after a lost answer the message goes out again with its id, and is there once', async (t) => {
  const { phone, chat } = begin(t);
  await connected(phone);
  phone.loseAnswer('/messages');
  await ask(chat, QUESTION);
  await until('a second try', () => phone.asked('/messages').filter((one) => one.method === 'POST').length === 2);
  await until('its answer', () => phone.storage.get('outbox') === '[]');
  const ids = phone.asked('/messages').filter((one) => one.method === 'POST').map((one) => one.data.id);
  assert.equal(ids[0], ids[1]);
  assert.equal(count(chat, QUESTION), 1);
  assert.equal(count(chat, ANSWER), 1);
});

test('what is asked without a network goes out when there is one, even after another start', async (t) => {
  const first = begin(t);
  await connected(first.phone);
  first.phone.cut();
  await ask(first.chat, QUESTION);
  await first.chat.sees('正在发送');
  first.program.end();

  const { phone, chat } = begin(t, first.phone);
  await chat.sees('网络好像断了');
  phone.mend();
  await chat.sees(ANSWER);
  await until('the history', () => !chat.text.includes('网络好像断了'));
  assert.equal(count(chat, QUESTION), 1);
});

test('a token that is no good is renewed, once, however many ask', async (t) => {
  const first = begin(t);
  await ask(first.chat, QUESTION);
  await first.chat.sees(ANSWER);
  first.program.end();
  const { phone } = first;
  const session = JSON.parse(phone.storage.get('session'));
  phone.storage.set('session', JSON.stringify({ ...session, token: 'wrong-token' }));

  const { chat } = begin(t, phone);
  await ask(chat, '谢谢');
  await chat.sees('不客气');
  await chat.sees(ANSWER);
  assert.equal(phone.asked('/sessions/refresh').length, 1);
  assert.equal(phone.asked('/sessions/guest').length, 1, 'she is the same reader');
});

test('a token is renewed before its end', async (t) => {
  const first = begin(t);
  await connected(first.phone);
  first.program.end();
  const { phone } = first;
  const session = JSON.parse(phone.storage.get('session'));
  assert.ok(session.renewAt > Date.now() + 13 * 60_000 && session.renewAt < Date.now() + 15 * 60_000);
  phone.storage.set('session', JSON.stringify({ ...session, renewAt: Date.now() - 1 }));

  const { chat } = begin(t, phone);
  await chat.sees('有什么想问的');
  assert.equal(phone.asked('/sessions/refresh').length, 1);
  assert.equal(phone.requests.filter((one) => one.status === 401).length, 0);
});

test('a session that is over is followed by another one', async (t) => {
  const first = begin(t);
  await connected(first.phone);
  first.program.end();
  const { phone } = first;
  const lost = { token: 'wrong', refreshToken: 'wrong', library: { id: 'demo-a' }, renewAt: Date.now() + 600_000 };
  phone.storage.set('session', JSON.stringify(lost));

  const { chat } = begin(t, phone);
  await ask(chat, QUESTION);
  await chat.sees(ANSWER);
  assert.equal(phone.asked('/sessions/guest').length, 2);
});

test('a place that the desk does not know makes the page start over', async (t) => {
  const { phone, chat } = begin(t);
  await ask(chat, QUESTION);
  await chat.sees(ANSWER);
  await connected(phone);
  chat.page.cursor = '999999999999999999';
  phone.frames.length = 0;
  phone.cut();
  phone.mend();
  await connected(phone);
  await chat.sees(ANSWER);
  assert.equal(count(chat, ANSWER), 1);
  assert.notEqual(chat.page.cursor, '999999999999999999');
});

test('who writes too fast waits as the desk says, and nothing is lost', async (t) => {
  const { phone, chat } = begin(t);
  await chat.sees('有什么想问的');
  const texts = Array.from({ length: 26 }, (_, i) => `谢谢老师第${i + 1}遍`);
  texts.forEach((text) => chat.page.say(text));
  await until('all are answered', () => phone.storage.get('outbox') === '[]');
  const hers = chat.data.rows.filter((row) => row.mine).map((row) => row.text);
  assert.deepEqual(hers, texts);
  const statuses = phone.asked('/messages').map((one) => one.status);
  if (!statuses.includes(429)) t.diagnostic('no limit was met: this desk has none, or was slow');
});

test('a message that the desk refuses says so, and may be given up', async (t) => {
  const { chat } = begin(t);
  await chat.sees('有什么想问的');
  await ask(chat, '长'.repeat(2001));
  await chat.sees('这样写发不出去');
  await chat.tap('drop');
  await until('it is gone', () => said(chat).length === 0);
});
