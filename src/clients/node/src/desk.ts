/** Talking with readers: tag desk, and what the reader does meanwhile. */
import type { Client } from '../client/client/index.js';
import type { Act, Ticket } from '../client/types.gen.js';
import { api, check, first, newId } from './api.js';
import type { Door } from './door.js';

/** A question that the desk cannot answer: she steps in, answers, notes, drafts, ends it. */
export async function talk(door: Door): Promise<void> {
  const reader = { client: await door.guest() };
  const lin = { client: await door.librarian('lin') };
  await say(reader.client, '钢琴练习室的隔音耳罩去哪领呀');
  const { consults } = await api.findConsults({ ...lin, query: { q: '隔音耳罩' } });
  const it = { ...lin, path: { id: first(consults, 'the consult').id } };
  const act = (body: Omit<Act, 'key'>) => api.actOnConsult({ ...it, body: { key: newId(), ...body } });

  await act({ act: 'take' });
  await act({ act: 'say', text: '隔音耳罩在三楼艺术阅览室服务台领。' });
  await api.addNote({ ...it, body: { text: '耳罩换过地方' } });
  await api.suggestAnswers(it);
  await api.readHistory(it);
  const all = await api.readConsult(it);
  check(all.notes.length === 1, 'the note');
  const after = first(all.messages, 'a message').id;
  const { messages } = await api.readMessages({ ...it, query: { after } });
  const reply = first(messages, 'the reply', (one) => one.from === 'librarian');
  await api.draftFromReply({ ...it, body: { message: reply.id } });
  await api.blockReader({ ...it, body: { days: 1, reason: '试一试' } });
  await api.unblockReader(it);
  await act({ act: 'close', reason: '已解答' });

  check((await api.myConsult(reader)).phase === 'rating', 'the desk asks for stars');
  await api.rateConsult({ ...reader, body: { id: newId(), stars: 5 } });
  check((await api.listColleagues(lin)).librarians.length, 'colleagues');
}

/** Two messages left for later: one is handed on, the other answered. */
export async function tickets(door: Door): Promise<void> {
  await leave(await door.guest(), '研究生论文查重在哪里预约？');
  const other = { client: await door.guest() };
  await leave(other.client, '想查护理类的外文期刊');
  const lin = { client: await door.librarian('lin') };
  const open = (await api.listTickets(lin)).tickets;

  await api.passTicket({ ...lin, path: ticket(open, '论文查重'), body: { to: 'librarian:fang' } });
  const path = ticket(open, '外文期刊');
  await api.askAwayOfTicket({ ...lin, path });
  await api.endTicket({ ...lin, path, body: { answer: '在数据库导航的“医药卫生”一栏。' } });
  const mine = first((await api.myTickets(other)).tickets, 'her message');
  check(mine.answer?.includes('医药卫生'), 'the answer');
}

/** A message with a listed word waits for review, and is released. */
export async function held(door: Door): Promise<void> {
  const client = await door.guest();
  await leave(client, '谁能代写论文');
  const { held: kept } = first((await api.exportMyData({ client })).accounts, 'her account');
  check(first(kept, 'her words').state === 'waiting', 'she sees that it waits');

  const lin = { client: await door.librarian('lin') };
  const path = { id: first((await api.listHeldTexts(lin)).held, 'what waits').id };
  const decided = await api.decideHeldText({ ...lin, path, body: { decision: 'release', reason: '可以答复' } });
  check(decided.state === 'released', 'it can be read');
  const all = await api.listHeldTexts({ ...lin, query: { state: 'decided' } });
  first(all.held, 'it is kept', (one) => one.id === path.id);
}

export async function replies(door: Door): Promise<void> {
  const lin = { client: await door.librarian('lin') };
  const form = { title: '开馆', text: '开馆时间：{{library.hours}}' };
  const path = { id: first((await api.addReply({ ...lin, body: form })).replies, 'the reply').id };
  await api.changeReply({ ...lin, path, body: { ...form, title: '开馆时间' } });
  first((await api.listReplies(lin)).replies, 'the reply by its new title', (one) => one.title === '开馆时间');
  await api.removeReply({ ...lin, path });
}

async function say(client: Client, text: string): Promise<void> {
  await api.sendMessage({ client, body: { id: newId(), text } });
}

async function leave(client: Client, text: string): Promise<void> {
  await api.escalateConsult({ client, body: { id: newId() } });
  await say(client, text);
}

function ticket(all: Ticket[], words: string): { id: string } {
  return { id: first(all, words, (one) => one.text.includes(words)).id };
}
