import { el } from "./dom.js";

const ANCHOR = /<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>([\s\S]*?)<\/a\s*>/gi;
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&()*+,;=%]+/gi;
const TRAILING = /[.,;:!?)\]]+$/;

/** The menu line behind a weixin:// link, or null. */
export function menuLine(href) {
  const match = /^weixin:\/\/bizmsgmenu\?(.*)$/i.exec(href);
  if (!match) return null;
  const values = {};
  for (const pair of match[1].split("&")) {
    const cut = pair.indexOf("=");
    if (cut > 0) values[pair.slice(0, cut)] = decoded(pair.slice(cut + 1));
  }
  return values.msgmenucontent && values.msgmenuid
    ? { content: values.msgmenucontent, menuId: values.msgmenuid }
    : null;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What sends a menu line: a button by its role, because a real one would not wrap with its text. */
export const menuButton = (label, line, onTap) =>
  el(
    "a",
    {
      role: "button",
      tabindex: "0",
      class: "menu-line",
      onclick: () => onTap(line),
      onkeydown: (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          onTap(line);
        }
      },
    },
    label,
  );

/**
 * A text of the desk as nodes. Only two things in it are more than text: links to the web and the
 * platform's menu links. Everything else, whatever it looks like, is shown as it is.
 */
export function richText(text, onTap) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(ANCHOR)) {
    const link = anchor(match[1] ?? match[2], match[3], onTap);
    if (!link) continue;
    nodes.push(...addresses(text.slice(from, match.index)), link);
    from = match.index + match[0].length;
  }
  nodes.push(...addresses(text.slice(from)));
  return nodes;
}

function anchor(href, label, onTap) {
  const line = menuLine(href);
  if (line) return menuButton(label, line, onTap);
  return /^https?:\/\//i.test(href) ? webLink(href, label) : null;
}

const webLink = (href, label) =>
  el("a", { href, target: "_blank", rel: "noopener noreferrer" }, label);

function addresses(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = match[0].replace(TRAILING, "");
    nodes.push(text.slice(from, match.index), webLink(href, href));
    from = match.index + href.length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== "");
}
