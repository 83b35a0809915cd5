/** The talk: with the desk, with a librarian, and what is under way. */
const { words } = require('../../lib/problem');
const transcript = require('../../lib/transcript');
const bars = require('./bars');

const TYPING_MS = 5 * 1000;
const PATIENCE_MS = 2 * 1000;
const LONGEST_TEXT = 2000;

Page({
  data: {
    rows: [],
    state: 'loading',
    failure: '',
    more: false,
    offline: false,
    typing: false,
    bar: null,
    stars: null,
    canAsk: true,
    text: '',
    last: '',
    samples: ['图书怎么续借', '在家怎么看知网', '论文查重怎么办理'],
    longest: LONGEST_TEXT,
  },

  onLoad() {
    this.app = getApp();
    this.messages = [];
    this.cursor = '0';
    this.phase = {};
  },

  onShow() {
    this.seen = true;
    this.app.outbox.listen({
      changed: () => this.show(),
      answered: (exchange) => this.answered(exchange),
      refused: (one, failure) => this.refused(one, failure),
    });
    if (this.app.forgotten) this.startOver();
    this.app.forgotten = false;
    if (this.app.ask) this.say(this.app.ask);
    this.app.ask = '';
    if (this.loaded) this.follow();
    else this.load();
  },

  onHide() {
    this.leave();
  },

  onUnload() {
    this.leave();
  },

  // --- what was said

  load() {
    this.setData({ state: 'loading' });
    return this.app.api.messages().then(
      (page) => {
        this.loaded = true;
        this.messages = transcript.merged(this.messages, page.messages);
        this.cursor = page.cursor;
        this.setData({ more: page.more });
        this.show(true);
        this.follow();
      },
      (failure) => {
        this.setData({ state: 'failed', failure: words(failure) });
        this.show();
      },
    );
  },

  /** Older messages, when she scrolls up; what she was looking at stays where it is. */
  older() {
    if (!this.data.more || this.loadingOlder || !this.messages.length) return;
    const first = this.messages[0];
    this.loadingOlder = true;
    this.app.api.messages(`&before=${first.id}`).then(
      (page) => {
        this.loadingOlder = false;
        this.messages = transcript.merged(this.messages, page.messages);
        this.setData({ more: page.more });
        this.show();
        this.setData({ last: `m${first.id}` });
      },
      (failure) => {
        this.loadingOlder = false;
        wx.showToast({ title: words(failure), icon: 'none' });
      },
    );
  },

  follow() {
    if (!this.seen) return;
    this.app.live.start({
      cursor: () => this.cursor,
      said: (messages, cursor) => {
        this.cursor = cursor;
        this.messages = transcript.merged(this.messages, messages);
        if (messages.some((one) => one.from !== 'reader')) this.typing(false);
        this.show(true);
      },
      consult: (consult) => this.consult(consult),
      typing: () => this.typing(true),
      connected: (yes) => this.connected(yes),
      startOver: () => this.startOver(),
    });
  },

  leave() {
    this.seen = false;
    this.live = false;
    this.app.live.stop();
    this.calm();
    this.typing(false);
  },

  startOver() {
    this.messages = [];
    this.cursor = '0';
    this.phase = {};
    this.setData({ more: false });
    this.consult({ phase: 'none' });
    this.show();
  },

  answered(exchange) {
    // The cursor stays: what a librarian said in between comes by the live connection.
    this.messages = transcript.merged(this.messages, exchange.messages);
    // Its word on who speaks may be older, too.
    if (!this.live) this.consult(exchange.consult);
    this.show(true);
    if (!this.loaded) this.load();
  },

  refused(one, failure) {
    if (one.path.endsWith('/rating')) this.rated();
    if (!one.said) {
      this.app.outbox.drop(one.id);
      wx.showToast({ title: failure.words, icon: 'none' });
    }
  },

  show(toEnd) {
    const rows = transcript.rows(this.messages, this.app.outbox.all());
    this.setData({ rows, state: this.loaded ? '' : this.data.state });
    const end = rows[rows.length - 1];
    if (toEnd && end) this.setData({ last: end.key });
  },

  // --- who speaks

  consult(consult) {
    this.phase = consult;
    const bar = bars.of(consult);
    const rates = consult.phase === 'rating' && this.ratedIn !== consult.id;
    this.setData({ bar, canAsk: !bar, stars: rates ? [1, 2, 3, 4, 5] : null });
  },

  typing(yes) {
    clearTimeout(this.typingTimer);
    if (yes) this.typingTimer = setTimeout(() => this.typing(false), TYPING_MS);
    if (this.data.typing !== yes) this.setData({ typing: yes });
  },

  /** A connection that is back within two seconds is nothing to tell. */
  connected(yes) {
    this.live = yes;
    if (yes) {
      this.calm();
      this.app.outbox.wake();
    } else if (!this.patience) {
      this.patience = setTimeout(() => this.setData({ offline: true }), PATIENCE_MS);
    }
  },

  calm() {
    clearTimeout(this.patience);
    this.patience = null;
    if (this.data.offline) this.setData({ offline: false });
  },

  // --- what she does

  type(event) {
    this.setData({ text: event.detail.value });
  },

  send() {
    const text = this.data.text.trim();
    if (!text) return;
    this.setData({ text: '' });
    this.say(text);
  },

  sample(event) {
    this.say(event.currentTarget.dataset.text);
  },

  say(text) {
    this.app.outbox.add('/messages', { text }, text);
    this.show(true);
  },

  choose(event) {
    const { number, label } = event.detail;
    if (this.phase.phase === 'rating' && number >= 1 && number <= 5) this.rated();
    this.app.outbox.add('/messages', { option: { number, label } }, label);
    this.show(true);
  },

  escalate() {
    this.app.outbox.add('/me/consult/escalate', {}, '人工');
    this.show(true);
  },

  cancel() {
    this.app.outbox.add('/me/consult/cancel', {}, this.data.bar.said);
    this.show(true);
  },

  rate(event) {
    const { stars } = event.currentTarget.dataset;
    this.app.outbox.add('/me/consult/rating', { stars }, '');
    this.rated();
  },

  rated() {
    this.ratedIn = this.phase.id;
    this.setData({ stars: null });
  },

  again(event) {
    this.app.outbox.again(event.detail.id);
  },

  drop(event) {
    this.app.outbox.drop(event.detail.id);
  },
});
