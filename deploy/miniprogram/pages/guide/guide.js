/** What the library has for a subject: whom to ask, what others ask, databases, what is new. */
const links = require('../../lib/links');
const time = require('../../lib/time');
const { words } = require('../../lib/problem');

function shown(guide) {
  return Object.assign({}, guide, {
    librarians: guide.librarians || [],
    questions: (guide.questions || []).map((one) => ({ question: one.question, parts: links.parts(one.answer) })),
    resources: guide.resources || [],
    platforms: guide.platforms || [],
    newItems: (guide.newItems || []).map((one) => Object.assign({}, one, { when: time.words(one.at) })),
  });
}

Page({
  data: { state: 'loading', failure: '', guide: null, open: -1 },

  onLoad(query) {
    this.app = getApp();
    this.library = query.library;
    this.subject = query.subject;
    this.app.consents.load();
    return this.load();
  },

  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },

  onShareAppMessage() {
    const { guide } = this.data;
    return {
      title: guide ? `${guide.subject.name} · 学科导航` : '学科导航',
      path: `/pages/guide/guide?library=${this.library}&subject=${this.subject}`,
    };
  },

  load() {
    return this.app.api.guide(this.library, this.subject).then(
      (guide) => {
        wx.setNavigationBarTitle({ title: guide.subject.name });
        this.setData({ guide: shown(guide), state: '' });
      },
      (failure) => this.setData({ state: 'failed', failure: words(failure) }),
    );
  },

  toggle(event) {
    const { index } = event.currentTarget.dataset;
    this.setData({ open: this.data.open === index ? -1 : index });
  },

  open(event) {
    const { link } = event.currentTarget.dataset;
    if (link) links.copy(link);
  },

  librarian() {
    this.say('人工');
  },

  /** One tap, one message: WeChat asks whether the first digest may come as a message. */
  subscribe() {
    const text = `订阅${this.data.guide.subject.name}`;
    const go = () => this.say(text);
    this.app.consents.ask('digest').then(go, go);
  },

  say(text) {
    this.app.ask = text;
    wx.switchTab({ url: '/pages/chat/chat' });
  },
});
