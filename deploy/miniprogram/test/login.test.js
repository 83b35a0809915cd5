const test = require('node:test');
const assert = require('node:assert/strict');
const { DESK, call } = require('./support/desk');
const { Phone } = require('./support/wechat');
const { Program } = require('./support/program');

const APP_ID = process.env.DESK_APP_ID || 'wx00000000000000d4';

test('with an AppID she signs in by WeChat', async (t) => {
  const { status } = await call('POST', '/sessions/mini-program', { appId: APP_ID, code: 'probe' });
  if (status === 404) {
    t.skip('this desk has no /sessions/mini-program for this AppID');
    return;
  }
  const phone = new Phone(DESK);
  const program = new Program(phone, { appId: APP_ID });
  t.after(() => program.end());
  const chat = program.show('chat');
  await chat.sees('有什么想问的');
  assert.equal(phone.asked('/sessions/mini-program').length, 1);
  assert.equal(phone.asked('/sessions/guest').length, 0);
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
