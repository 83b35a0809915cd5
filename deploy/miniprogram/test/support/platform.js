/** WeChat as the sandbox plays it: what wx.login gives the reader of the demo's mini-program. */
const { DESK, call } = require('./desk');

const APP_ID = process.env.DESK_APP_ID || 'wx00000000000000d4';

async function code(reader) {
  const answer = await fetch(`${DESK}/sandbox/api/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: APP_ID, reader }),
  });
  const body = await answer.json();
  if (!body.code) throw new Error(JSON.stringify(body));
  return body.code;
}

/** Why signing in cannot be tried here; empty when it can. */
async function missing() {
  const { status, body } = await call('POST', '/sessions/mini-program', { appId: APP_ID, code: 'no-such-code' });
  return status === 404 || body.field === 'appId' ? 'this desk has no /sessions/mini-program for this AppID' : '';
}

module.exports = { APP_ID, code, missing };
