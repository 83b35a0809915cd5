/** The alliance's files: tag directory. */
import { api, check } from './api.js';
import type { Door } from './door.js';

const SOURCES =
  "- {id: demo-b-opac, library: demo-b, name: 青禾馆书目, address: '{{alliance.oai}}', prefix: oai_dc}\n";

/** Writes a source of records, which catalogue.ts harvests. */
export async function directory(door: Door): Promise<void> {
  const shen = { client: await door.librarian('shen') };
  const wrong = await api.checkDirectory({ ...shen, body: { name: 'sources.yaml', text: '- {id: x}\n' } });
  check(wrong.faults.length, 'faults with their lines');
  const { edition } = await api.readDirectory(shen);
  await api.writeDirectory({ ...shen, body: { name: 'sources.yaml', text: SOURCES, edition } });
}
