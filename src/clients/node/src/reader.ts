/** A reader's page: tag reader. The stars are in desk.ts, after a talk. */
import type { Problem } from '../client/types.gen.js';
import { api, check, first, newId } from './api.js';
import type { Door } from './door.js';
import type { Outside } from './outside.js';

export async function readers(door: Door, outside: Outside): Promise<void> {
  await guest(door);
  await launched(door, outside);
  await miniProgram(door, outside);
  await subjects(door);
}

async function guest(door: Door): Promise<void> {
  const nobody = door.nobody();
  const opened = await api.openGuestSession({ client: nobody, body: { library: 'demo-a', subject: '5202' } });
  const { refreshToken } = opened;
  const client = door.reader(await api.refreshSession({ client: nobody, body: { refreshToken } }));

  const said = await api.sendMessage({ client, body: { id: newId(), text: '图书怎么续借？' } });
  check(said.messages.length >= 2, 'an answer');
  const page = await api.myMessages({ client, query: { after: '0', limit: 1 } });
  check(page.more, 'more than the first message');
  const others = await api.myMessages({ client, query: { after: page.cursor } });
  check(others.messages.length, 'the others');

  const asked = await api.escalateConsult({ client, body: { id: newId() } });
  check(asked.consult.phase === 'leaving-message', 'nobody is there, so a message may be left');
  await api.cancelConsult({ client, body: { id: newId() } });
  check((await api.myConsult({ client })).phase === 'desk', 'the desk speaks again');

  check((await api.myData({ client })).kept.messages >= 4, 'what is kept, in numbers');
  check((await api.exportMyData({ client })).accounts.length === 1, 'what is kept');
  await api.forgetMyData({ client });
}

async function launched(door: Door, outside: Outside): Promise<void> {
  const code = await outside.launchCode(`r-${newId()}`);
  await api.endSession({ client: door.reader(await api.openLaunchSession({ client: door.nobody(), body: { code } })) });
}

async function miniProgram(door: Door, outside: Outside): Promise<void> {
  const body = { appId: 'wx00000000000000d4', code: await outside.loginCode('oWalks') };
  const client = door.reader(await api.openMiniProgramSession({ client: door.nobody(), body }));
  const { purpose, template } = first((await api.myConsents({ client })).asks, 'what she may agree to');
  const tap = { id: newId(), purpose };
  const refused = await api.giveConsent({ client, body: { ...tap, template: 'another' } }).then(
    () => undefined,
    (problem: Problem) => problem,
  );
  check(refused?.status === 400 && refused.field === 'template', 'told why not');
  await api.giveConsent({ client, body: { ...tap, template } });
  const { consents } = first((await api.exportMyData({ client })).accounts, 'her account');
  check(consents.length === 1, 'what she agreed to');
}

async function subjects(door: Door): Promise<void> {
  const client = door.nobody();
  const group = first((await api.listSubjects({ client })).groups, 'a group');
  await api.readGuide({ client, path: { library: 'demo-a', subject: group.code } });
}
