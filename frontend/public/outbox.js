// The outbox: what a student did goes to the device first and from there to the server, once, in order, when there is a way.
//
// Here is only the queue; where it is kept, what time it is, how requests are made and who else drains it is handed in, so that a proof
// runs exactly this code under a thousand kinds of bad network (end2end/outbox). What it stands on:
// - An entry has its id before it is kept. Sent twice, the server does it once and answers as it answered before.
// - An entry leaves the device only with an answer that is the server's own (outbox-commands.js, outbox-files.js): a list of the very ids
//   that were asked about. Everything else is *no way* (outbox-way.js), and everything stays.
// - One drains at a time (`lock`), from the front (outbox-queue.js). Nothing overtakes but a file that takes long, and never what is about its
//   piece; what is refused steps aside with its words and its reason.
// - Of a draft only the newest words wait. Who wrote them and the how manieth they are goes along (`hand`), so that the server knows
//   one window's words that come late or twice from another device's. No answer has to be heard for the next words to be right.
// - Entries know their person, and only those of whoever is signed in are sent; the server looks again.
// The device's clock decides nothing but how long to wait; when things were done it says with what it shows as they are sent.

import { makeCommands } from './outbox-commands.js';
import { makeFiles } from './outbox-files.js';
import { head, replaced } from './outbox-queue.js';
import { makeWay, stopped } from './outbox-way.js';

const refused = ({ state }) => state === 'refused', waits = (one) => !refused(one);

