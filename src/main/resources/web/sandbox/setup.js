import { libraryAvatar, readerAvatar } from "./bubbles.js";
import { byId, el } from "./dom.js";

const KEY = "desk-sandbox";
const PRESETS = ["小林（学生）", "小陈（毕业班）", "王老师"];
const SURNAMES = [..."赵钱孙李周吴郑冯褚卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜"];
const MODE_HINTS = {
  secure: "整条消息加密，正式公众号应当用这一种。",
  compatible: "同一条消息里既有明文也有密文，用于切换期。",
  plain: "不加密，只有签名，适合初次调试。",
};

const named = (name, detail) =>
  el("span", { class: "choice-name" }, name, detail && el("small", {}, detail));

function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function save(choice) {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Which library, which reader, which mode; remembered in this browser. */
export class Setup {
  constructor(accounts, onChoice) {
    const kept = load();
    this.accounts = accounts;
    this.onChoice = onChoice;
    this.extra = Array.isArray(kept.extra) ? kept.extra.slice(-5).map(String) : [];
    this.appId = accounts.some((one) => one.appId === kept.appId) ? kept.appId : accounts[0].appId;
    this.reader = this.readers.includes(kept.reader) ? kept.reader : PRESETS[0];
    this.mode = kept.mode in MODE_HINTS ? kept.mode : "secure";
    this.#showAccounts();
    this.#showReaders();
    this.#showMode();
    byId("new-reader").addEventListener("click", () => this.#newReader());
  }

  get readers() {
    return [...PRESETS, ...this.extra];
  }

  /** Who talks to whom, as the phone shows it. */
  get parties() {
    return {
      reader: this.reader,
      readerPlace: this.readers.indexOf(this.reader),
      account: this.account.name,
      accountPlace: this.accounts.indexOf(this.account),
    };
  }

  get account() {
    return this.accounts.find((one) => one.appId === this.appId);
  }

  #showAccounts() {
    for (const [place, { appId, name, library }] of this.accounts.entries()) {
      const label = [libraryAvatar(name, place, "small"), named(name, library)];
      byId("accounts").append(
        this.#choice("account", appId, label, appId === this.appId, () => {
          this.appId = appId;
        }),
      );
    }
  }

  #showReaders() {
    byId("readers").querySelectorAll("label").forEach((label) => label.remove());
    for (const [place, name] of this.readers.entries()) {
      const label = [readerAvatar(name, place, "small"), named(name)];
      byId("readers").append(
        this.#choice("reader", name, label, name === this.reader, () => {
          this.reader = name;
        }),
      );
    }
  }

  #choice(group, value, label, checked, choose) {
    const input = el("input", { type: "radio", name: group, value });
    input.checked = checked;
    input.addEventListener("change", () => {
      choose();
      this.#chosen();
    });
    return el("label", { class: "choice" }, input, ...label);
  }

  #showMode() {
    const hint = () => {
      byId("mode-hint").textContent = MODE_HINTS[this.mode];
    };
    for (const input of byId("modes").querySelectorAll("input")) {
      input.checked = input.value === this.mode;
      input.addEventListener("change", () => {
        this.mode = input.value;
        hint();
        this.#remember();
      });
    }
    hint();
  }

  #newReader() {
    const surname = SURNAMES[Math.floor(Math.random() * SURNAMES.length)];
    const name = `小${surname}（${1000 + Math.floor(Math.random() * 9000)}）`;
    this.extra = [...this.extra, name].slice(-5);
    this.reader = name;
    this.#showReaders();
    this.#chosen();
  }

  #chosen() {
    this.#remember();
    this.onChoice();
  }

  #remember() {
    const { appId, reader, mode, extra } = this;
    save({ appId, reader, mode, extra });
  }
}
