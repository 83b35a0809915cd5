import * as generated from '../client/sdk.gen.js';

const made = new Set<string>();

type Operation = (options: object) => Promise<unknown>;

/** The generated functions, one for each operation, which write down that they were answered well. */
export const api = Object.fromEntries(
  Object.entries(generated).map(([id, operation]) => [
    id,
    async (options: object) => {
      const answer = await (operation as Operation)(options);
      made.add(id);
      return answer;
    },
  ]),
) as unknown as typeof generated;

/** The operations that were not. */
export function notMade(): string[] {
  return Object.keys(generated).filter((id) => !made.has(id));
}

/** What this program relies on. */
export function check(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`missing: ${what}`);
}

/** The first that fits; there has to be one. */
export function first<T>(all: T[], what: string, fits: (one: T) => boolean = () => true): T {
  const found = all.find(fits);
  check(found, what);
  return found;
}

const PATIENCE_MS = 120_000;
const LOOK_MS = 200;

/** Waits until what is asked for is there, and gives it. */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found) return found;
    check(Date.now() < end, what);
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
}

/** What a client makes up for each message and act. */
export function newId(): string {
  return crypto.randomUUID();
}
