/** The messages that she left, and what became of them. */
const links = require('../../lib/links');
const time = require('../../lib/time');
const { words } = require('../../lib/problem');

const STATES = { open: '等老师答复', answered: '已答复', closed: '已结束' };

function shown(ticket) {
  return {
    id: ticket.id,
    text: ticket.text,
    state: ticket.state,
    stateText: STATES[ticket.state],
    library: ticket.library.name,
    left: time.words(ticket.leftAt),
    due: ticket.state === 'open' ? time.words(ticket.dueAt) : '',
    answer: ticket.answer ? links.parts(ticket.answer) : null,
    answerText: ticket.answer ? links.plain(ticket.answer) : '',
    answered: ticket.answeredAt ? time.words(ticket.answeredAt) : '',
  };
}

Page({
  data: { state: 'loading', notice: '', tickets: [], asks: false },

  onLoad() {
    this.app = getApp();
  },

  onShow() {
    return this.load();
  },

  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return this.app.api.tickets().then(
      ({ tickets }) => {
        const notice = tickets.length ? '' : '还没有留言。老师不在的时候，可以在“咨询”里点“找老师”留言，答复会出现在这里。';
        this.setData({ tickets: tickets.map(shown), state: tickets.length ? '' : 'empty', notice });
        return this.consents();
      },
      (failure) => this.setData({ state: 'failed', notice: words(failure), tickets: [] }),
    );
  },

  /** Only who waits for an answer is asked whether she wants to be told of it. */
  consents() {
    return this.app.consents.load().then(({ asks, given }) => {
      const waits = this.data.tickets.some((one) => one.state === 'open');
      this.setData({ asks: waits && asks.some((one) => one.purpose === 'answer') && !given.answer });
    });
  },

  remind() {
    this.app.consents.ask('answer').then(
      (yes) => {
        if (yes) this.setData({ asks: false });
        wx.showToast({ title: yes ? '好的，有答复会提醒您' : '没有开启提醒', icon: 'none' });
      },
      (failure) => wx.showToast({ title: words(failure), icon: 'none' }),
    );
  },

  open(event) {
    links.copy(event.currentTarget.dataset.link);
  },

  copy(event) {
    wx.setClipboardData({ data: event.currentTarget.dataset.text });
  },

  chat() {
    wx.switchTab({ url: '/pages/chat/chat' });
  },
});
