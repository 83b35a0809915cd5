const SVG = 'http://www.w3.org/2000/svg';

/** The element with this id; the page has it. */
export const byId = (id) => document.getElementById(id);

/** A new element: attributes by name, `on…` as listeners; texts are texts, never markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...given(children));
  return node;
}

const given = (children) => children.filter((child) => child !== null && child !== undefined);

/** A button that submits nothing. */
export const button = (label, onclick, attributes = {}) =>
  el('button', { type: 'button', onclick, ...attributes }, label);

/** One of the drawings that the page holds. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** Puts these in the place of all that is in a node. */
export function fill(node, ...children) {
  node.textContent = '';
  node.append(...given(children));
}
