/** The messages that a page has, and how they are shown. */
const links = require('./links');
const time = require('./time');

const PAUSE_MS = 5 * 60 * 1000;

/** Ids are numbers of up to 18 digits, more than JavaScript can count. */
function compare(one, other) {
  if (one.id.length !== other.id.length) return one.id.length - other.id.length;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Both lists as one, in order; a message that is in both comes once. */
function merged(list, more) {
  const known = {};
  list.concat(more).forEach((one) => {
    known[one.id] = one;
  });
  return Object.keys(known).map((id) => known[id]).sort(compare);
}

function speaker(message) {
  if (message.from === 'reader') return '我';
  return message.from === 'librarian' ? message.name || '老师' : '咨询台';
}

function row(message, before) {
  const pause = !before || time.parse(message.at) - time.parse(before.at) > PAUSE_MS;
  return {
    key: `m${message.id}`,
    mine: message.from === 'reader',
    speaker: speaker(message),
    librarian: message.from === 'librarian',
    parts: links.parts(message.text || '（这条消息请在公众号里查看）'),
    text: links.plain(message.text),
    ask: message.ask || '',
    options: message.options || [],
    when: pause ? time.words(message.at) : '',
  };
}

function pendingRow(one) {
  return {
    key: one.id,
    mine: true,
    speaker: '我',
    parts: [{ text: one.said }],
    text: one.said,
    options: [],
    state: one.refused ? 'refused' : 'sending',
    why: one.refused || '',
  };
}

/** What stands on the page: the messages, and below them what is still under way. */
function rows(messages, pending) {
  const arrived = {};
  messages.forEach((one) => {
    if (one.clientId) arrived[one.clientId] = true;
  });
  return messages
    .map((one, at) => row(one, messages[at - 1]))
    .concat(pending.filter((one) => one.said && !arrived[one.id]).map(pendingRow));
}

module.exports = { merged, rows };
