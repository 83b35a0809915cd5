/** The records of all members: tag catalogue. */
import { api, check, first, until } from './api.js';
import type { Door } from './door.js';

const SOURCE = 'demo-b-opac';

export async function catalogue(door: Door): Promise<void> {
  const shen = { client: await door.librarian('shen') };
  await api.harvestSource({ ...shen, path: { id: SOURCE } });
  await until('what the harvest brought', async () => {
    const now = await api.readCatalogue(shen);
    return now.sources[0]?.run?.state === 'done' && now.waiting === 0 && now.behind === 0 ? now : undefined;
  });
  // The desk may harvest it by itself, too; what was wrong is told by the run that was first.
  const { runs } = await api.readRuns({ ...shen, query: { source: SOURCE } });
  const run = first(runs.reverse(), 'the run').id;
  check((await api.readRefusals({ ...shen, query: { run } })).refusals.length, 'the broken record');
  const { works } = await api.searchCatalogue({ ...shen, query: { q: '护理', library: 'demo-b', size: 5 } });
  const { id } = first(works, 'a work');
  check((await api.readWork({ ...shen, query: { id } })).records.length, "the work's records");
}
