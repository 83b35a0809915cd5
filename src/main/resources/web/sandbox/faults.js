import { get, post } from "./api.js";
import { byId } from "./dom.js";

/** The switches for what shall go wrong. */
export class Faults {
  constructor(chosenAccount) {
    const click = (id, work) => byId(id).addEventListener("click", () => this.#run(work));
    byId("delay").addEventListener("change", () =>
      this.#run(() => post("faults", { delayMs: Number(byId("delay").value) })),
    );
    click("plan-error", () =>
      post("faults", { errcode: Number(byId("errcode").value), times: Number(byId("times").value) }),
    );
    click("drop", () => post("faults", { drop: 1 }));
    click("expire", () => post("faults", { expireTokens: true }));
    click("clear-faults", () => {
      byId("twice").checked = false;
      byId("lossy").checked = false;
      return post("faults", { clear: true });
    });
    byId("check-address").addEventListener("click", async () => {
      try {
        const { passed, status } = await post("address-checks", { account: chosenAccount() });
        this.#say(passed ? "回调地址校验通过。" : `回调地址校验没有通过（HTTP ${status}）。`);
      } catch (refused) {
        this.#say(refused.message);
      }
    });
  }

  /** How the next message is delivered. */
  get delivery() {
    return { copies: byId("twice").checked ? 2 : 1, lost: byId("lossy").checked ? 1 : 0 };
  }

  refresh() {
    return this.#run(() => get("faults"));
  }

  async #run(work) {
    try {
      this.#show(await work());
    } catch (refused) {
      this.#say(refused.message);
    }
  }

  #show({ errors, drop, delayMs, calls }) {
    const select = byId("delay");
    if ([...select.options].some((option) => option.value === String(delayMs))) {
      select.value = String(delayMs);
    }
    const planned = [
      errors.length ? `还会报错 ${errors.length} 次` : null,
      drop ? `还会断开 ${drop} 次` : null,
    ].filter(Boolean);
    const { send = 0, sent = 0, token = 0 } = calls;
    this.#say(
      `客服接口被调用 ${send} 次，送达 ${sent} 条；取令牌 ${token} 次。` +
        (planned.length ? planned.join("，") + "。" : ""),
    );
  }

  #say(text) {
    byId("fault-state").textContent = text;
  }
}
