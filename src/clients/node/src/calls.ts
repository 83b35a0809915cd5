/** A project of two libraries: tag calls, and what readers see of it. */
import type { Client } from '../client/client/index.js';
import type { CallAct, MilestoneAct } from '../client/types.gen.js';
import { api, check, first, newId, until } from './api.js';
import type { Door } from './door.js';
import type { Outside } from './outside.js';

/** Enough to publish it and apply; the other calls are made meanwhile. */
const OPEN_FOR_MS = 60_000;

const path = { id: newId() };
const application = newId();
const milestone = newId();
const applied = { ...path, application };
const planned = { ...path, milestone };

/** Lin writes it, fang publishes it, qiao of another library applies. */
export async function openCall(door: Door, outside: Outside): Promise<void> {
  const lin = { client: await door.librarian('lin') };
  await api.writeCall({ ...lin, path, body: form() });
  const file = newId();
  await outside.attach(lin.client, { call: path.id, file, name: 'plan.pdf' }, '%PDF-1.7 plan');
  check((await api.readCall({ ...lin, path })).files.length === 1, 'the attachment');
  const bare = await api.removeCallFile({ ...lin, path: { ...path, file } });
  check(bare.files.length === 0, 'no attachment');
  await act(lin.client, { act: 'submit' });
  await act(await door.librarian('fang'), { act: 'publish' });

  const query = { library: 'demo-b', subject: '520201' };
  const open = await api.listOpenCalls({ client: door.nobody(), query });
  first(open.calls, 'readers see it', (one) => one.id === path.id);
  const qiao = { client: await door.librarian('qiao') };
  first((await api.listCalls(qiao)).calls, 'it is told', (one) => one.id === path.id);
  await api.writeApplication({ ...qiao, path: applied, body: { version: 0, material: '我馆有两名护理学科馆员' } });
  await api.actOnApplication({ ...qiao, path: applied, body: { act: 'submit', version: 1 } });
}

/** After the deadline: judged, agreed on, worked on, ended. */
export async function finishCall(door: Door): Promise<void> {
  const client = await door.librarian('lin');
  const qiao = await door.librarian('qiao');
  await until('the deadline', async () => (await api.readCall({ client, path })).state === 'judging' || undefined);
  const scored = await api.scoreApplication({ client, path: applied, body: { points: [90, 70] } });
  check(first(scored.applications, 'the application').score === 82, 'its score');
  await act(client, { act: 'select', applications: [application] });
  const parties = [party('', '统筹'), party(application, '采集')];
  await api.writeAgreement({ client, path, body: { version: await version(client), parties } });
  check((await act(qiao, { act: 'confirm' })).state === 'running', 'all have agreed');

  const plan = { title: '首批 50 条', deliverable: '清单', due: '2099-03-01', party: application };
  await api.planMilestone({ client, path: planned, body: { ...plan, version: await version(client) } });
  await actOnMilestone(qiao, { act: 'deliver', why: '清单已交' });
  await api.commentOnCall({ client, path: { ...path, comment: newId() }, body: { text: '很好', milestone } });
  await actOnMilestone(client, { act: 'accept' });
  const end = await act(client, { act: 'close', grade: 5, evaluation: '如期完成' });
  check(end.state === 'closed', 'the end');
}

function form() {
  return {
    version: 0,
    title: '护理操作视频共建',
    subject: '52',
    kind: 'department' as const,
    initiator: '护理学院',
    items: '采集、标引护理操作视频',
    cooperation: '分工共建，成果共享',
    goals: '一年建成 200 条',
    budget: 8_000_000,
    split: shares('采集', '标引'),
    talent: '懂护理的学科馆员',
    deadline: new Date(Date.now() + OPEN_FOR_MS).toISOString(),
    criteria: shares('方案', '经验'),
  };
}

function shares(one: string, other: string) {
  return [
    { name: one, points: 6_000 },
    { name: other, points: 4_000 },
  ];
}

function party(of: string, duty: string) {
  return { application: of, duty, share: 5_000 };
}

async function act(client: Client, body: Omit<CallAct, 'version'>) {
  return api.actOnCall({ client, path, body: { ...body, version: await version(client) } });
}

async function actOnMilestone(client: Client, body: Omit<MilestoneAct, 'version'>) {
  return api.actOnMilestone({ client, path: planned, body: { ...body, version: await version(client) } });
}

/** What she has seen of it. */
async function version(client: Client): Promise<number> {
  return (await api.readCall({ client, path })).version;
}
