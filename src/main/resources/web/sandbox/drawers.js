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
    this.narrow = matchMedia(NARROW[id]);
    this.onOpen = onOpen;
    this.button.addEventListener("click", () => this.set(!this.isOpen));
    this.panel.querySelector(".close").addEventListener("click", () => this.set(false));
    byId("backdrop").addEventListener("click", () => this.#leave());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#leave();
    });
    const settle = () => this.#show(!this.narrow.matches);
    this.narrow.addEventListener("change", settle);
    settle();
  }

  /** Opens or closes it and moves the focus with it. */
  set(open) {
    this.#show(open);
    if (!open) this.button.focus();
    else if (this.isOver) this.panel.querySelector(".close").focus();
    if (open) this.onOpen();
  }

  get isOver() {
    return this.isOpen && this.narrow.matches;
  }

  #leave() {
    if (this.isOver) this.set(false);
  }

  #show(open) {
    this.isOpen = open;
    this.panel.inert = !open;
    this.panel.classList.toggle("open", open);
    this.panel.classList.toggle("over", this.isOver);
    document.body.classList.toggle(`${this.panel.id}-folded`, !open);
    this.button.setAttribute("aria-expanded", String(open));
    // Behind a drawer nothing can be reached.
    const covered = document.querySelector(".panel.over") !== null;
    byId("backdrop").hidden = !covered;
    byId("phone").inert = covered;
  }
}
