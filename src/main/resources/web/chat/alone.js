import { newId, shared } from './keep.js';

const LEASE_MS = 20000;
const LOOK_MS = 150;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Does some work while no other tab of this browser does work of that name. Where there are no locks,
 * or a frame may not have them, it writes down whose turn it is.
 */
export async function alone(name, work) {
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  try {
    return await navigator.locks.request(name, begin);
  } catch (refused) {
    if (begun) throw refused;
    return leased(name, work);
  }
}

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
