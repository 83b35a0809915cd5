/**
 * What went wrong, in words for a reader. The desk answers with problem documents, whose details are
 * for programmers; only status and code say here what to tell her.
 */
const BY_CODE = {
  'not-now': '现在不需要这个操作了。',
  'session-over': '登录已过期，请再试一次。',
  'session-needed': '登录已过期，请再试一次。',
  'token-over': '登录已过期，请再试一次。',
  'platform-away': '微信那边暂时没有回应，请稍后再试。',
  'cursor-unknown': '这些消息已经不在了，请重新打开。',
};

const BY_STATUS = {
  0: '网络好像断了，请检查后再试。',
  401: '登录已过期，请再试一次。',
  403: '这里暂时不能这样做。',
  404: '没有找到，可能已经下线了。',
  409: '情况有变，请刷新后再试。',
  413: '内容太长了，请分几次发。',
};

class Problem extends Error {
  /**
   * @param status of the answer; 0 = there was none
   * @param body the problem document
   * @param retryAfter after how many seconds to try again; 0 = the desk did not say
   */
  constructor(status, body, retryAfter) {
    super(`${status} ${(body && body.detail) || ''}`);
    this.status = status;
    this.code = (body && body.code) || '';
    this.field = (body && body.field) || '';
    this.retryAfter = retryAfter || 0;
  }

  /** Whether the very same request may succeed later. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** A sentence for the reader. */
  get words() {
    if (this.status === 429) {
      return this.retryAfter ? `操作太快了，请 ${this.retryAfter} 秒后再试。` : '操作太快了，请稍后再试。';
    }
    if (BY_CODE[this.code]) return BY_CODE[this.code];
    if (this.status === 400 && this.field === 'library') return '小程序里填的图书馆不对，请告诉图书馆的老师。';
    if (this.status === 400 && this.field === 'code') return '微信登录没有成功，请再试一次。';
    return BY_STATUS[this.status]
      || (this.status >= 500 ? '图书馆的系统有点忙，请稍后再试。' : '没能完成，请稍后再试。');
  }
}

/** The sentence for anything that was thrown. */
function words(failure) {
  return failure instanceof Problem ? failure.words : '出了点问题，请稍后再试。';
}

module.exports = { Problem, words };
