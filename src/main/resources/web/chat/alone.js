import { newId, shared } from './keep.js';

const LEASE_MS = 20000;
const LOOK_MS = 60;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Does some work while no other tab of this browser does work of that name. Browsers without locks,
 * and pages that came without TLS, write down whose turn it is.
 */
export const alone = (name, work) =>
  navigator.locks ? navigator.locks.request(name, work) : leased(name, work);

async function leased(name, work) {
  const owner = newId();
  const mine = () => (shared.read(name) || {}).owner === owner;
  for (;;) {
    const lease = shared.read(name);
    if (!lease || lease.until < Date.now() || lease.until > Date.now() + LEASE_MS) {
      shared.write(name, { owner, until: Date.now() + LEASE_MS });
      await pause(LOOK_MS);
      if (mine()) break;
    }
    await pause(LOOK_MS * (1 + Math.random()));
  }
  try {
    return await work();
  } finally {
    if (mine()) shared.remove(name);
  }
}
