import { follow, get, post } from "./api.js";
import { Backstage } from "./backstage.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { Drawer } from "./drawers.js";
import { Faults } from "./faults.js";
import { Setup } from "./setup.js";
import { Talk } from "./talk.js";

const TYPING_MS = 15_000;
const RETRY_MS = 2_000;
const LOST = "连不上服务器，正在重新连接…";

let setup;
let faults;
let openid = "";
let following = true;
let connected = true;
let leave = () => {};
let typingTimer;

const backstage = new Backstage({ list: byId("exchanges"), empty: byId("backstage-empty") });
const talk = new Talk({
  list: byId("talk"),
  scroll: byId("scroll"),
  empty: byId("empty"),
  onTap: (line) => act({ kind: "tap", ...line }),
  onRetry: (again) => act(again),
});
const composer = new Composer((done) => act(done));

function banner(text) {
  byId("banner").textContent = text;
  byId("banner").hidden = !text;
}

function typing(on) {
  clearTimeout(typingTimer);
  byId("typing").textContent = on ? "对方正在输入…" : "";
  byId("account-name").hidden = on;
  if (on) typingTimer = setTimeout(() => typing(false), TYPING_MS);
}

function showFollowing(on) {
  following = on;
  composer.enable(on);
  if (!on) typing(false);
  byId("follow").textContent = on ? "取消关注" : "关注";
}

async function act(what) {
  // Whoever is quicker than the page loses nothing.
  await started;
  const { account, reader, mode } = setup;
  try {
    await post("messages", { account: account.appId, reader, mode, ...faults.delivery, ...what });
    if (connected) banner("");
  } catch (refused) {
    // She may have turned to somebody else meanwhile.
    if (setup.account === account && setup.reader === reader) talk.failed(what);
    banner(reason(refused));
  }
}

function reason({ status, message }) {
  if (status === 0) return LOST;
  return status === 413 ? "这条消息太长，没有发出去。" : `没有发出去：${message}`;
}

function open() {
  leave();
  typing(false);
  const { account, reader } = setup;
  byId("account-name").textContent = account.name;
  document.title = `${account.name} · 学科咨询台体验区`;
  leave = follow(
    { appId: account.appId, reader },
    {
      onDialogue: (dialogue) => {
        openid = dialogue.openid;
        showFollowing(dialogue.following);
        talk.reset(setup.parties, dialogue.entries);
        backstage.reset(dialogue.entries);
      },
      onEntry: ({ entry, following: on }) => {
        showFollowing(on);
        if (entry.type === "sent") {
          typing(false);
          faults.refresh();
        }
        talk.put(entry);
        backstage.put(entry);
      },
      onTyping: typing,
      onConnection: (up) => {
        connected = up;
        if (!up) typing(false);
        banner(up ? "" : LOST);
      },
    },
  );
}

/** WeChat's browser tells WeChat's own pages who she is, also those that other pages lead to. */
byId("talk").addEventListener("click", ({ target }) => {
  const link = target.closest("a[href]");
  if (!link) return;
  const address = new URL(link.href);
  document.cookie = `sandbox-reader=${openid}; path=/sandbox/; SameSite=Lax`;
  if (address.origin !== location.origin || !address.pathname.startsWith("/sandbox/wechat/mp/")) return;
  address.searchParams.set("openid", openid);
  link.href = address;
});

async function accountsAtLast() {
  for (;;) {
    try {
      return await get("accounts");
    } catch {
      banner(LOST);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

async function start() {
  const accounts = await accountsAtLast();
  banner("");
  setup = new Setup(accounts, () => {
    open();
    if (matchMedia("(max-width: 799px)").matches) setupDrawer.set(false);
  });
  faults = new Faults(() => setup.appId);
  faults.refresh();
  open();
}

const setupDrawer = new Drawer("setup");
new Drawer("backstage", () => faults?.refresh());
byId("follow").addEventListener("click", () =>
  act({ kind: following ? "unsubscribe" : "subscribe" }),
);
for (const [id, scene] of [["subscribe"], ["scan-subscribe", "library-gate"]]) {
  byId(id).addEventListener("click", async () => {
    await act({ kind: "subscribe", scene });
    composer.focus();
  });
}
byId("empty").querySelectorAll("button").forEach((chip) =>
  chip.addEventListener("click", () => {
    act({ kind: "text", content: chip.textContent });
    composer.focus();
  }),
);
const started = start();
