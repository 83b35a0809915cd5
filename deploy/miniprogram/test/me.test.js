const test = require('node:test');
const assert = require('node:assert/strict');
const { DESK, call } = require('./support/desk');
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

test('subscribe messages: one tap, one message', async (t) => {
  const { phone, program } = await talked(t);
  const me = program.show('me');
  await me.sees('消息 2 条');
  await until('the templates were asked for', () => phone.asked('/me/consents').length > 0);
  const { token } = JSON.parse(phone.storage.get('session'));
  const { status, body } = await call('GET', '/me/consents', undefined, { authorization: `Bearer ${token}` });
  if (status === 404 || !body.asks.length) {
    assert.equal(me.all('remind').length, 0);
    t.skip(status === 404 ? 'this desk has no /me/consents' : 'this desk has no templates for her');
    return;
  }
  await me.tap('remind');
  await until('the desk was told', () => phone.asked('/me/consents').some((one) => one.method === 'POST'));
  await me.sees('还可提醒 1 次');
  phone.accepts = false;
  await me.tap('remind');
  await until('a refusal', () => phone.toasts.includes('没有开启提醒'));
  assert.equal(phone.asked('/me/consents').filter((one) => one.method === 'POST').length, 1);
});