/// `person` is signed in on this page. `store`: read, write, bytes. `told` hears how it stands; `say` tells the other windows.
export function makeOutbox({ person, store, fetch, wait, lock, random = Math.random, clock = Date.now, told = () => {}, say = () => {}, signal }) {
  // `ours`: what this window put and was not rid of since. Where the disk is cleared, it is all that is left of it.
  const waiters = new Map(), ours = new Map();
  let draining = null, again = false, wake = () => {};
  let now = { waiting: 0, at: 0, of: 0, way: null, stop: '', refused: 0, lasting: true };
  const standing = (change) => {
    const next = { ...now, ...change, lasting: store.lasting !== false };
    if (Object.keys(next).some((name) => next[name] !== now[name])) told(now = next);
  };
  const sent = (many) => standing({ at: now.at + many });
  const settle = (id, outcome, aloud = true) => {
    for (const done of waiters.get(id) || []) done(outcome);
    waiters.delete(id);
    const { answer, refusal, says } = outcome, was = ours.get(id);
    if (answer === 'refused' && was && was.keeps !== false) ours.set(id, { ...was, state: 'refused', refusal, says }); else ours.delete(id);
    if (aloud) say({ id, outcome });
  };
  async function setAside(entry, refusal, says = '') {
    const put = [{ ...entry, state: 'refused', refusal, says }];
    // What shows a file cannot be without it.
    if (entry.kind === 'file') for (const one of await store.read()) {
      if (one.needs === entry.file.id) put.push({ ...one, state: 'refused', refusal, says });
    }
    await store.write({ put });
    for (const one of put) settle(one.id, { answer: 'refused', refusal, says });
    return {};
  }

  const way = makeWay({ fetch, wait, random, signal }), commands = makeCommands({ way, store, clock, settle, sent, setAside });
  const isNext = async ({ n }) => { const left = (await store.read()).filter(waits); return left.length > 0 && head(left, commands.limit)[0].n === n; };
  const files = makeFiles({ person, way, store, settle, sent, told: standing, setAside, isNext });

  async function pass() {
    for (;;) {
      if (stopped(signal)) return {};
      const list = await store.read(), queue = list.filter(waits);
      standing({ waiting: queue.length, refused: list.length - queue.length, of: queue.length && now.at + queue.length });
      if (!queue.length) { standing({ at: 0, of: 0, way: true, stop: '' }); return {}; }
      const batch = head(queue, commands.limit), next = await (batch[0].kind === 'file' ? files.send(batch[0]) : commands.send(batch));
      // It may pass: somebody signs in again in another window, or it was a portal's word after all.
      if (next.stop) { standing({ stop: next.stop }); return { wait: next.stop === 'other' ? 15000 : way.later() }; }
      if (next.wait !== undefined) { standing({ way: false }); return next; }
      standing({ way: true, stop: '' });
      commands.grows();
    }
  }

  async function run() {
    while (!stopped(signal)) {
      again = false;
      const next = await lock(pass);
      if (next.wait === undefined) { if (again) continue; return; }
      const woken = new AbortController();
      wake = () => woken.abort();
      if (signal) signal.addEventListener('abort', wake);
      await wait(next.wait, woken.signal);
      if (signal) signal.removeEventListener('abort', wake);
      wake = () => {};
    }
  }

  /// Sends what waits; resolves when nothing waits any more. `hurry`: there may be a way now.
  function drain(hurry) {
    if (hurry) wake();
    again = true;
    draining = draining || run().catch((why) => { standing({ way: false }); if (!stopped(signal)) console.error(String(why)); }).finally(() => {
      draining = null;
      // Asked for in the moment in which the last run was over.
      if (again && !stopped(signal)) drain();
    });
    return draining;
  }

  const outcome = (id) => new Promise((done) => { waiters.set(id, [...(waiters.get(id) || []), done]); });

  // When it was done, or begun: newer words of a draft are part of what was begun in time.
  const doneAt = ({ over, envelope }, gone) => Math.min((envelope && envelope.done_at) || clock(), ...gone.filter((one) => over && one.over === over && one.done).map(({ done }) => done));

  // One after the other, so that what is put later stands later.
  let putting = Promise.resolve();
  /// Keeps entries, together or not at all. Gives, once they are kept, the outcome of each that is to come.
  function put(entries) {
    const mine = putting.then(async () => {
      // What was refused and is said again takes its own place.
      const kept = await store.read(), fresh = entries.filter((one) => !kept.some(({ id, state }) => id === one.id && state !== 'refused'));
      const anew = kept.filter(({ id }) => fresh.some((one) => one.id === id)), gone = replaced(kept, fresh).filter((one) => !anew.includes(one)), outcomes = entries.map(({ id }) => outcome(id));
      const put = fresh.map((one) => ({ ...one, person, done: doneAt(one, gone) }));
      for (const one of put) ours.set(one.id, one);
      await store.write({ drop: anew.map(({ n }) => n), old: gone, put });
      for (const { id } of gone) settle(id, { answer: 'replaced' });
      standing({ waiting: kept.filter(waits).length - gone.length + fresh.length });
      drain();
      return outcomes;
    });
    putting = mine.catch(() => {});
    return mine;
  }

  /// The disk was cleared: what this window put waits again, in its order. Of a file whose bytes lay there nothing is left, and that is said.
  function lost() {
    putting = putting.then(async () => {
      const there = await store.read(), all = [...ours.values()].filter(({ id }) => !there.some((one) => one.id === id));
      const bare = all.filter(({ file, blob }) => file && !blob).map(({ file }) => file.id), refusal = { key: 'files.cut' };
      const put = all.map((one) => (bare.includes(one.needs || (one.file && one.file.id)) ? { ...one, state: 'refused', refusal, says: '' } : one));
      await store.write({ put });
      for (const { id } of put.filter(refused)) settle(id, { answer: 'refused', refusal, says: '' });
      drain(true);
    }).catch(() => {});
  }

  return {
    put, drain, lost,
    standing: () => now,
    waiting: () => store.read(),
    /// Of an entry that waits: what comes of it.
    outcome,
    /// Of another window.
    hear: ({ id, outcome }) => { if (id) settle(id, outcome, false); },
    /// What stepped aside: once more, or given up.
    async again() {
      const put = (await store.read()).filter(refused).map(({ state, refusal, says, fails, ...entry }) => entry);
      if (put.length) await store.write({ put });
      way.believesAnew();
      return drain(true);
    },
    async forget(ids) {
      for (const id of ids) ours.delete(id);
      const drop = (await store.read()).filter(({ id }) => ids.includes(id)).map(({ n }) => n);
      await store.write({ drop });
      drain();
    },
  };
}
