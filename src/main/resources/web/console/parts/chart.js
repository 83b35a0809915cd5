/**
 * A plot as a picture; what it shows stands beside it as a table, too. The library draws it as text
 * (SVG) and never touches the page: the page's policy lets nobody write HTML into it.
 */
import { html, Part, when } from '../part.js';

const HEIGHT = 260;
const ROW = 22;

class Chart extends Part {
  static properties = { option: {}, label: {}, picture: { state: true } };

  #width = 0;
  #sizes = new ResizeObserver(() => this.#draw());

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  updated(changes) {
    if (changes.has('option')) {
      this.#width = 0;
      // Before the picture is there, so that nothing moves when it comes.
      this.querySelector('.plot').style.height = `${this.#height()}px`;
      this.#draw();
    }
  }

  async #draw() {
    const width = this.clientWidth;
    if (!width || width === this.#width) return;
    this.#width = width;
    const echarts = await import('echarts');
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: this.#height() });
    chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(this).fontFamily.replaceAll('"', "'") }, ...this.option });
    this.picture = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.renderToSVGString())}`;
    chart.dispose();
  }

  /** Each bar that lies needs its room. */
  #height() {
    const rows = this.option?.yAxis?.type === 'category' ? this.option.yAxis.data.length : 0;
    return Math.max(HEIGHT, 64 + ROW * rows);
  }

  render() {
    return html`<div class="plot">${when(this.picture, () => html`<img src=${this.picture} alt=${this.label}>`)}</div>`;
  }
}

customElements.define('desk-chart', Chart);
