/** What members gave, and what it is worth: tag contributions. */
import { api, check, first } from './api.js';
import type { Door } from './door.js';

const DAY_MS = 86_400_000;
const SUM = 100_000;

/** Of the records that catalogue.ts harvested, one was no gift. */
export async function contributions(door: Door): Promise<void> {
  const shen = { client: await door.librarian('shen') };
  const query = aroundNow();
  const { deeds } = await api.readContributions({ ...shen, query });
  const given = first(deeds, 'the records', (one) => one.kind === 'records');
  const body = { reason: '重复的记录', amount: 1 };
  const { left } = await api.takeBackContribution({ ...shen, path: { id: given.id }, body });
  check(left === given.amount - 1, 'what is left of it');
  const after = await api.readContributions({ ...shen, query });
  first(after.deeds, 'the counter-entry', (one) => one.corrects === given.id);

  const { shares } = await api.proposeShares({ ...shen, query: { ...query, cents: SUM } });
  check(shares.reduce((sum, one) => sum + one.cents, 0) === SUM, 'all of the sum');
}

/** From the day before yesterday until tomorrow, wherever the desk is. */
export function aroundNow(): { from: string; until: string } {
  return daysAround(2);
}

/** From so many days ago until tomorrow. */
export function daysAround(ago: number): { from: string; until: string } {
  const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  return { from: day(-ago), until: day(1) };
}
