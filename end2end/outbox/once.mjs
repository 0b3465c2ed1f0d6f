// What has to be so of everything that somebody did: it is there, once, in order.
import assert from 'node:assert/strict';

/// `list` holds each sure word once, others at most once, and nothing else. What was kept stands in the order of `all`, and so does what one
/// window did. What only a killed window's memory held (the disk was full) may still be on its way when the next window's words arrive.
export function once(list, all, { unsure, windows }, what) {
  const at = list.map((word) => all.indexOf(word));
  assert.ok(at.every((place) => place >= 0), `${what}: what nobody did: ${list.filter((_, nth) => at[nth] < 0)}`);
  assert.equal(new Set(list).size, list.length, `${what}: doubled in ${list}`);
  const inOrder = (some) => assert.deepEqual(some, all.filter((word) => some.includes(word)), `${what}: not in order: ${list}`);
  inOrder(list.filter((word) => !unsure.has(word)));
  for (const window of new Set(list.map((word) => windows.get(word)))) inOrder(list.filter((word) => windows.get(word) === window));
  for (const word of all) if (!unsure.has(word)) assert.ok(list.includes(word), `${what}: lost: ${word}`);
}

/// Of what takes the place of what was said before, `now` is the newest that is sure, or something newer; or it was on its way, as above.
export function stillNew(now, all, { unsure }, what) {
  const least = all.findLastIndex((word) => !unsure.has(word)), at = all.indexOf(now);
  if (now === undefined) assert.ok(least < 0, `${what}: lost: ${all[least]}`);
  else assert.ok(at >= 0 && (at >= least || unsure.has(now)), `${what}: ${now} stands in the place of ${all[least]}`);
}
