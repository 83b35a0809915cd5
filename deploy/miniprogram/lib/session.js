/**
 * Who the reader is to the desk. With an AppID she signs in by WeChat (wx.login), else she is a
 * guest, known by nothing but this session; it lies in WeChat's storage, so that she finds her
 * talk again. The token lives for a quarter of an hour and is renewed before its end.
 */
const { Problem } = require('./problem');
const { send } = require('./http');
const time = require('./time');

const KEY = 'session';
const BEFORE_ITS_END_MS = 60 * 1000;
const SHORTEST_MS = 30 * 1000;

function loginCode() {
  return new Promise((done, failed) => {
    wx.login({ success: ({ code }) => done(code), fail: () => failed(new Problem(0)) });
  });
}

function create(config) {
  let kept = wx.getStorageSync(KEY) || null;
  let flight = null;
  const listeners = [];

  function post(path, body) {
    return send({ method: 'POST', url: `${config.desk}/api/v1${path}`, body });
  }

  function keep({ data, date }) {
    // The phone's clock may be wrong by hours; how long the token lives is right nevertheless.
    const life = time.parse(data.tokenUntil) - date;
    const renewAt = Date.now() + Math.max(SHORTEST_MS, life - BEFORE_ITS_END_MS);
    kept = { token: data.token, refreshToken: data.refreshToken, library: data.library, renewAt };
    wx.setStorageSync(KEY, kept);
    return kept;
  }

  function guest() {
    return post('/sessions/guest', { library: config.library });
  }

  function signIn() {
    if (!config.appId) return guest();
    return loginCode()
      .then((code) => post('/sessions/mini-program', { appId: config.appId, code }))
      .catch((failure) => {
        // The desk knows no login by mini-program, or not this one: better a guest than nobody.
        if (failure.status === 404 || failure.field === 'appId') return guest();
        throw failure;
      });
  }

  function open() {
    return signIn().then(keep).then((session) => {
      listeners.forEach((tell) => tell());
      return session;
    });
  }

  function renew() {
    return post('/sessions/refresh', { refreshToken: kept.refreshToken }).then(keep, (failure) => {
      if (failure.status !== 401) throw failure;
      kept = null;
      return open();
    });
  }

  /** However many ask at once, one request goes out: the refresh token works a single time. */
  function once(work) {
    if (!flight) {
      flight = work().then(
        (session) => {
          flight = null;
          return session;
        },
        (failure) => {
          flight = null;
          throw failure;
        },
      );
    }
    return flight;
  }

  return {
    /** The session, renewed or opened where that is needed. */
    get() {
      if (!kept) return once(open);
      return kept.renewAt > Date.now() && !flight ? Promise.resolve(kept) : once(renew);
    },

    /** A session other than with this token, which the desk has refused. */
    after(refused) {
      if (!kept || kept.token !== refused) return this.get();
      return once(renew);
    },

    /** Forgets her on this phone. */
    forget() {
      kept = null;
      wx.removeStorageSync(KEY);
    },

    /** Calls when a new session was opened, which may be another reader's. */
    onOpened(tell) {
      listeners.push(tell);
    },
  };
}

module.exports = { create };
