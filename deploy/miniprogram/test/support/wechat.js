/**
 * A phone with WeChat on it: what mini-programs call as wx. Requests and sockets go over the real
 * network to the desk; the storage outlives the mini-program; what WeChat would show is written
 * down. The network can be cut, and answers can be lost on their way.
 */
const WebSocket = require('ws');

const USER_DATA_PATH = 'wxfile://usr';

class Phone {
  constructor(desk) {
    this.desk = desk;
    this.storage = new Map();
    this.online = true;
    this.deaf = false;
    this.requests = [];
    this.sockets = new Set();
    this.frames = [];
    this.toasts = [];
    this.modals = [];
    this.files = new Map();
    this.shared = [];
    this.clipboard = '';
    this.visited = [];
    this.codes = 0;
    this.code = async () => 'no-such-code';
    this.agrees = true;
    this.accepts = true;
    this.losing = [];
    this.networkListeners = [];
  }

  /** The answer to the next request whose path ends so gets lost; the desk has done it. */
  loseAnswer(path) {
    this.losing.push(path);
  }

  /** How often the desk was asked for what ends so. */
  asked(path) {
    return this.requests.filter((one) => one.path.split('?')[0].endsWith(path));
  }

  cut() {
    this.online = false;
    this.sockets.forEach((socket) => socket.terminate());
  }

  /** Sockets are cut and do not come; requests do. */
  deafen() {
    this.deaf = true;
    this.sockets.forEach((socket) => socket.terminate());
  }

  mend() {
    this.deaf = false;
    this.online = true;
    this.networkListeners.forEach((tell) => tell({ isConnected: true, networkType: 'wifi' }));
  }

  async request({ url, method = 'GET', data, header = {}, success, fail }) {
    const path = url.slice(this.desk.length);
    const losing = this.losing.findIndex((end) => path.split('?')[0].endsWith(end));
    if (losing >= 0) this.losing.splice(losing, 1);
    try {
      if (!this.online) throw new Error('no network');
      const asked = { method, path, data, header };
      this.requests.push(asked);
      const answer = await fetch(url, { method, headers: header, body: data && JSON.stringify(data) });
      asked.status = answer.status;
      const text = await answer.text();
      if (losing >= 0 || !this.online) throw new Error('the answer was lost');
      const json = (answer.headers.get('content-type') || '').includes('json');
      success({ statusCode: answer.status, header: Object.fromEntries(answer.headers), data: json ? JSON.parse(text) : text });
    } catch (failure) {
      if (failure instanceof TypeError && failure.cause === undefined) throw failure;
      fail({ errMsg: `request:fail ${failure.message}` });
    }
  }

  connectSocket({ url }) {
    const socket = new WebSocket(this.online && !this.deaf ? url : 'ws://127.0.0.1:1');
    this.sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.sockets.delete(socket));
    return {
      onOpen: (tell) => socket.on('open', () => tell({})),
      onMessage: (tell) =>
        socket.on('message', (data) => {
          const frame = data.toString();
          this.frames.push(JSON.parse(frame));
          tell({ data: frame });
        }),
      onClose: (tell) => socket.on('close', (code, reason) => tell({ code, reason: reason.toString() })),
      onError: (tell) => socket.on('error', ({ message }) => tell({ errMsg: message })),
      send: ({ data }) => socket.readyState === WebSocket.OPEN && socket.send(data),
      close: ({ code = 1000 }) => socket.close(code),
    };
  }

  /** What the global wx is; only what the mini-program calls. */
  wx() {
    const phone = this;
    return {
      env: { USER_DATA_PATH },
      request: (call) => void phone.request(call),
      connectSocket: (call) => phone.connectSocket(call),
      getStorageSync: (key) => (phone.storage.has(key) ? JSON.parse(phone.storage.get(key)) : ''),
      setStorageSync: (key, value) => void phone.storage.set(key, JSON.stringify(value)),
      removeStorageSync: (key) => void phone.storage.delete(key),
      onNetworkStatusChange: (tell) => void phone.networkListeners.push(tell),
      login({ success, fail }) {
        phone.codes += 1;
        phone.code().then((code) => success({ code }), fail);
      },
      requestSubscribeMessage: ({ tmplIds, success }) =>
        success({ errMsg: 'ok', ...Object.fromEntries(tmplIds.map((id) => [id, phone.accepts ? 'accept' : 'reject'])) }),
      setClipboardData({ data, success }) {
        phone.clipboard = data;
        if (success) success({});
      },
      showToast: ({ title }) => void phone.toasts.push(title),
      showModal({ title, success }) {
        phone.modals.push(title);
        success({ confirm: phone.agrees, cancel: !phone.agrees });
      },
      getFileSystemManager: () => ({
        writeFile({ filePath, data, success }) {
          phone.files.set(filePath, data);
          success({});
        },
      }),
      shareFileMessage: ({ filePath }) => void phone.shared.push(filePath),
      navigateTo: ({ url }) => void phone.visited.push(url),
      switchTab: ({ url }) => void phone.visited.push(url),
      setNavigationBarTitle() {},
      stopPullDownRefresh() {},
    };
  }
}

module.exports = { Phone };
