/** What nobody answered, and what is made of it: tag demand. */
import { api, check, first } from './api.js';
import { daysAround } from './contributions.js';
import type { Door } from './door.js';
import type { Outside } from './outside.js';

const QUESTION = '钢琴练习室的隔音耳罩去哪领呀';
const ENOUGH = 3;

export async function demand(door: Door, outside: Outside): Promise<void> {
  for (let i = 0; i < ENOUGH; i += 1) await outside.wechat(`oAsks${i}`, QUESTION);
  const lin = { client: await door.librarian('lin') };
  const span = daysAround(60);
  const found = await api.readDemand({ ...lin, query: { ...span, library: 'demo-a' } });
  const suggestion = first(found.suggestions, 'what to write', (one) => one.title.zh === QUESTION);
  const decided = await api.decideSuggestion({
    ...lin,
    path: { id: suggestion.id },
    body: { ...span, library: 'demo-a', state: 'put-off', reason: '新楼开放后再写' },
  });
  check(decided.reason === '新楼开放后再写', 'what was decided');

  check((await api.chooseWeekly({ ...lin, body: { channel: 'none' } })).channel === 'none', 'nowhere');
  await api.seeWeekly({ ...lin, body: { week: span.until } });
  check((await api.readWeekly(lin)).channel === 'none', 'still nowhere');
}
