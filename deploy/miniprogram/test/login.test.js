const test = require('node:test');
const assert = require('node:assert/strict');
const { DESK } = require('./support/desk');
const { APP_ID, code, missing } = require('./support/platform');
const { Phone } = require('./support/wechat');
const { Program, until } = require('./support/program');

test('with an AppID she signs in by WeChat, and is the same reader on another phone', async (t) => {
  const why = await missing();
  if (why) {
    t.skip(why);
    return;
  }
  const reader = `读者${Date.now() % 100000}`;
  for (const phone of [new Phone(DESK), new Phone(DESK)]) {
    phone.code = () => code(reader);
    const program = new Program(phone, { appId: APP_ID });
    t.after(() => program.end());
    const chat = program.show('chat');
    await until('she is in', () => phone.storage.has('session'));
    await until('what was said before', () => !chat.text.includes('正在打开'));
    assert.equal(phone.asked('/sessions/mini-program').length, 1);
    assert.equal(phone.asked('/sessions/guest').length, 0);
    if (chat.text.includes('有什么想问的')) {
      await chat.tap('sample', '图书怎么续借');
    }
    await chat.sees('可以自己在网上续借');
    assert.equal(chat.texts('said').length, 2);
    program.end();
  }
});

test('a code that WeChat does not take is said so', async (t) => {
  const why = await missing();
  if (why) {
    t.skip(why);
    return;
  }
  const phone = new Phone(DESK);
  const program = new Program(phone, { appId: APP_ID });
  t.after(() => program.end());
  const chat = program.show('chat');
  await chat.sees('微信登录没有成功');
  phone.code = () => code('改正的读者');
  await chat.tap('again');
  await until('she is in', () => phone.storage.has('session'));
});

test('where the desk knows no such login she is a guest', async (t) => {
  const phone = new Phone(DESK);
  const program = new Program(phone, { appId: 'wxffffffffffffffff' });
  t.after(() => program.end());
  const chat = program.show('chat');
  await chat.sees('有什么想问的');
  assert.equal(phone.asked('/sessions/guest').length, 1);
});

test('without an AppID she is a guest, and WeChat is not asked who she is', async (t) => {
  const phone = new Phone(DESK);
  const program = new Program(phone);
  t.after(() => program.end());
  await program.show('chat').sees('有什么想问的');
  assert.equal(phone.codes, 0);
});
