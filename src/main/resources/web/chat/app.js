import { asReader } from './api.js';
import { Bars } from './bars.js';
import { Composer } from './composer.js';
import { byId } from './dom.js';
import { newId } from './keep.js';
import { Live } from './live.js';
import { menu } from './menu.js';
import { Notices } from './notices.js';
import { Outgoing } from './outgoing.js';
import { asked, choose, entitle, fitKeyboard, libraryName, tellAround, tidyAddress } from './page.js';
import { Panels } from './panels.js';
import { Session } from './session.js';
import { Talk } from './talk.js';
import { speak, t, trouble } from './texts.js';

/** A line that is back at once is no news. */
const LOST_MS = 2500;
const NEAR_TOP_PX = 240;

/** The chat with one library. */
class Chat {
  constructor(library) {
    this.session = new Session(library, asked.subject);
    this.api = asReader(this.session);
    this.notices = new Notices();
    this.talk = new Talk({
      list: byId('talk'),
      scroll: byId('scroll'),
      hears: {
        onOption: (option) => this.outgoing.say({ option }, option.label),
        onAgain: (item) => this.outgoing.again(item),
        onUnseen: (some) => (byId('unseen').hidden = !some),
      },
    });
    this.bars = new Bars({
      onCancel: () => this.act('me/consult/cancel', {}),
      onStars: (stars) => this.act('me/consult/rating', { stars }),
      onLeave: () => this.tell('留言'),
    });
    this.outgoing = new Outgoing(this.api, library, {
      onChange: (item) => {
        this.talk.putUnsent(item);
        this.showEmpty();
      },
      onSent: (exchange) => this.sent(exchange),
      onRefused: (refused) => this.refused(refused),
    });
    this.live = new Live(this.session, {
      onFrame: (frame) => this.heard(frame),
      onState: (open) => this.connection(open),
      onLost: () => this.reload(),
      onRefused: (refused) => this.refused(refused),
      catchUp: () => this.catchUp(),
      cursor: () => this.cursor,
    });
    this.cursor = '0';
    this.session.onOther = () => this.reload();
    this.listen();
  }

  listen() {
    this.composer = new Composer((text) => this.tell(text));
    const panels = new Panels(this.api, this.session, { onForget: () => this.forgotten() });
    menu({
      human: () => this.human(),
      tickets: () => panels.tickets(),
      data: () => panels.data(),
    });
    byId('human').addEventListener('click', () => this.human());
    byId('unseen').addEventListener('click', () => this.talk.toEnd());
    byId('scroll').addEventListener('scroll', () => this.older());
    window.addEventListener('online', () => this.network());
    window.addEventListener('offline', () => this.network());
    this.network();
  }

  /** Takes the session of a launch link, shows what was said, and listens. */
  async begin() {
    if (asked.launch) await this.launch();
    await this.load();
    this.outgoing.send();
    if (asked.question) this.composer.offer(asked.question);
  }

  async launch() {
    try {
      await this.session.launch(asked.launch);
      this.outgoing.clear();
      tidyAddress();
    } catch (refused) {
      // A code whose answer was lost may be tried again, by a reload.
      if (!refused.passing) tidyAddress();
      this.note('launch', t(refused.passing ? 'problem.load' : 'launchFailed'));
    }
  }

  /** The last messages. If they do not come, the live connection brings all. */
  async load() {
    this.outgoing.items.forEach((item) => this.talk.putUnsent(item));
    if (!this.session.known) {
      this.loaded = true;
      this.showEmpty();
      return;
    }
    byId('loading').hidden = false;
    try {
      const page = await this.api.get('messages');
      this.talk.quietly(() => this.arrived(page.messages));
      this.more = page.more;
      this.cursor = page.cursor;
    } catch (refused) {
      this.refused(refused);
    }
    byId('loading').hidden = true;
    this.loaded = true;
    if (!this.session.over) this.live.start();
    this.showEmpty();
  }

  /** Everything from the beginning: it is another reader now, or the desk forgot her. */
  async reload() {
    this.live.stop();
    this.talk.clear();
    this.bars.show({ phase: 'none' });
    this.cursor = '0';
    this.more = false;
    this.notices.clear('over');
    await this.load();
  }

