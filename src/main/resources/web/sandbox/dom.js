const SVG = "http://www.w3.org/2000/svg";

/** The element with this id; the page has it. */
export const byId = (id) => document.getElementById(id);

/** A new element: attributes by name, `on…` as listeners; texts are texts, never markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `icons.svg#${name}`);
  svg.append(use);
  return svg;
}

const two = (n) => String(n).padStart(2, "0");

/** 9:05 today, 3月2日 9:05 before. */
export function clock(iso, now = new Date()) {
  const at = new Date(iso);
  const time = `${at.getHours()}:${two(at.getMinutes())}`;
  return at.toDateString() === now.toDateString()
    ? time
    : `${at.getMonth() + 1}月${at.getDate()}日 ${time}`;
}

export function seconds(iso) {
  const at = new Date(iso);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
