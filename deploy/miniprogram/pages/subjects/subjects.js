/** The subjects of which the library has a guide, by their groups; a word finds some of them. */
const { words } = require('../../lib/problem');

function matching(groups, word) {
  if (!word) return groups;
  return groups
    .map((group) => {
      if (group.name.includes(word)) return group;
      const programmes = group.programmes.filter((one) => one.name.includes(word) || one.code.startsWith(word));
      return Object.assign({}, group, { programmes });
    })
    .filter((group) => group.name.includes(word) || group.programmes.length);
}

Page({
  data: { state: 'loading', notice: '', groups: [], open: '', word: '' },

  onLoad() {
    this.app = getApp();
    this.all = [];
    return this.load();
  },

  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },

  load() {
    this.setData({ state: 'loading' });
    return this.app.api
      .library()
      .then((library) => {
        this.library = library.id;
        return this.app.api.subjects();
      })
      .then(
        ({ groups }) => {
          this.all = groups;
          this.show();
        },
        (failure) => this.setData({ state: 'failed', notice: words(failure) }),
      );
  },

  show() {
    const groups = matching(this.all, this.data.word);
    const none = this.all.length ? '没有这个专业，换个词试试。' : '图书馆还没有整理好学科导航，有问题可以直接在“咨询”里问。';
    this.setData({ groups, state: groups.length ? '' : 'empty', notice: groups.length ? '' : none });
  },

  search(event) {
    this.setData({ word: event.detail.value.trim() });
    this.show();
  },

  /** Opens a group; one of which no programmes are known has a guide nevertheless. */
  toggle(event) {
    const { code, count } = event.currentTarget.dataset;
    if (!count) this.guide(event);
    else this.setData({ open: this.data.open === code ? '' : code });
  },

  guide(event) {
    const { code } = event.currentTarget.dataset;
    wx.navigateTo({ url: `/pages/guide/guide?library=${this.library}&subject=${code}` });
  },
});
