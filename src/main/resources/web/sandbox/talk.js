import { libraryAvatar, ownBubble, readerAvatar, sentNodes, systemText } from "./bubbles.js";
import { clock, el } from "./dom.js";
import { richText } from "./rich-text.js";

const PAUSE_MS = 5 * 60 * 1000;
const note = (text) => el("p", { class: "note" }, text);

/** The dialogue on the phone. */
export class Talk {
  constructor({ list, scroll, empty, onTap, onRetry }) {
    Object.assign(this, { list, scroll, empty, onTap, onRetry });
    this.parties = { reader: "", readerPlace: 0, account: "", accountPlace: 0 };
    this.rows = new Map();
    this.unsent = [];
    this.#stick();
  }

  /** Shows a dialogue from its beginning. */
  reset(parties, entries) {
    this.parties = parties;
    this.rows.clear();
    this.list.replaceChildren();
    this.lastAt = null;
    entries.forEach((entry) => this.#add(entry));
    this.list.append(...this.#unsentHere().map(({ row }) => row));
    this.#settle(true);
  }

  /** Shows an entry that is new or has changed. */
  put(entry) {
    const row = this.rows.get(entry.seq);
    const nearEnd = this.#isNearEnd();
    if (row) this.#update(row, entry);
    else this.#add(entry);
    this.#settle(nearEnd || (!row && entry.type === "pushed"));
  }

  /** Shows a message that did not reach the server. */
  failed(act) {
    const own = this.#own(act);
    const row = el("li", { class: "entry" }, own);
    const failure = { row, ...this.parties };
    const again = () => {
      this.unsent = this.unsent.filter((one) => one !== failure);
      row.remove();
      this.#settle(true);
      this.onRetry(act);
    };
    const label = "没有发出去，重新发送";
    own.append(
      el("button", { type: "button", class: "retry", "aria-label": label, title: label, onclick: again }, "!"),
    );
    this.unsent.push(failure);
    this.list.append(row);
    this.#settle(true);
  }

  #unsentHere() {
    const { reader, account } = this.parties;
    return this.unsent.filter((one) => one.reader === reader && one.account === account);
  }

  #add(entry) {
    const row = el("li", { class: "entry" });
    this.#stamp(row, entry.at);
    if (entry.type === "pushed") {
      row.append(this.#own(entry.act));
      this.#update(row, entry);
    } else {
      const kind = entry.msgtype === "notice" ? "card" : "";
      row.append(this.#fromDesk(sentNodes(entry, this.onTap), kind));
    }
    this.rows.set(entry.seq, row);
    this.list.append(row);
  }

  #update(row, entry) {
    if (entry.type !== "pushed") return;
    row.querySelector(".mine")?.classList.toggle("waiting", !entry.done);
    if (!entry.done || row.dataset.done) return;
    row.dataset.done = "yes";
    if (entry.reply === "unavailable" || entry.reply === "malformed") {
      if (entry.text) row.append(note(entry.text));
    } else if (entry.text) {
      row.append(this.#fromDesk(richText(entry.text, this.onTap)));
    }
  }

  #stamp(row, at) {
    const time = new Date(at).getTime();
    if (!this.lastAt || time - this.lastAt > PAUSE_MS) {
      row.append(el("time", { class: "stamp", datetime: at }, clock(at)));
    }
    this.lastAt = time;
  }

  #fromDesk(nodes, kind = "") {
    return el(
      "div",
      { class: "line theirs" },
      libraryAvatar(this.parties.account, this.parties.accountPlace),
      el(
        "div",
        { class: `bubble ${kind}` },
        el("span", { class: "visually-hidden" }, "图书馆说："),
        ...nodes,
      ),
    );
  }

  #own(act) {
    const system = systemText(act, this.parties.account);
    if (system) return note(system);
    return el(
      "div",
      { class: "line mine" },
      readerAvatar(this.parties.reader, this.parties.readerPlace),
      ownBubble(act),
      el("span", { class: "spinner", role: "img", "aria-label": "正在发送" }),
    );
  }

  /** A keyboard or menu that takes room from below must not cover the newest message. */
  #stick() {
    let atEnd = true;
    this.scroll.addEventListener("scroll", () => {
      atEnd = this.#isNearEnd();
    });
    new ResizeObserver(() => {
      if (atEnd) this.scroll.scrollTop = this.scroll.scrollHeight;
    }).observe(this.scroll);
  }

  #isNearEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroll;
    return scrollHeight - scrollTop - clientHeight < 120;
  }

  #settle(toEnd) {
    this.empty.hidden = this.list.childElementCount > 0;
    if (toEnd) this.scroll.scrollTop = this.scroll.scrollHeight;
  }
}
