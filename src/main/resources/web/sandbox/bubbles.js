import { el, icon } from "./dom.js";
import { menuButton, richText } from "./rich-text.js";

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

/** A message of the customer-service API. */
export function sentNodes(entry, onTap) {
  if (entry.msgtype === "text") return richText(entry.content, onTap);
  if (entry.msgtype === "notice") {
    return [
      el("span", { class: "kind" }, "订阅消息"),
      el("strong", {}, entry.title),
      el("span", { class: "muted" }, entry.content),
      ...(entry.url ? richText(`<a href="${entry.url}">查看详情</a>`, onTap) : []),
    ];
  }
  const lines = entry.list.map((line) =>
    menuButton(line.content, { content: line.content, menuId: String(line.id) }, onTap),
  );
  return [
    entry.head && el("p", {}, ...richText(entry.head, onTap)),
    el("div", { class: "menu-lines" }, ...lines),
    entry.tail && el("p", {}, ...richText(entry.tail, onTap)),
  ].filter(Boolean);
}

/** What an event reads like between the bubbles; null for what is a message. */
export function systemText(act, account) {
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

/** What the reader sent. */
export function ownBubble(act) {
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
