const test = require('node:test');
const assert = require('node:assert/strict');
const { DESK } = require('./support/desk');
const { Librarian } = require('./support/librarian');
const { Phone } = require('./support/wechat');
const { Program, until } = require('./support/program');

const skip = Librarian.password ? false : 'DESK_LIN_PASSWORD, the password of the demo’s librarian lin, is not given';

test('waiting, a talk with a librarian who is seen to write, its end, and stars', { skip }, async (t) => {
  const lin = await Librarian.signIn();
  t.after(() => lin.leave());
  const phone = new Phone(DESK);
  const program = new Program(phone);
  t.after(() => program.end());
  const chat = program.show('chat');
  await chat.tap('person');
  await until('waiting, or a question for whom', () => chat.all('out').length || chat.all('option').length);
  if (!chat.all('out').length) await chat.tap('option', '不确定');
  await chat.sees('正在为您转接老师');
  await until('the bar of waiting', () => chat.texts('out').includes('不等了'));

  const id = await until('the consult', () => chat.page.phase.id);
  await lin.act(id, 'take');
  await chat.sees('正在和林知夏交谈');
  lin.types(id);
  await chat.sees('老师正在输入');
  await lin.act(id, 'say', { text: '您好，您想查哪方面的资料？' });
  await chat.sees('您想查哪方面的资料');
  await until('she has written', () => !chat.text.includes('老师正在输入'));
  assert.ok(chat.texts('name').includes('林知夏'));

  await chat.tap('out', '结束');
  await until('the stars', () => chat.all('star').length === 5);
  await chat.tap('star', '4');
  await chat.sees('谢谢您的评价');
  assert.equal(chat.all('star').length, 0);
  assert.equal(phone.asked('/me/consult/rating').pop().data.stars, 4);
});

test('who waits no longer gets back to the desk', { skip }, async (t) => {
  const lin = await Librarian.signIn();
  t.after(() => lin.leave());
  const program = new Program(new Phone(DESK));
  t.after(() => program.end());
  const chat = program.show('chat');
  await chat.tap('person');
  await until('waiting, or a question for whom', () => chat.all('out').length || chat.all('option').length);
  if (!chat.all('out').length) await chat.tap('option', '不确定');
  await chat.tap('out', '不等了');
  await chat.sees('已取消');
  await until('the bar is gone', () => chat.all('bar').length === 0);
  assert.equal(chat.all('person').length, 1);
});
