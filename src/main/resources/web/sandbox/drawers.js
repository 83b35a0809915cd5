import { byId } from "./dom.js";

const NARROW = { setup: "(max-width: 799px)", backstage: "(max-width: 1179px)" };

/**
 * A panel beside the phone. Where there is room it stands open and may be folded away; elsewhere it
 * is a drawer over the phone, which takes the focus and gives it back.
 */
export class Drawer {
  constructor(id, onOpen = () => {}) {
    this.panel = byId(id);
    this.button = byId(`show-${id}`);
    this.backdrop = byId("backdrop");
    this.narrow = matchMedia(NARROW[id]);
    this.onOpen = onOpen;
    this.button.addEventListener("click", () => this.set(!this.isOpen));
    this.panel.querySelector(".close").addEventListener("click", () => this.set(false));
    this.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.narrow.matches) this.set(false);
    });
    this.backdrop.addEventListener("click", () => {
      if (this.isOpen && this.narrow.matches) this.set(false);
    });
    this.narrow.addEventListener("change", () => this.set(!this.narrow.matches, true));
    this.set(!this.narrow.matches, true);
  }

  set(open, quietly = false) {
    this.isOpen = open;
    const over = open && this.narrow.matches;
    this.panel.classList.toggle("open", open);
    this.panel.inert = !open;
    document.body.classList.toggle(`${this.panel.id}-folded`, !open);
    this.button.setAttribute("aria-expanded", String(open));
    this.backdrop.hidden = !document.querySelector(".panel.open") || !this.#anyOver(over);
    if (quietly) return;
    if (over) this.panel.querySelector(".close").focus();
    if (!open) this.button.focus();
    if (open) this.onOpen();
  }

  #anyOver(over) {
    return over || [...document.querySelectorAll(".panel.open")].some(
      (panel) => getComputedStyle(panel).position === "fixed",
    );
  }
}
