const test = require('node:test');
const assert = require('node:assert/strict');
const { DESK, call } = require('./support/desk');
const { Phone } = require('./support/wechat');
const { Program, until } = require('./support/program');

test('from the subjects to a guide, and from there to the talk', async (t) => {
  const { status, body } = await call('GET', '/subjects');
  const phone = new Phone(DESK);
  const program = new Program(phone);
  t.after(() => program.end());
  const subjects = program.show('subjects');
  if (status === 404) {
    await subjects.sees('没有找到');
    t.skip('this desk has no /subjects');
    return;
  }
  const group = body.groups.find((one) => one.programmes.length);
  const [programme] = group.programmes;
  await subjects.sees(group.name);
  assert.equal(subjects.all('programme').length, 0);
  await subjects.tap('group-name', group.name);
  await subjects.tap('programme', programme.name);
  assert.deepEqual(phone.visited, [`/pages/guide/guide?library=demo-a&subject=${programme.code}`]);

  const guide = program.show('guide', { library: 'demo-a', subject: programme.code });
  await guide.sees('江畔职业技术学院图书馆');
  assert.deepEqual(guide.texts('title'), [programme.name]);
  if (guide.all('question').length) {
    await guide.tap('question');
    await until('its answer', () => guide.all('answer').length === 1);
  }
  await guide.tap('button', '复制网址');
  assert.match(phone.clipboard, new RegExp(`^https?://.*/g/demo-a/${programme.code}$`));
  await guide.tap('button', '订阅上新');
  await until('the way to the talk', () => phone.visited.includes('/pages/chat/chat'));
  const chat = program.show('chat');
  await chat.sees(`订阅${programme.name}`);
});

test('a whole group has a guide, whether programmes of it are known or not', async (t) => {
  const { status, body } = await call('GET', '/subjects');
  if (status === 404) {
    t.skip('this desk has no /subjects');
    return;
  }
  const phone = new Phone(DESK);
  const program = new Program(phone);
  t.after(() => program.end());
  const subjects = program.show('subjects');
  const group = body.groups.find((one) => one.programmes.length);
  await subjects.tap('group-name', group.name);
  await subjects.tap('programme', '整个大类');
  const bare = body.groups.filter((one) => !one.programmes.length).slice(0, 1);
  for (const one of bare) await subjects.tap('group-name', one.name);
  const codes = [group, ...bare].map(({ code }) => code);
  assert.deepEqual(phone.visited, codes.map((code) => `/pages/guide/guide?library=demo-a&subject=${code}`));
  await program.show('guide', { library: 'demo-a', subject: codes[0] }).sees(group.name);
});

test('a word finds programmes of all groups', async (t) => {
  const { status, body } = await call('GET', '/subjects');
  if (status === 404) {
    t.skip('this desk has no /subjects');
    return;
  }
  const program = new Program(new Phone(DESK));
  t.after(() => program.end());
  const subjects = program.show('subjects');
  const [last] = body.groups.filter((one) => one.programmes.length).pop().programmes;
  await subjects.sees(body.groups[0].name);
  subjects.write('word', last.name);
  await until('it alone', () => subjects.texts('programme').some((one) => one.includes(last.name)));
  subjects.write('word', '没有这样的专业');
  await subjects.sees('没有这个专业');
});

test('the way to a platform begins in the talk', async (t) => {
  const { body } = await call('GET', '/guides/demo-a/530101');
  const platform = (body.platforms || []).find((one) => one.say);
  if (!platform) {
    t.skip('the guides of this desk name no words for a platform');
    return;
  }
  const phone = new Phone(DESK);
  const program = new Program(phone);
  t.after(() => program.end());
  await program.show('guide', { library: 'demo-a', subject: '530101' }).tap('go');
  assert.deepEqual(phone.visited, ['/pages/chat/chat']);
  await program.show('chat').sees(platform.say);
});

test('a guide that is not there says so', async (t) => {
  const program = new Program(new Phone(DESK));
  t.after(() => program.end());
  const guide = program.show('guide', { library: 'demo-a', subject: '999999' });
  await guide.sees('没有找到');
});

test('a guide lists the project calls that are open for its subject, with a way to take part', async (t) => {
  const { status, body } = await call('GET', '/calls?library=demo-a&subject=52');
  if (status === 404 || !body.calls.length) {
    t.skip('this desk has no open project call for 52');
    return;
  }
  const phone = new Phone(DESK);
  const program = new Program(phone);
  t.after(() => program.end());
  const guide = program.show('guide', { library: 'demo-a', subject: '52' });
  await guide.sees(body.calls[0].title);
  await guide.sees('截止');
  await guide.tap('go', '想参加');
  await until('the way to the talk', () => phone.visited.includes('/pages/chat/chat'));
});
