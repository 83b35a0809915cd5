/** Accounts: tag librarians. */
import { api, check, first, until } from './api.js';
import type { Door } from './door.js';
import { appCode, type Outside } from './outside.js';

/** A library-admin adds a colleague, who sets herself up with a second factor. */
export async function account(door: Door): Promise<void> {
  const admin = { client: await door.librarian('fang') };
  const body = { id: 'xu', library: 'demo-a', name: '许', role: 'librarian' } as const;
  const { password } = await api.addLibrarian({ ...admin, body });
  check(password, 'the password that was made up');
  await api.changeLibrarian({ ...admin, path: { id: 'xu' }, body: { name: '许晴川' } });
  const { librarians } = await api.listLibrarians(admin);
  first(librarians, 'the new colleague', (one) => one.name === '许晴川');

  const xu = { client: await door.librarian('xu', password) };
  const own = 'a password of her own';
  await api.changePassword({ ...xu, body: { old: password, new: own } });
  const { secret } = await api.proposeCode(xu);
  // A code works once: that of now is for this, the next one for signing in.
  await api.activateCode({ ...xu, body: { code: appCode(secret, 0) } });
  await api.signOut(xu);

  const again = { client: await door.librarian('xu', own, appCode(secret, 1)) };
  check((await api.whoAmI(again)).librarian.id === 'xu', 'herself');
  await api.removeCode({ ...again, body: { password: own } });
  check((await api.readAudit({ ...admin, query: { library: 'demo-a' } })).entries.length, 'who did what');
}

/** She binds her own WeChat, is told there that a reader waits, and comes in by the link. */
export async function phone(door: Door, outside: Outside): Promise<void> {
  const lin = { client: await door.librarian('lin') };
  await outside.wechat('oPhoneOfLin', `绑定 ${(await api.proposeWechat(lin)).code}`);
  check((await api.readOwnWechat(lin)).bound, 'her WeChat is bound');

  await outside.wechat('oWaits', '转人工');
  await outside.wechat('oWaits', '0');
  const found = await until('the link', async () =>
    (await outside.outbox('oPhoneOfLin')).match(/\/enter\/([^/"\\]+)\/([^/"\\\s]+)/) ?? undefined,
  );
  const [, link = '', id = ''] = found;
  const mobile = { client: await door.enter((client) => api.enterByLink({ client, body: { link } })) };
  check((await api.readConsult({ ...mobile, path: { id } })).consult.id === id, 'her words');
  const desk = await api.viewDesk(mobile);
  check(desk.consults.length + desk.tickets.open === 1, 'one who waits, or left word');
  await api.unbindWechat(lin);
}
