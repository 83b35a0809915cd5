/** What WeChat's developer tool would complain of at import. */
const test = require('node:test');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
const read = (file) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const json = (file) => JSON.parse(read(file));
const app = json('app.json');
const parts = [...app.pages, 'components/bubble/bubble', 'components/notice/notice'];

test('every page and component has its four files, and every tab is a page', () => {
  parts.forEach((part) => ['js', 'json', 'wxml', 'wxss'].forEach((kind) => read(`${part}.${kind}`)));
  app.tabBar.list.forEach(({ pagePath }) => assert.ok(app.pages.includes(pagePath), pagePath));
  assert.deepEqual(app.tabBar.list.map(({ text }) => text), ['咨询', '学科', '留言', '我的']);
});

test('every colour of app.json is there by day and by night', () => {
  const theme = json(app.themeLocation);
  const used = [...read('app.json').matchAll(/"@(\w+)"/g)].map(([, name]) => name);
  assert.ok(used.length > 5);
  used.forEach((name) => ['light', 'dark'].forEach((mode) => assert.ok(theme[mode][name], `${mode} ${name}`)));
  const known = [...read('app.wxss').matchAll(/(--[\w-]+):/g)].map(([, name]) => name);
  parts.forEach((part) =>
    [...read(`${part}.wxss`).matchAll(/var\((--[\w-]+)\)/g)].forEach(([, name]) => assert.ok(known.includes(name), `${part} ${name}`)));
});

test('whatever is tapped is heard, and what looks like a button is one for a screen reader', () => {
  parts.forEach((part) => {
    const [wxml, js] = [read(`${part}.wxml`), read(`${part}.js`)];
    [...wxml.matchAll(/\sbind\w+="(\w+)"/g)].forEach(([, name]) => assert.match(js, new RegExp(`\\n\\s+${name}\\(`), `${part} ${name}`));
    [...wxml.matchAll(/<view\b[^>]*hover-class[^>]*>/g)].forEach(([tag]) => assert.match(tag, /aria-role="(button|link)"/, tag));
  });
});

test('the folder holds nobody’s AppID, and its tests are not packed', () => {
  assert.equal(json('project.config.json').appid, 'touristappid');
  assert.match(read('config.js'), /appId: '',/);
  assert.ok(json('project.config.json').packOptions.ignore.some(({ value }) => value === 'test'));
});
