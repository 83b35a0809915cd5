import { clock, el, icon } from "./dom.js";
import { menuButton, richText } from "./rich-text.js";

const PAUSE_MS = 5 * 60 * 1000;
const LIBRARY_HUES = ["teal", "blue", "slate", "moss"];
const READER_HUES = ["amber", "plum", "rose"];

/** What stands in the little square beside a bubble. */
function initial(name) {
  const core = name.replace(/[（(].*$/, "").trim();
  return [...core].at(core.startsWith("小") ? 1 : 0) ?? "读";
}

const avatar = (name, hue, size) =>
  el("span", { class: `avatar ${size} ${hue}`, "aria-hidden": "true" }, initial(name));

/** The square of the library, or reader, that has this place in its list. */
export const libraryAvatar = (name, place, size = "") =>
  avatar(name, LIBRARY_HUES[place % LIBRARY_HUES.length], size);
export const readerAvatar = (name, place, size = "") =>
  avatar(name, READER_HUES[place % READER_HUES.length], size);

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
      row.append(this.#fromDesk(sentNodes(entry, this.onTap)));
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

  #fromDesk(nodes) {
    return el(
      "div",
      { class: "line theirs" },
      libraryAvatar(this.parties.account, this.parties.accountPlace),
      el(
        "div",
        { class: "bubble" },
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

function sentNodes(entry, onTap) {
  if (entry.msgtype === "text") return richText(entry.content, onTap);
  const lines = entry.list.map((line) =>
    menuButton(line.content, { content: line.content, menuId: String(line.id) }, onTap),
  );
  return [
    entry.head && el("p", {}, ...richText(entry.head, onTap)),
    el("div", { class: "menu-lines" }, ...lines),
    entry.tail && el("p", {}, ...richText(entry.tail, onTap)),
  ].filter(Boolean);
}

function systemText(act, account) {
  switch (act.kind) {
    case "subscribe":
      return act.scene ? `您扫码关注了${account}` : `您关注了${account}`;
    case "unsubscribe":
      return `您取消关注了${account}`;
    case "scan":
      return `您扫了二维码：${act.scene}`;
    case "click":
      return `您点了菜单：${act.key}`;
    case "view":
      return `您打开了网页：${act.url}`;
    default:
      return null;
  }
}

function ownBubble(act) {
  const said = el("span", { class: "visually-hidden" }, "我说：");
  switch (act.kind) {
    case "voice":
      return el("div", { class: "bubble voice" }, said, ...voice(act));
    case "image":
      return el("div", { class: "bubble card picture" }, icon("image"), el("span", {}, "图片"));
    case "video":
      return el("div", { class: "bubble card picture" }, icon("video"), el("span", {}, "视频"));
    case "location":
      return el(
        "div",
        { class: "bubble card place" },
        el("strong", {}, act.label || "我的位置"),
        el("span", { class: "map" }, icon("location")),
      );
    case "link":
      return el(
        "div",
        { class: "bubble card" },
        el("strong", {}, act.title),
        el("span", { class: "muted" }, act.description || act.url),
      );
    default:
      return el("div", { class: "bubble" }, said, act.content);
  }
}

function voice(act) {
  const length = Math.min(60, Math.max(2, Math.ceil((act.recognition ?? "").length / 4)));
  const heard = act.recognition ? el("span", { class: "heard" }, `“${act.recognition}”`) : null;
  return [el("span", { class: "play" }, `${length}″`, icon("wave")), heard].filter(Boolean);
}
