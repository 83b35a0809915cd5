/** How the alliance does: tag scorecard. */
import { api, check, first } from './api.js';
import { daysAround } from './contributions.js';
import type { Door } from './door.js';

export async function scorecard(door: Door): Promise<void> {
  const shen = { client: await door.librarian('shen') };
  const { indicators } = await api.listIndicators(shen);
  const query = daysAround(30);
  const { figures } = await api.readScorecard({ ...shen, query });
  check(figures.length && figures.length <= indicators.length, 'a figure of each');

  const { id } = first(indicators, 'an indicator');
  await api.setTarget({ ...shen, path: { id }, body: { library: '*', value: 0.5 } });
  const file = await api.exportScorecard({ ...shen, query: { ...query, format: 'csv', scope: 'library', id: 'demo-core' }, parseAs: 'blob' });
  check((file as Blob).size > 0, 'the file');
}
