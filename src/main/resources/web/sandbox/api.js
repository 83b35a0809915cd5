const BASE = "api/";

/** The server said no, with its problem details, or could not be reached (status 0). */
export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(BASE + path, options);
  } catch {
    throw new Refused(0, "连不上服务器");
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, body.detail ?? `HTTP ${response.status}`);
  return body;
}

export const get = (path) => call(path);

export const post = (path, body) =>
  call(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/**
 * Follows one reader's dialogue. The server sends the whole of it after each connection, so nothing
 * is missed. Returns what ends it.
 */
export function follow({ appId, reader }, { onDialogue, onEntry, onTyping, onConnection }) {
  const url = `${BASE}live?${new URLSearchParams({ appId, reader })}`;
  let source;
  let timer;
  const open = () => {
    source = new EventSource(url);
    source.addEventListener("open", () => onConnection(true));
    source.addEventListener("dialogue", (event) => onDialogue(JSON.parse(event.data)));
    source.addEventListener("entry", (event) => onEntry(JSON.parse(event.data)));
    source.addEventListener("typing", (event) => onTyping(JSON.parse(event.data).on));
    source.addEventListener("error", () => {
      onConnection(false);
      // A refused stream does not come back by itself.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, 2000);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
