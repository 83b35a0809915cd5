/**
 * A flow as a drawing: its steps from top to bottom as in the file, at the right the ways that do
 * not simply go on to the next step. All ways to one step share a lane.
 */
import { svg } from 'lit';
import { html, nothing, Part, when } from '../part.js';
import { language, t } from '../texts.js';

const END = 'end';
const LANE = 11;
const ROUND = 5;
const ICONS = {
  say: 'chat-left-text', menu: 'list-ol', collect: 'input-cursor-text', if: 'signpost-split', link: 'box-arrow-right', answer: 'book',
  escalate: 'person-raised-hand', refer: 'send', ticket: 'envelope', call: 'gear',
};

class FlowGraph extends Part {
  static properties = { graph: {}, way: {}, step: {}, places: { state: true } };

  #sizes = new ResizeObserver(() => this.#measure());

  firstUpdated() {
    this.#sizes.observe(this.find('.steps'));
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.#sizes.observe(this.find('.steps'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  willUpdate(changes) {
    if (changes.has('graph')) {
      this.rows = [...this.graph.nodes.map((node) => node.id), END];
      this.lanes = this.#lanes();
    }
  }

  /** Each step that others jump to has a lane; the nearer ones lie nearer to the steps. */
  #lanes() {
    const at = (id) => this.rows.indexOf(id);
    const spans = new Map();
    for (const { from, to } of this.graph.edges.filter((edge) => this.#jumps(edge))) {
      const span = spans.get(to) ?? { to, first: at(to), last: at(to) };
      span.first = Math.min(span.first, at(from));
      span.last = Math.max(span.last, at(from));
      spans.set(to, span);
    }
    const lanes = [];
    for (const span of [...spans.values()].sort((a, b) => (a.last - a.first) - (b.last - b.first))) {
      const free = lanes.findIndex((lane) => lane.every((other) => other.last < span.first || span.last < other.first));
      if (free < 0) lanes.push([span]);
      else lanes[free].push(span);
    }
    return new Map(lanes.flatMap((lane, number) => lane.map(({ to }) => [to, number])));
  }

  #next(id) {
    return this.rows[this.rows.indexOf(id) + 1];
  }

  #jumps({ from, to }) {
    return this.rows.includes(to) && to !== this.#next(from);
  }

  updated(changes) {
    if (!changes.has('places')) this.#measure();
    if (changes.has('step')) this.find('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Where the ways begin and end, in pixels from the top. */
  #measure() {
    const top = this.find('.graph').getBoundingClientRect().top;
    const middle = (element) => {
      const box = element.getBoundingClientRect();
      return Math.round(box.top + box.height / 2 - top);
    };
    const ways = [...this.querySelectorAll('[data-to]')].map((element) => ({ from: element.dataset.from, to: element.dataset.to, y: middle(element) }));
    const ends = Object.fromEntries([...this.querySelectorAll('[data-step]')].map((element) => [element.dataset.step, middle(element)]));
    const places = JSON.stringify({ ways, ends, height: this.find('.steps').offsetHeight });
    if (places !== this.places) this.places = places;
  }

  render() {
    const walked = new Set(this.way);
    return html`<div class="graph">
      <ol class="plain steps">
        ${this.graph.nodes.map((node) => this.#node(node, walked))}
        <li class="last"><span class="end" data-step=${END}>${t('flow.end')}</span></li>
      </ol>
      ${this.#ways()}
    </div>`;
  }

  #node(node, walked) {
    const edges = this.graph.edges.filter(({ from }) => from === node.id);
    const outs = edges.filter((edge) => edge.label || edge.to !== this.#next(node.id));
    const goesOn = edges.some(({ to }) => to === this.#next(node.id));
    return html`<li class=${goesOn ? 'goes-on' : ''}>
      <button type="button" class="step ${walked.has(node.id) ? 'walked' : ''} ${node.waits ? 'waits' : ''}" data-step=${node.id} aria-current=${node.id === this.step ? 'step' : nothing}
        @click=${() => this.dispatchEvent(new CustomEvent('line', { detail: node.line }))}>
        <span class="top"><i class="bi bi-${ICONS[node.kind]}" aria-hidden="true"></i> ${t(`flow.kind.${node.kind}`)} <code>${node.id}</code></span>
        ${when(node.text[language()], () => html`<span class="text">${node.text[language()]}</span>`)}
      </button>
      ${when(outs.length, () => html`<ul class="plain outs">${outs.map((edge) => this.#out(edge))}</ul>`)}
    </li>`;
  }

  #out(edge) {
    const target = edge.to === END ? t('flow.end') : edge.to;
    return html`<li data-from=${edge.from} data-to=${this.#jumps(edge) ? edge.to : nothing}>${when(edge.label, () => html`<span class="label">${edge.label}</span>`)} <span class="to">→ ${target}</span></li>`;
  }

  #ways() {
    const count = Math.max(-1, ...this.lanes.values()) + 1;
    if (!this.places || !count) return nothing;
    const { ways, ends, height } = JSON.parse(this.places);
    const width = count * LANE + 14;
    return html`<svg class="ways" width=${width} height=${height} aria-hidden="true">
      ${ways.filter(({ to }) => this.lanes.has(to) && to in ends).map((way) => this.#path(way, ends[way.to]))}</svg>`;
  }

  #path({ from, to, y }, end) {
    const x = 12 + this.lanes.get(to) * LANE;
    const turn = end > y ? ROUND : -ROUND;
    const at = this.way.indexOf(from);
    const walked = at >= 0 && this.way[at + 1] === to;
    return svg`<g class=${walked ? 'walked' : ''}>
      <path d="M0 ${y}H${x - ROUND}Q${x} ${y} ${x} ${y + turn}V${end - turn}Q${x} ${end} ${x - ROUND} ${end}H5"></path>
      <path class="head" d="M7 ${end - 4}L0 ${end}L7 ${end + 4}Z"></path></g>`;
  }
}

customElements.define('desk-flow-graph', FlowGraph);
