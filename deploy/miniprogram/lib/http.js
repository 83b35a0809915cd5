/** One request of WeChat as a promise: kept with the body, broken with a Problem. */
const { Problem } = require('./problem');

const PATIENCE_MS = 15000;

function header(headers, name) {
  const key = Object.keys(headers || {}).find((one) => one.toLowerCase() === name);
  return key ? headers[key] : '';
}

/**
 * @param call {method, url, body, token}
 * @returns {data, date}: the body, and when the server answered by its own clock, in milliseconds;
 *     by the phone's where it did not say
 */
function send(call) {
  return new Promise((done, failed) => {
    const headers = { accept: 'application/json' };
    if (call.body) headers['content-type'] = 'application/json';
    if (call.token) headers.authorization = `Bearer ${call.token}`;
    wx.request({
      url: call.url,
      method: call.method,
      data: call.body,
      header: headers,
      timeout: PATIENCE_MS,
      success(answer) {
        const { statusCode: status, data } = answer;
        if (status >= 200 && status < 300) {
          done({ data, date: Date.parse(header(answer.header, 'date')) || Date.now() });
        } else {
          const wait = Number(header(answer.header, 'retry-after')) || 0;
          failed(new Problem(status, typeof data === 'object' ? data : {}, wait));
        }
      },
      fail() {
        failed(new Problem(0));
      },
    });
  });
}

module.exports = { send };
