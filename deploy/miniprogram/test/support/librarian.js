/** A librarian of the demo at her console; her password is printed at each start of the demo. */
const WebSocket = require('ws');
const { DESK, call } = require('./desk');

class Librarian {
  static password = process.env.DESK_LIN_PASSWORD || '';

  static async signIn() {
    const answer = await call('POST', '/session', { id: 'lin', password: Librarian.password });
    if (answer.status !== 200) throw new Error(`lin cannot sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    const she = new Librarian(cookie, answer.body.csrf);
    await she.#present();
    return she;
  }

  constructor(cookie, csrf) {
    this.headers = { cookie, 'x-csrf-token': csrf };
    this.keys = 0;
  }

  #present() {
    this.socket = new WebSocket(`${DESK.replace(/^http/, 'ws')}/api/v1/desk/live`, {
      headers: { cookie: this.headers.cookie },
    });
    // With the first frame she counts as present.
    return new Promise((done, failed) => {
      this.socket.once('message', done);
      this.socket.once('error', failed);
    });
  }

  async act(consult, act, more = {}) {
    const key = `mini-${Date.now()}-${(this.keys += 1)}`;
    const answer = await call('POST', `/desk/consults/${consult}/acts`, { key, act, ...more }, this.headers);
    if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  types(consult) {
    this.socket.send(JSON.stringify({ type: 'typing', consult }));
  }

  async tickets() {
    return (await call('GET', '/desk/tickets', undefined, this.headers)).body.tickets;
  }

  answer(ticket, answer) {
    return call('POST', `/desk/tickets/${ticket}`, { answer }, this.headers);
  }

  leave() {
    this.socket.close();
  }
}

module.exports = { Librarian };
