const test = require('node:test');
const assert = require('node:assert/strict');
const links = require('../lib/links');
const time = require('../lib/time');
const transcript = require('../lib/transcript');
const { Problem, words } = require('../lib/problem');

test('links are found, given as HTML or bare, and end where the sentence goes on', () => {
  assert.deepEqual(links.parts('请<a href="https://a.example/x?y=1&amp;z=2">点这里</a>看，或打开 https://b.example/p.html。谢谢'), [
    { text: '请' },
    { text: '点这里', link: 'https://a.example/x?y=1&z=2' },
    { text: '看，或打开 ' },
    { text: 'https://b.example/p.html', link: 'https://b.example/p.html' },
    { text: '。谢谢' },
  ]);
  assert.equal(links.plain('<a href="https://a.example/">点这里</a>'), '点这里（https://a.example/）');
  assert.deepEqual(links.parts('<a href="javascript:alert(1)">点</a>'), [{ text: '<a href="javascript:alert(1)">点</a>' }]);
});

test('times read as WeChat writes them', () => {
  const now = new Date(2026, 2, 5, 15, 0);
  const at = (...when) => time.words(new Date(...when).toISOString(), now);
  assert.equal(at(2026, 2, 5, 9, 5), '09:05');
  assert.equal(at(2026, 2, 4, 23, 59), '昨天 23:59');
  assert.equal(at(2026, 2, 1, 8, 0), '周日 08:00');
  assert.equal(at(2026, 1, 5, 8, 0), '2月5日 08:00');
  assert.equal(at(2025, 11, 31, 8, 0), '2025年12月31日 08:00');
  assert.equal(at(2026, 2, 6, 24, 0), '3月7日 00:00');
  assert.equal(time.parse('2026-11-28T06:06:00.398039032Z'), Date.UTC(2026, 10, 28, 6, 6, 0, 398));
});

test('messages stand in the order of their ids, which may be longer than numbers can be', () => {
  const one = (id) => ({ id, from: 'desk', text: id, at: '2026-03-05T00:00:00Z' });
  const ids = (list) => list.map(({ id }) => id);
  assert.deepEqual(ids(transcript.merged([one('9'), one('10')], [one('10'), one('2')])), ['2', '9', '10']);
  assert.deepEqual(
    ids(transcript.merged([one('123456789012345679')], [one('123456789012345678'), one('99999999999999999')])),
    ['99999999999999999', '123456789012345678', '123456789012345679'],
  );
});

test('what went wrong is said in Chinese, whatever it is', () => {
  const statuses = [0, 400, 401, 403, 404, 409, 413, 418, 429, 500, 503];
  statuses.forEach((status) => assert.match(new Problem(status, { detail: 'in English' }).words, /^[^a-z]+。$/i));
  assert.equal(new Problem(429, {}, 12).words, '操作太快了，请 12 秒后再试。');
  assert.match(words(new TypeError('x')), /^[^a-z]+。$/i);
  assert.deepEqual(statuses.filter((status) => new Problem(status).passing), [0, 429, 500, 503]);
});
