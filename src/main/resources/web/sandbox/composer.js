import { byId, el, icon } from "./dom.js";

const field = (name, label, attributes) => ({ name, label, attributes });

/** What the + menu offers: sent at once, or after a sheet has asked for the fields. */
const EXTRAS = [
  {
    icon: "voice",
    label: "语音",
    title: "发一段语音",
    fields: [
      field("recognition", "微信听出来的文字（留空 = 没听清）", { value: "图书怎么续借" }),
      field("off", "公众号没有开通语音识别", { type: "checkbox" }),
    ],
    act: (v) => (v.off ? { kind: "voice" } : { kind: "voice", recognition: v.recognition }),
  },
  { icon: "image", label: "图片", act: () => ({ kind: "image" }) },
  { icon: "video", label: "视频", act: () => ({ kind: "video" }) },
  {
    icon: "location",
    label: "位置",
    title: "发送位置",
    fields: [field("label", "地点", { value: "图书馆东门", required: true })],
    act: (v) => ({ kind: "location", latitude: 32.0603, longitude: 118.7969, label: v.label }),
  },
  {
    icon: "link",
    label: "链接",
    title: "分享链接",
    fields: [
      field("title", "标题", { value: "一篇想看的论文", required: true }),
      field("url", "网址", { type: "url", value: "https://example.org/paper", required: true }),
    ],
    act: (v) => ({ kind: "link", title: v.title, url: v.url }),
  },
  {
    icon: "scan",
    label: "扫一扫",
    title: "扫公众号的二维码",
    fields: [field("scene", "二维码的场景值", { value: "library-gate", required: true })],
    act: (v) => ({ kind: "scan", scene: v.scene }),
  },
  {
    icon: "menu",
    label: "底部菜单",
    title: "点公众号的底部菜单",
    fields: [field("key", "按钮的 key", { value: "开馆时间", required: true })],
    act: (v) => ({ kind: "click", key: v.key }),
  },
];

/** The line where the reader types, and the + menu under it. */
export class Composer {
  constructor(onAct) {
    this.onAct = onAct;
    this.text = byId("text");
    this.send = byId("send");
    this.more = byId("more");
    this.menu = byId("more-menu");
    this.sheet = byId("sheet");
    this.#listen();
    this.#fillMenu();
    this.#grow();
  }

  focus() {
    this.text.focus();
  }

  enable(on) {
    byId("composer").hidden = !on;
    byId("not-following").hidden = on;
    if (!on) this.#open(false);
  }

  #listen() {
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.text.addEventListener("input", () => this.#grow());
    this.text.addEventListener("keydown", (event) => {
      // An input method uses Enter to choose a word; 229 is how older ones say so.
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key === "Enter" && !event.shiftKey && !composing) {
        event.preventDefault();
        this.#submit();
      }
    });
    this.more.addEventListener("click", () => this.#open(this.menu.hidden));
    this.menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.#open(false);
        this.more.focus();
      }
    });
    byId("sheet-cancel").addEventListener("click", () => this.sheet.close());
    this.sheet.addEventListener("close", () => this.more.focus());
  }

  #submit() {
    const content = this.text.value;
    if (!content.trim()) return;
    this.text.value = "";
    this.#grow();
    this.#open(false);
    this.onAct({ kind: "text", content });
  }

  #grow() {
    this.text.rows = 1;
    const line = parseFloat(getComputedStyle(this.text).lineHeight);
    const style = getComputedStyle(this.text);
    const inner =
      this.text.scrollHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    this.text.rows = Math.min(5, Math.max(1, Math.round(inner / line)));
    this.send.disabled = !this.text.value.trim();
  }

  #open(on) {
    this.menu.hidden = !on;
    this.more.setAttribute("aria-expanded", String(on));
  }

  #fillMenu() {
    for (const extra of EXTRAS) {
      const choose = () => {
        this.#open(false);
        if (extra.fields) this.#ask(extra);
        else this.onAct(extra.act());
      };
      this.menu.append(
        el(
          "button",
          { type: "button", onclick: choose },
          el("span", { class: "tile" }, icon(extra.icon)),
          extra.label,
        ),
      );
    }
  }

  #ask(extra) {
    byId("sheet-title").textContent = extra.title;
    const inputs = extra.fields.map(({ name, label, attributes }) => {
      const input = el("input", { id: `sheet-${name}`, name, maxlength: 200, ...attributes });
      return { input, row: sheetRow(input, label) };
    });
    byId("sheet-fields").replaceChildren(...inputs.map(({ row }) => row));
    byId("sheet-form").onsubmit = (event) => {
      event.preventDefault();
      const values = Object.fromEntries(
        inputs.map(({ input }) => [
          input.name,
          input.type === "checkbox" ? input.checked : input.value,
        ]),
      );
      this.sheet.close();
      this.onAct(extra.act(values));
    };
    this.sheet.showModal();
    inputs[0].input.select();
  }
}

const sheetRow = (input, label) =>
  input.type === "checkbox"
    ? el("label", { class: "check" }, input, ` ${label}`)
    : el("label", { class: "sheet-row" }, el("span", {}, label), input);
