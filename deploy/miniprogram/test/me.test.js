const test = require('node:test');
const assert = require('node:assert/strict');
const { DESK, call } = require('./support/desk');
const { APP_ID, code, missing } = require('./support/platform');
const { Phone } = require('./support/wechat');
const { Program, until } = require('./support/program');

async function talked(t) {
  const phone = new Phone(DESK);
  const program = new Program(phone);
  t.after(() => program.end());
  const chat = program.show('chat');
  chat.write('field', '图书怎么续借');
  await chat.tap('send');
  await chat.sees('可以自己在网上续借');
  chat.page.onHide();
  return { phone, program, chat };
}

test('she sees how much is kept and gets all of it as a file', async (t) => {
  const { phone, program } = await talked(t);
  const me = program.show('me');
  await me.sees('江畔职业技术学院图书馆');
  await me.sees('消息 2 条');
  await me.tap('export');
  await me.tap('share');
  const [file] = phone.shared;
  const all = JSON.parse(phone.files.get(file));
  assert.equal(all.accounts.length, 1);
  assert.match(JSON.stringify(all), /图书怎么续借/);
});

test('who does not confirm keeps everything', async (t) => {
  const { phone, program } = await talked(t);
  const me = program.show('me');
  phone.agrees = false;
  await me.tap('forget');
  assert.deepEqual(phone.modals, ['删除全部记录？']);
  assert.equal(phone.requests.filter((one) => one.method === 'DELETE').length, 0);
});

test('all is deleted: at the desk, on the phone, and in the chat', async (t) => {
  const { phone, program, chat } = await talked(t);
  const { token } = JSON.parse(phone.storage.get('session'));
  const me = program.show('me');
  await me.tap('forget');
  await me.sees('消息 0 条');
  assert.ok(phone.toasts.includes('已全部删除'));
  const before = await call('GET', '/me', undefined, { authorization: `Bearer ${token}` });
  assert.equal(before.status, 401);
  assert.ok(!phone.storage.get('session').includes(token));

  chat.page.onShow();
  await chat.sees('有什么想问的');
  await until('nothing is left of the talk', () => chat.texts('said').length === 0);
});

test('a guest is asked for no subscribe messages', async (t) => {
  const { phone, program } = await talked(t);
  const me = program.show('me');
  await me.sees('消息 2 条');
  await until('the templates were asked for', () => phone.asked('/me/consents').some((one) => one.status));
  assert.equal(me.all('remind').length, 0);
  assert.equal(me.all('contact').length, 0);
});

test('subscribe messages: one tap, one message', async (t) => {
  const why = await missing();
  if (why) {
    t.skip(why);
    return;
  }
  const phone = new Phone(DESK);
  phone.code = () => code(`订阅者${Date.now() % 100000}`);
  const program = new Program(phone, { appId: APP_ID });
  t.after(() => program.end());
  const me = program.show('me');
  await me.sees('消息 0 条');
  const { token } = JSON.parse(phone.storage.get('session'));
  const { body } = await call('GET', '/me/consents', undefined, { authorization: `Bearer ${token}` });
  if (!body.asks || !body.asks.length) {
    t.skip('this desk has no templates for the readers of its mini-program');
    return;
  }
  await me.tap('remind', '留言有答复时');
  await me.sees('还可提醒 1 次');
  const told = () => phone.asked('/me/consents').filter((one) => one.method === 'POST');
  assert.deepEqual(told().map((one) => one.data.purpose), ['answer']);
  phone.accepts = false;
  await me.tap('remind', '订阅的专业上新时');
  await until('a refusal', () => phone.toasts.includes('没有开启提醒'));
  assert.equal(told().length, 1);
  assert.equal(me.all('contact').length, 1);
});
