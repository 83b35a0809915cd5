/** What is kept about her: how much, all of it as a file, none of it; and what she may be told of. */
const { words } = require('../../lib/problem');

const PURPOSES = { answer: '留言有答复时', digest: '订阅的专业上新时' };

function ask(options) {
  return new Promise((done) => {
    wx.showModal(Object.assign({ success: ({ confirm }) => done(confirm), fail: () => done(false) }, options));
  });
}

function tell(title) {
  wx.showToast({ title, icon: 'none' });
}

Page({
  data: { state: 'loading', failure: '', me: null, asks: [], file: '', busy: false, contact: false },

  onLoad() {
    this.app = getApp();
    this.setData({ contact: this.app.contact });
  },

  onShow() {
    return this.load();
  },

  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    return this.app.api.me().then(
      (me) => {
        this.setData({ me, state: '' });
        return this.consents();
      },
      (failure) => this.setData({ state: 'failed', failure: words(failure), me: null }),
    );
  },

  consents() {
    return this.app.consents.load().then(({ asks, given }) => {
      this.setData({
        asks: asks.map(({ purpose }) => ({ purpose, words: PURPOSES[purpose] || purpose, given: given[purpose] || 0 })),
      });
    });
  },

  remind(event) {
    return this.app.consents.ask(event.currentTarget.dataset.purpose).then(
      (yes) => {
        tell(yes ? '好的，会提醒您一次' : '没有开启提醒');
        return this.consents();
      },
      (failure) => tell(words(failure)),
    );
  },

  /** WeChat lets a file be sent only in a tap of its own, so the first tap only writes it. */
  exportAll() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    this.app.api.exportMe().then(
      (all) => {
        const file = `${wx.env.USER_DATA_PATH}/我的咨询记录.json`;
        wx.getFileSystemManager().writeFile({
          filePath: file,
          data: JSON.stringify(all, null, 2),
          encoding: 'utf8',
          success: () => this.setData({ busy: false, file }),
          fail: () => {
            this.setData({ busy: false });
            tell('手机存储空间不够，没能整理好。');
          },
        });
      },
      (failure) => {
        this.setData({ busy: false });
        tell(words(failure));
      },
    );
  },

  share() {
    wx.shareFileMessage({ filePath: this.data.file, fail() {} });
  },

  forget() {
    if (this.data.busy) return;
    ask({
      title: '删除全部记录？',
      content: '您的全部咨询、留言和订阅都会马上删除，不能恢复。',
      confirmText: '删除',
      confirmColor: '#c3352b',
    }).then((yes) => {
      if (!yes) return;
      this.setData({ busy: true });
      this.app.api.forgetMe().then(
        () => {
          this.app.forget();
          this.setData({ busy: false, file: '' });
          tell('已全部删除');
          this.load();
        },
        (failure) => {
          this.setData({ busy: false });
          tell(words(failure));
        },
      );
    });
  },
});
