const test = require('node:test');
const assert = require('node:assert/strict');
const { DESK } = require('./support/desk');
const { Librarian } = require('./support/librarian');
const { Phone } = require('./support/wechat');
const { Program, until } = require('./support/program');

async function leaveMessage(program, text) {
  const chat = program.show('chat');
  await chat.tap('person');
  await chat.sees('请用一条消息把问题写完整');
  await until('the bar of leaving a message', () => chat.texts('out').includes('不留了'));
  chat.write('field', text);
  await chat.tap('send');
  await chat.sees('留言收到了');
  await until('the bar is gone', () => chat.all('bar').length === 0);
  chat.leave();
}

test('who left no message is told how to', async (t) => {
  const program = new Program(new Phone(DESK));
  t.after(() => program.end());
  const tickets = program.show('tickets');
  await tickets.sees('还没有留言');
  await tickets.tap('ask', '去咨询');
  assert.deepEqual(program.phone.visited, ['/pages/chat/chat']);
});

test('a message that was left is shown, and its answer when there is one', async (t) => {
  const program = new Program(new Phone(DESK));
  t.after(() => program.end());
  const text = `校史馆周末对外开放吗？${Date.now()}`;
  await leaveMessage(program, text);
  const tickets = program.show('tickets');
  await tickets.sees(text);
  await tickets.sees('等老师答复');
  await tickets.sees('前答复');

  if (!Librarian.password) {
    t.diagnostic('DESK_LIN_PASSWORD is not given: nobody answers the message');
    return;
  }
  const lin = await Librarian.signIn();
  t.after(() => lin.leave());
  const ticket = (await lin.tickets()).find((one) => one.text === text);
  await lin.answer(ticket.id, '周六开放，详见 https://lib-a.example.edu/ 。');
  await tickets.page.onPullDownRefresh();
  await tickets.sees('周六开放');
  await tickets.sees('已答复');
  await tickets.tap('link', 'https://lib-a.example.edu/');
  assert.equal(program.phone.clipboard, 'https://lib-a.example.edu/');
});

test('without a network the page says so, and tries again', async (t) => {
  const phone = new Phone(DESK);
  phone.online = false;
  const program = new Program(phone);
  t.after(() => program.end());
  const tickets = program.show('tickets');
  await tickets.sees('网络好像断了');
  phone.online = true;
  await tickets.tap('again');
  await tickets.sees('还没有留言');
});
