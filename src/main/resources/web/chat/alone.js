/**
 * Does some work while no other tab of this browser does work of that name. Where there are no locks,
 * or a frame may not have them, two may do it at once.
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
    return work();
  }
}
