/**
 * Subscribe messages (订阅消息). One tap lets the desk send one message, so she is asked where she
 * taps; the desk counts what she gave. Which templates there are, the desk says.
 */
function request(template) {
  return new Promise((done) => {
    wx.requestSubscribeMessage({
      tmplIds: [template],
      success: (answer) => done(answer[template] === 'accept'),
      // She switched all of them off in WeChat's settings, or WeChat is too old.
      fail: () => done(false),
    });
  });
}

function create(api) {
  let known = { asks: [], given: {} };

  return {
    /** What may be asked, {asks, given}; nothing where the desk has no templates. To be called before ask. */
    load() {
      return api.consents().then(
        (answer) => {
          known = answer;
          return known;
        },
        () => known,
      );
    },

    /**
     * Asks her, right in a tap: WeChat shows its own window. Whether the desk has noted a yes.
     *
     * @param purpose answer or digest
     */
    ask(purpose) {
      const found = known.asks.find((one) => one.purpose === purpose);
      if (!found) return Promise.resolve(false);
      return request(found.template).then((yes) => yes && api.consented(purpose, found.template).then(() => true));
    },
  };
}

module.exports = { create };
