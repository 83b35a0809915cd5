/** What the library has for a subject: whom to ask, what others ask, databases, what is new. */
const links = require('../../lib/links');
const { words } = require('../../lib/problem');

const CHINA_MS = 8 * 60 * 60 * 1000;

/** The last day of a deadline, which is the first moment that is too late, in China. */
const lastDay = (deadline) => new Date(Date.parse(deadline) - 1 + CHINA_MS).toISOString().slice(0, 10);

function shown(guide, whole) {
  const linked = (list) => list.map((one) => Object.assign({}, one, { link: whole(one.link) }));
  return Object.assign({}, guide, {
    address: whole(guide.address),
    catalogue: whole(guide.catalogue),
    librarians: guide.librarians.map((one) => Object.assign({}, one, { photo: whole(one.photo) })),
    resources: linked(guide.resources),
    newItems: linked(guide.newItems),
    calls: (guide.calls || []).map((one) => Object.assign({}, one, { until: lastDay(one.deadline) })),
    questions: guide.questions.map((one) => ({ question: one.question, parts: links.parts(one.answer) })),
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
        this.setData({ guide: shown(guide, this.app.api.whole), state: '' });
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

  /** The way to a platform begins in the talk, where she is asked what may be passed on. */
  go(event) {
    this.say(event.currentTarget.dataset.say);
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
