import { el, seconds } from "./dom.js";

const MODES = { secure: "安全模式", compatible: "兼容模式", plain: "明文模式" };
const KINDS = {
  text: "文字",
  tap: "点菜单行",
  voice: "语音",
  image: "图片",
  video: "视频",
  location: "位置",
  link: "链接",
  subscribe: "关注",
  unsubscribe: "取消关注",
  scan: "扫码",
  click: "点底部菜单",
  view: "打开网页",
};
const OUTCOMES = {
  refused: "状态码不对，算失败",
  late: "超时，平台断开",
  dropped: "连接中断",
  lost: "应答丢在路上",
};
const REPLIES = {
  waiting: "等待应答",
  none: "不回复",
  text: "被动回复",
  other: "被动回复",
  malformed: "回复不合规",
  unavailable: "三次都失败",
};
const TOKEN = /<!\[CDATA\[[\s\S]*?\]\]>|<[^>]+>|[^<]+/g;

/** Each field of a message on its own line. */
export function pretty(xml) {
  if (!xml.startsWith("<xml>")) return xml;
  let depth = 0;
  let out = "";
  let leaf = false;
  for (const token of xml.match(TOKEN) ?? []) {
    if (token.startsWith("</")) {
      depth--;
      out += leaf ? token : `\n${"  ".repeat(depth)}${token}`;
      leaf = false;
    } else if (token.startsWith("<") && !token.startsWith("<!")) {
      out += `${out ? "\n" : ""}${"  ".repeat(depth)}${token}`;
      depth++;
      leaf = true;
    } else {
      out += token;
    }
  }
  return out;
}

const gist = (act) => act.content ?? act.recognition ?? act.key ?? act.scene ?? act.title ?? "";

const short = (text) => {
  const line = text.replace(/\s+/g, " ").trim();
  return [...line].length > 28 ? `${[...line].slice(0, 28).join("")}…` : line;
};

const took = (ms) => (ms < 1000 ? `${ms} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`);

/** The record of all exchanges, newest first. */
export class Backstage {
  constructor({ list, empty }) {
    this.list = list;
    this.empty = empty;
    this.items = new Map();
  }

  reset(entries) {
    this.items.clear();
    this.list.replaceChildren();
    this.empty.hidden = false;
    entries.forEach((entry) => this.put(entry));
  }

  put(entry) {
    this.empty.hidden = true;
    const [summary, body] = entry.type === "pushed" ? pushed(entry) : sent(entry);
    const known = this.items.get(entry.seq);
    const open = known?.querySelector("details").open;
    const item = el(
      "li",
      {},
      el("details", { open: open ?? false }, el("summary", {}, ...summary), ...body),
    );
    if (known) known.replaceWith(item);
    else this.list.prepend(item);
    this.items.set(entry.seq, item);
  }
}

function pushed(entry) {
  const bad = ["malformed", "unavailable"].includes(entry.reply);
  const tries = entry.rounds > 1 ? `${entry.rounds} 次推送` : null;
  const copies = entry.copies > 1 ? `${entry.copies} 份` : null;
  const facts = [
    MODES[entry.mode],
    tries,
    copies,
    entry.status ? `HTTP ${entry.status}` : null,
    entry.done ? took(entry.tookMs) : null,
  ].filter(Boolean);
  const about = short(gist(entry.act));
  const summary = [
    el("span", { class: "when" }, seconds(entry.at)),
    el("span", { class: "what" }, about ? `${KINDS[entry.act.kind]}：${about}` : KINDS[entry.act.kind]),
    el("span", { class: `badge ${bad ? "bad" : entry.reply}` }, REPLIES[entry.reply]),
    el("span", { class: "facts" }, facts.join(" · ")),
  ];
  return [summary, [attempts(entry), ...xml(pushTitle(entry), entry.xml), ...answers(entry)]];
}

const pushTitle = ({ mode }) => (mode === "plain" ? "推送的 XML" : "推送的 XML（加密前）");

function attempts(entry) {
  const rows = entry.tries.map((one) =>
    el(
      "tr",
      { class: one.outcome === "answered" && one.reply !== "malformed" ? null : "bad" },
      el("td", {}, entry.copies > 1 ? `${one.number}（第 ${one.copy} 份）` : `${one.number}`),
      el("td", {}, one.status ? `${one.status}` : "—"),
      el("td", {}, took(one.tookMs)),
      el("td", {}, one.why ?? OUTCOMES[one.outcome] ?? REPLIES[one.reply]),
    ),
  );
  return el(
    "table",
    {},
    el(
      "thead",
      {},
      el("tr", {}, ...["第几次", "状态", "用时", "结果"].map((name) => el("th", { scope: "col" }, name))),
    ),
    el("tbody", {}, ...rows),
  );
}

function answers(entry) {
  const answered = entry.tries.filter((one) => one.xml !== undefined);
  if (!answered.length) return [];
  const texts = new Set(answered.map((one) => `${one.reply}:${one.text ?? ""}`));
  const verdict =
    answered.length > 1
      ? el(
          "p",
          { class: "hint" },
          texts.size === 1
            ? `${answered.length} 份应答内容一致，读者只看到一条。`
            : `${answered.length} 份应答内容不一致！`,
        )
      : null;
  const first = answered[0].xml;
  return [verdict, ...xml(answerTitle(entry, first), first === "" ? "（空）" : first)].filter(Boolean);
}

const answerTitle = ({ mode }, xml) =>
  mode !== "plain" && xml.startsWith("<") ? "应答的 XML（解密后）" : "应答";

function sent(entry) {
  const summary = [
    el("span", { class: "when" }, seconds(entry.at)),
    el("span", { class: "what" }, short(entry.text)),
    el("span", { class: "badge sent" }, "客服消息"),
    el("span", { class: "facts" }, entry.msgtype === "msgmenu" ? "菜单 msgmenu" : "文本 text"),
  ];
  return [summary, xml("咨询台发来的内容", entry.text)];
}

const xml = (title, text) => [
  el("h3", {}, title),
  el("pre", { tabindex: "0", "aria-label": title }, pretty(text)),
];
