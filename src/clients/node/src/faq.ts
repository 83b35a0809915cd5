/** From a draft to what readers get: tag faq. */
import { api, check } from './api.js';
import type { Door } from './door.js';

const QUESTION = '机器人实训室在哪里？';
const query = { library: 'demo-a' };
const path = { id: 'robots' };

export async function faq(door: Door): Promise<void> {
  const fang = { client: await door.librarian('fang') };
  const it = { ...fang, path, query };
  const drafted = await api.putDraft({ ...it, body: form('三号楼二层。') });
  check((await api.reviewDrafts({ ...fang, query })).drafts.length, 'the difference');
  await api.publishDrafts({ ...fang, query, body: { ids: [path.id] } });
  const found = await api.searchEntries({ ...fang, query: { ...query, q: QUESTION } });
  check(found.band === 'answer', 'readers get it');

  const live = await api.readEntry(it);
  check(live.state !== drafted.state, 'another state');
  const changed = await api.putDraft({ ...it, headers: { 'If-Match': live.state }, body: form('三号楼四层。') });
  await api.dropDraft({ ...it, headers: { 'If-Match': changed.state } });
  await api.restoreRevision({ ...it, body: { revision: 1 } });
  const list = await api.listEntries({ ...fang, query: { ...query, q: '机器人实训室', layer: 'library' } });
  check(list.total >= 1, 'it is in the list');

  const file = new Blob(['id,subject,question,variants,answer\nlamps,*,台灯在哪借？,,一楼服务台。\n']);
  await api.importEntries({ ...fang, query: { ...query, name: 'entries.csv', draft: true }, body: file });
  const exported = await api.exportEntries({ ...fang, query: { ...query, format: 'csv' }, parseAs: 'blob' });
  check((await (exported as Blob).text()).includes(QUESTION), 'the entry in the file');
  check((await api.readBands({ ...fang, query })).samples > 0, 'calibrated bands');
  await api.listDueReviews({ ...fang, query: { ...query, days: 3650 } });
}

function form(answer: string) {
  return { subject: '*', question: QUESTION, variants: ['去哪找机器人', '机器人实验室怎么走'], answer };
}
