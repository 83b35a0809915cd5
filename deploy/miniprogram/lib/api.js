/** The desk's API (/openapi.yaml, tag reader). Everything returns a promise or breaks with a Problem. */
const { send } = require('./http');

/** An id for a message or an act: the desk takes the same id only once, however often it is sent. */
function newId() {
  let id = Date.now().toString(36);
  while (id.length < 28) id += Math.random().toString(36).slice(2, 10);
  return id.slice(0, 28);
}

function create(config, session) {
  function request(method, path, body, token) {
    return send({ method, url: `${config.desk}/api/v1${path}`, body, token }).then(({ data }) => data);
  }

  /** With a session; where the desk refuses its token, once more with another one. */
  function call(method, path, body) {
    return session.get().then(({ token }) =>
      request(method, path, body, token).catch((failure) => {
        if (failure.status !== 401) throw failure;
        return session.after(token).then((next) => request(method, path, body, next.token));
      }));
  }

  return {
    post: (path, body) => call('POST', path, body),
    messages: (place) => call('GET', `/messages?limit=30${place || ''}`),
    consult: () => call('GET', '/me/consult'),
    tickets: () => call('GET', '/me/tickets'),
    me: () => call('GET', '/me'),
    exportMe: () => call('GET', '/me/export'),
    forgetMe: () => call('DELETE', '/me'),
    consents: () => call('GET', '/me/consents'),
    consented: (purpose, template) => call('POST', '/me/consents', { id: newId(), purpose, template }),
    /** An address of the desk's own, made whole. */
    whole: (link) => (link && link.startsWith('/') ? config.desk + link : link || ''),
    library: () => session.get().then(({ library }) => library),
    // These two anybody may read.
    subjects: () => request('GET', '/subjects'),
    guide: (library, subject) =>
      request('GET', `/guides/${encodeURIComponent(library)}/${encodeURIComponent(subject)}`),
  };
}

module.exports = { create, newId };
