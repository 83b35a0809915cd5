/** What readers asked without an answer: tag questions. */
import { api, check, first, newId } from './api.js';
import type { Door } from './door.js';

const STRANGE = '桌游室的狼人杀牌在哪借啊';
const OTHER = '天台的望远镜几点能用呀';

export async function questions(door: Door): Promise<void> {
  const client = await door.guest();
  for (const text of [STRANGE, OTHER]) await api.sendMessage({ client, body: { id: newId(), text } });

  const lin = { client: await door.librarian('lin') };
  const library = 'demo-a';
  const { groups } = await api.listQuestionGroups({ ...lin, query: { library, days: 30 } });
  first(groups, 'the question', (one) => one.question === STRANGE);
  const linked = { library, entry: 'borrow-renew', questions: [STRANGE, '狼人杀的牌哪里有呢'] };
  await api.linkQuestions({ ...lin, body: linked });
  check((await api.listRegressionQuestions(lin)).includes('狼人杀'), 'the one that was kept back');
  await api.dismissQuestions({ ...lin, body: { library, questions: [OTHER] } });
}
