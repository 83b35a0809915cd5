/** The running desk that the tests talk to. */
const DESK = (process.env.DESK_URL || '').replace(/\/$/, '');
if (!DESK) throw new Error('DESK_URL: the address of a running desk; ./run starts one');

async function call(method, path, body, headers = {}) {
  const answer = await fetch(`${DESK}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json().catch(() => ({})) };
}

/** Says something in the reader's name, as her other phone would. */
function elsewhere(phone, id, text) {
  const { token } = JSON.parse(phone.storage.get('session'));
  return call('POST', '/messages', { id, text }, { authorization: `Bearer ${token}` });
}

module.exports = { DESK, call, elsewhere };
