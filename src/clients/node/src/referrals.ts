/** A reader is led to a platform, which tells the rest: tag referrals. */
import { api, check, first } from './api.js';
import { aroundNow } from './contributions.js';
import type { Door } from './door.js';
import { platformSignature, type Outside } from './outside.js';

export async function referrals(door: Door, outside: Outside): Promise<void> {
  await outside.wechat('oLed', '我要做专利导航');
  await outside.wechat('oLed', '新能源汽车热管理');
  const answer = await outside.wechat('oLed', '好，给我链接');
  const id = await outside.follow(answer.match(/href="([^"]+)"/)?.[1] ?? '');

  const event = 'solved';
  const { noted } = await api.tellOfReferral({
    client: door.nobody(),
    path: { id },
    headers: { 'X-Desk-Signature': platformSignature(id, event) },
    body: { event },
  });
  check(noted, 'its first word');
  const lin = { client: await door.librarian('lin') };
  const { rows } = await api.readFunnel({ ...lin, query: { ...aroundNow(), by: 'platform', library: 'demo-a' } });
  check(first(rows, 'a platform').solved === 1, 'one who was helped');
}
