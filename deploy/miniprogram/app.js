const config = require('./config');
const api = require('./lib/api');
const consents = require('./lib/consents');
const live = require('./lib/live');
const outbox = require('./lib/outbox');
const session = require('./lib/session');

App({
  onLaunch() {
    this.session = session.create(config);
    this.api = api.create(config, this.session);
    this.consents = consents.create(this.api);
    this.outbox = outbox.create(this.api);
    this.live = live.create(config, this.session);
    this.session.onOpened(() => this.live.again());
    // Whether WeChat's own customer service leads to the desk, too.
    this.contact = Boolean(config.appId);
    // What the chat page shall say when it is opened next, such as a question of a guide.
    this.ask = '';
    // Whether all was deleted since the chat page was seen.
    this.forgotten = false;
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) {
        this.outbox.wake();
        this.live.wake();
      }
    });
  },

  onShow() {
    this.outbox.wake();
  },

  /** She had everything deleted: nothing of it stays on the phone either. */
  forget() {
    this.outbox.forget();
    this.session.forget();
    this.forgotten = true;
  },
});
