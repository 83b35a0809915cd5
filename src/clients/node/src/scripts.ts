/** Dialogues, live and tried out: tag scripts. */
import { api, check, first } from './api.js';
import type { Door } from './door.js';

export async function scripts(door: Door): Promise<void> {
  const lin = { client: await door.librarian('lin') };
  const library = 'demo-a';
  const { content } = first((await api.listFlows({ ...lin, query: { library } })).flows, 'a flow');
  const body = { library, content, librarians: true, said: [{ does: 'begins' as const }] };
  check((await api.rehearse({ ...lin, body })).turns.length === 1, 'what the desk would say');
}
