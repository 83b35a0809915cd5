const links = require('../../lib/links');

/** One message: tap a line to choose it, a link to copy its address; a long press copies the text. */
Component({
  properties: {
    /** As lib/transcript.js makes it. */
    row: Object,
  },
  methods: {
    choose(event) {
      const { number, label } = event.currentTarget.dataset;
      this.triggerEvent('choose', { number, label });
    },

    open(event) {
      links.copy(event.currentTarget.dataset.link);
    },

    copy() {
      wx.setClipboardData({ data: this.data.row.text });
    },

    again() {
      this.triggerEvent('again', { id: this.data.row.key });
    },

    drop() {
      this.triggerEvent('drop', { id: this.data.row.key });
    },
  },
});