  tell(text) {
    this.outgoing.say({ text }, text);
  }

  human() {
    this.outgoing.say({ escalate: true }, '人工');
  }

  /** What goes by a button, once, and only while it means something. */
  async act(path, what) {
    const body = { id: newId(), ...what };
    try {
      this.sent(await this.api.post(path, body).catch((refused) => {
        if (!refused.passing) throw refused;
        return this.api.post(path, body);
      }));
    } catch (refused) {
      if (refused.code === 'not-now') this.catchUp().catch(() => {});
      else this.refused(refused);
    }
  }

  /** The desk has answered; what others said in between comes by the live connection. */
  sent({ messages, consult }) {
    this.arrived(messages);
    this.bars.show(consult);
    this.notices.clear('trouble');
    this.live.start();
  }

  heard(frame) {
    if (frame.type === 'messages') {
      this.arrived(frame.messages);
      this.cursor = frame.cursor;
    } else if (frame.type === 'consult') {
      this.bars.show(frame.consult);
    } else if (frame.type === 'typing') {
      this.bars.typing();
    }
  }

  async catchUp() {
    for (let more = true; more; ) {
      const page = await this.api.get(`messages?after=${this.cursor}`);
      this.arrived(page.messages);
      this.cursor = page.cursor;
      more = page.more;
    }
    this.bars.show(await this.api.get('me/consult'));
    this.connection(true);
  }

  arrived(messages) {
    const fresh = this.talk.put(messages);
    messages.forEach(({ clientId }) => clientId && this.outgoing.arrived(clientId));
    if (fresh.some(({ from }) => from === 'librarian')) this.bars.stopTyping();
    this.showEmpty();
  }

  /** Earlier messages, when the reader comes near the first one that is here. */
  async older() {
    if (!this.more || this.fetching || byId('scroll').scrollTop > NEAR_TOP_PX) return;
    this.fetching = true;
    try {
      const page = await this.api.get(`messages?before=${this.talk.first}`);
      this.talk.putAbove(page.messages);
      this.more = page.more;
    } catch (refused) {
      this.refused(refused);
    }
    this.fetching = false;
  }

  connection(open) {
    if (open) {
      clearTimeout(this.lostTimer);
      this.lostTimer = undefined;
      this.notices.clear('lost');
      this.notices.clear('trouble');
      this.outgoing.send();
    } else if (!this.lostTimer) {
      this.lostTimer = setTimeout(() => this.notices.set('lost', t('lost')), LOST_MS);
    }
  }

  network() {
    if (navigator.onLine === false) this.notices.set('offline', t('offline'));
    else this.notices.clear('offline');
    this.outgoing.items.forEach((item) => this.talk.putUnsent(item));
    this.outgoing.send();
  }

  refused(refused) {
    if (refused.code === 'session-over') {
      this.live.stop();
      this.notices.set('over', trouble(refused), { label: t('restart'), run: () => this.restart() });
    } else if (refused.status || navigator.onLine !== false) {
      this.note('trouble', trouble(refused));
    }
  }

  /** Stays until it is out of date, or she has read it. */
  note(kind, text) {
    this.notices.set(kind, text, { label: t('dismiss'), run: () => this.notices.clear(kind) });
  }

  /** Another session; what was not sent goes with it. */
  async restart() {
    const unsent = this.outgoing.items;
    this.session.forget();
    await this.reload();
    unsent.forEach((item) => this.outgoing.again(item));
    byId('text').focus();
  }

  forgotten() {
    this.outgoing.clear();
    this.session.forget();
    this.reload();
  }

  showEmpty() {
    byId('empty').hidden = !this.loaded || !this.talk.empty;
  }
}

speak();
fitKeyboard();
const name = libraryName(asked.library);
if (name) {
  let chat;
  entitle(name, (text) => chat.tell(text));
  chat = new Chat(asked.library);
  tidyAddress(location.hash);
  chat.begin();
  window.addEventListener('hashchange', () => location.hash.startsWith('#launch=') && location.reload());
} else {
  choose();
}
tellAround('ready');
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) tellAround('close');
});
