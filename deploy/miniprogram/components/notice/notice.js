/** What stands in the place of content: it is being loaded, there is none, or it cannot be had. */
Component({
  properties: {
    /** loading, empty or failed; anything else shows nothing. */
    state: String,
    /** What to say. */
    text: String,
  },
  methods: {
    again() {
      this.triggerEvent('again');
    },
  },
});
