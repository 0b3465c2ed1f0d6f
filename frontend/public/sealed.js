// What is kept on this device, sealed: what is not sent yet, bytes of files, and the pages that were last seen.
//
// Each person seals with a key of their own on each device (AES-GCM; the server derives it, server/src/sealing.rs). It is imported so that
// no script can read it out, stays in IndexedDB while its student is signed in, so that a killed window or a start without a network can go
// on, and is deleted at sign-out. Then nobody opens what was left, until the same student signs in here again.
// In the clear stand ids and sizes; no word of anybody. What names words of a form may be made of words itself (what the form is about), and
// stands there as a digest.

import { mintedAt } from './mint.js';

const NAME = 'waymark', STORES = ['outbox', 'bytes', 'seen', 'keys', 'half', 'pictures'], CHUNK = 256 << 10, MOST_SEEN = 40;
/// Pictures of the pages that were last seen: under 4 MB of them all.
export const LARGEST_PICTURE = 64 << 10;
const MOST_PICTURES = 60;
/// Milliseconds until bytes that nothing speaks of are swept; that the key may take.
const A_DAY = 86400000, PATIENCE = 5000;
const done = (request) => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
const over = (change) => new Promise((yes, no) => { change.oncomplete = () => yes(); change.onabort = change.onerror = () => no(change.error); });

let opening = null;
const open = () => opening ??= new Promise((yes, no) => {
  const request = indexedDB.open(NAME, 2);
  request.onupgradeneeded = () => {
    const db = request.result;
    for (const store of STORES) if (!db.objectStoreNames.contains(store)) {
      if (store === 'outbox') db.createObjectStore(store, { autoIncrement: true }).createIndex('person', 'person'); else db.createObjectStore(store);
    }
  };
  request.onsuccess = () => {
    const db = request.result;
    // Cleared by hand, or by a browser that is short of room: what is kept next is kept in a new one.
    db.onclose = () => { opening = null; document.dispatchEvent(new Event('waymark:cleared')); };
    db.onversionchange = () => { db.close(); opening = null; };
    yes(db);
  };
  request.onerror = request.onblocked = () => no(request.error || new Error('blocked'));
}).catch((why) => { opening = null; throw why; });

const change = async (...stores) => (await open()).transaction(stores, 'readwrite', { durability: 'strict' });
// What a sign-out takes away is not written after it, by a hand that was on its way then (`gone`). Asked once there is a turn: a sign-out that
// comes later takes away what was written in it.
async function changeWhileHere(store, gone) {
  const turn = await change(store);
  if (gone && gone.aborted) throw new Error('they have left');
  return turn;
}
const look = async (store) => (await open()).transaction(store).objectStore(store);
const of = (person) => IDBKeyRange.bound([person], [person, []]);

// A recording whose window ended in the middle lies among the pages until its student comes back (/making.js): it is work, not a page.
const isWork = ([, address]) => address.startsWith('recording ');

// The last stroke that each hand put on this disk (hands.js), among the pages: what is older than it, nobody goes on from. The browser's own
// notes of them can be a minute behind where its battery ran out; this is as old as the pages are.
const HAND = 'hand ';

// Everything of a person but their work: the key, and the pages that it opens.
async function lock(person) {
  const ends = await change('keys', 'seen', 'pictures'), ended = over(ends), seen = ends.objectStore('seen');
  ends.objectStore('keys').delete(person);
  ends.objectStore('pictures').delete(of(person));
  for (const key of await done(seen.getAllKeys(of(person)))) if (!isWork(key)) seen.delete(key);
  await ended;
}

/// Locks everybody's but this person's. `spare` is empty where nobody is signed in. Gives how much waits here, of anybody.
export async function lockOthers(spare) {
  for (const person of await done((await look('keys')).getAllKeys())) if (person !== spare) await lock(person);
  return done((await look('outbox')).count());
}

/// Who was signed in here last and still is, as far as this device knows.
export const whoseKey = async () => (await done((await look('keys')).getAllKeys()))[0] || '';

// — Bytes of files, before anything speaks of them —

// — What is half written: its name on the disk —

const FORM = 'form ', NAMED = /^form [0-9a-f]{64}$/;
async function nameOf(person, name) {
  if (!name.startsWith(FORM) || NAMED.test(name)) return name;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(person + ' ' + name)));
  return FORM + [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Words that an older release kept keep their row; only what they are called changes.
async function rename() {
  const old = (await done((await look('half')).getAllKeys())).filter(([, name]) => name.startsWith(FORM) && !NAMED.test(name));
  const named = await Promise.all(old.map(async ([person, name]) => [[person, name], [person, await nameOf(person, name)]]));
  if (!named.length) return;
  const renames = await change('half'), half = renames.objectStore('half'), ended = over(renames);
  for (const [was, is] of named) half.get(was).onsuccess = ({ target: { result } }) => { if (result) half.put(result, is); half.delete(was); };
  await ended;
}

const lockOf = (id) => (id.startsWith('recording ') ? id : 'waymark bytes ' + id);

/// From before a file's bytes are written until its entry is: as long as this window is there, nobody sweeps them. Gives what ends that.
export const holdsBytes = (id) => (navigator.locks ? new Promise((done) => {
  navigator.locks.request(lockOf(id), { mode: 'shared' }, () => new Promise((over) => { done(over); })).catch(() => done(() => {}));
}) : Promise.resolve(() => {}));

/// Sweeps bytes of files whose window ended before it had said what they are: no entry of anybody names them, no window holds them, and they
/// are a day old (a tab of an older release holds nothing). Who is signed in does not matter. And what stands in the clear that need not.
export async function sweep(now = Date.now()) {
  await rename().catch(() => {});
  const ids = new Set((await done((await look('bytes')).getAllKeys())).map(([id]) => id));
  for (const id of ids) {
    if (!(now - mintedAt(id.replace('recording ', '')) > A_DAY)) continue;
    const take = async () => {
      const sweeps = await change('outbox', 'bytes', 'seen'), ended = over(sweeps);
      const [rows, notes] = await Promise.all([done(sweeps.objectStore('outbox').getAll()), done(sweeps.objectStore('seen').getAllKeys())]);
      if (!rows.some(({ file }) => file === id) && !notes.some(([, address]) => address === id)) sweeps.objectStore('bytes').delete(of(id));
      await ended;
    };
    if (navigator.locks) await navigator.locks.request(lockOf(id), { ifAvailable: true }, (mine) => (mine ? take() : null)); else await take();
  }
}

// A line that is half open never says no, and meanwhile no other window has its turn.
async function asked(person, fetch, gone) {
  const stop = new AbortController(), ends = () => stop.abort(), timer = setTimeout(ends, PATIENCE);
  if (gone) gone.addEventListener('abort', ends);
  try {
    const answer = await fetch('/api/v1/seal', { method: 'POST', cache: 'no-store', signal: stop.signal });
    return answer.ok && answer.headers.get('waymark-person') === person ? await answer.arrayBuffer() : null;
  } finally {
    clearTimeout(timer);
    if (gone) gone.removeEventListener('abort', ends);
  }
}

async function keyOf(person, fetch, gone) {
  const kept = await done((await look('keys')).get(person));
  if (kept) return kept;
  if (!fetch || (gone && gone.aborted)) throw new Error('no key');
  const bytes = await asked(person, fetch, gone);
  if (!bytes || bytes.byteLength !== 32) throw new Error('no key');
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  // Where another window was faster, its key is the one.
  const keeps = await changeWhileHere('keys', gone), keys = keeps.objectStore('keys'), other = await done(keys.get(person));
  if (!other) keys.put(key, person);
  await over(keeps);
  return other || key;
}

/// What is kept of this person. Throws where the device keeps nothing, or has no key and reaches nobody who gives it (`fetch`, if it may ask).
/// `gone`: they have left this window.
export async function sealed(person, fetch, gone) {
  const named = (deed) => (navigator.locks ? navigator.locks.request('waymark key', deed) : deed());
  const key = await named(() => keyOf(person, fetch, gone));
  await lockOthers(person);
  async function seal(bytes) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) };
  }
  const unseal = async ({ iv, box }) => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, box);
  const words = async (what) => seal(new TextEncoder().encode(JSON.stringify(what)));
  // What an older key sealed opens for nobody any more: it is as if it were not there.
  const read = async (row) => { try { return JSON.parse(new TextDecoder().decode(await unseal(row))); } catch { return null; } };

  return {
    async read() {
      const index = (await look('outbox')).index('person');
      const [rows, keys] = await Promise.all([done(index.getAll(person)), done(index.getAllKeys(person))]);
      const list = await Promise.all(rows.map(async (row, at) => { const entry = await read(row); return entry && { ...entry, n: keys[at] }; }));
      return list.filter(Boolean).sort((one, other) => one.n - other.n);
    },
    /// `gone`: files of which nothing but their bytes is here.
    async write({ put = [], drop = [], gone: bare = [] }) {
      // Its bytes are in memory alone: so is it.
      if (put.some(({ blob }) => blob)) throw new Error('not on the disk');
      const rows = await Promise.all(put.map(async ({ n, ...entry }) => [n, { person, ...(entry.file && { file: entry.file.id }), ...await words(entry) }]));
      const hands = put.filter(({ hand }) => hand), writes = await change('outbox', 'bytes', ...(hands.length ? ['seen'] : [])), outbox = writes.objectStore('outbox'), ends = over(writes);
      // They have left: it would lie there for nobody.
      if (!(gone && gone.aborted)) for (const { hand: [id, stroke] } of hands) {
        const key = [person, HAND + id], seen = writes.objectStore('seen');
        seen.get(key).onsuccess = ({ target: { result } }) => { seen.put({ at: Date.now(), stroke: Math.max(stroke, result ? result.stroke : 0) }, key); };
      }
      for (const [n, row] of rows) if (n === undefined) outbox.add(row); else outbox.put(row, n);
      for (const n of drop) outbox.get(n).onsuccess = ({ target: { result } }) => {
        if (result && result.file) writes.objectStore('bytes').delete(of(result.file));
        outbox.delete(n);
      };
      for (const id of bare) writes.objectStore('bytes').delete(of(id));
      await ends;
    },
    /// Bytes of a file, in any order of arrival.
    async bytes({ file }, from, to) {
      const store = await look('bytes'), range = IDBKeyRange.bound([file.id, Math.max(0, from - CHUNK)], [file.id, to], false, true);
      const [rows, keys] = await Promise.all([done(store.getAll(range)), done(store.getAllKeys(range))]), parts = [];
      for (const [at, row] of rows.entries()) {
        const [, starts] = keys[at], bytes = await unseal(row);
        if (starts + bytes.byteLength > from) parts.push(bytes.slice(Math.max(0, from - starts), to - starts));
      }
      return new Blob(parts);
    },
    /// Adds to a file from `starts` on: all of it, or, where there is no room for all, nothing. What nobody reads takes no room away.
    async addBytes(id, blob, starts = 0) {
      try {
        for (let at = 0; at < blob.size; at += CHUNK) {
          const row = await seal(await blob.slice(at, at + CHUNK).arrayBuffer()), adds = await change('bytes');
          adds.objectStore('bytes').put(row, [id, starts + at]);
          await over(adds);
        }
      } catch (why) {
        const drops = await change('bytes');
        drops.objectStore('bytes').delete(IDBKeyRange.bound([id, starts], [id, starts + blob.size], false, true));
        await over(drops).catch(() => {});
        throw why;
      }
    },
    dropBytes: async (id) => { const drops = await change('bytes'); drops.objectStore('bytes').delete(of(id)); await over(drops); },
    /// A page as it was last seen.
    async sees(address, page) {
      const row = { at: Date.now(), ...await words(page) }, sees = await changeWhileHere('seen', isWork([person, address]) ? null : gone), seen = sees.objectStore('seen');
      seen.put(row, [person, address]);
      const [rows, keys] = await Promise.all([done(seen.getAll(of(person))), done(seen.getAllKeys(of(person)))]);
      const oldest = (start) => keys.map((key, at) => [rows[at].at, key]).filter(([, [, name]]) => name.startsWith(start)).sort(([one], [other]) => other - one).slice(MOST_SEEN);
      for (const [, key] of [...oldest('/'), ...oldest(HAND)]) seen.delete(key);
      await over(sees);
    },
    /// A picture on such a page, by its address. The oldest make room.
    async keepPicture(address, blob) {
      const row = { type: blob.type, ...await seal(await blob.arrayBuffer()) }, keeps = await changeWhileHere('pictures', gone), pictures = keeps.objectStore('pictures');
      pictures.put(row, [person, address]);
      for (const key of (await done(pictures.getAllKeys(of(person)))).slice(0, -MOST_PICTURES)) pictures.delete(key);
      await over(keeps);
    },
    hasPicture: async (address) => !!(await done((await look('pictures')).getKey([person, address]))),
    async picture(address) {
      const row = await done((await look('pictures')).get([person, address]));
      return row ? unseal(row).then((bytes) => new Blob([bytes], { type: row.type }), () => null) : null;
    },
    async seen(address) {
      const row = await done((await look('seen')).get([person, address]));
      return row ? read(row) : null;
    },
    /// The last stroke of a hand that was put here, sent since or not; 0 where nobody knows.
    lastStroke: async (id) => { const row = await done((await look('seen')).get([person, HAND + id])); return row ? row.stroke : 0; },
    async allSeen() {
      const store = await look('seen'), [rows, keys] = await Promise.all([done(store.getAll(of(person))), done(store.getAllKeys(of(person)))]);
      const pages = await Promise.all(rows.map(async (row, at) => { const page = await read(row); return page && { ...page, address: keys[at][1], at: row.at }; }));
      return pages.filter(Boolean).sort((one, other) => other.at - one.at);
    },
    /// What is half written, by a name. It stays through a sign-out, as what is not sent does.
    async half(name) {
      const called = await nameOf(person, name), named = async (name) => done((await look('half')).get([person, name]));
      const row = (await named(called)) || (await named(name));
      return (row && await read(row)) || '';
    },
    async keepHalf(name, text) {
      // The next key may be the one that leaves the page: the disk need not have it for certain.
      const row = text && await words(text), called = await nameOf(person, name), keeps = (await open()).transaction('half', 'readwrite'), half = keeps.objectStore('half');
      if (row) half.put(row, [person, called]); else half.delete([person, called]);
      // What an older release called by its words: what is kept or dropped now is newer.
      if (called !== name) half.delete([person, name]);
      // Those of pieces that nobody opened again.
      if (!row) for (const key of (await done(half.getAllKeys(of(person)))).slice(0, -MOST_SEEN)) half.delete(key);
      await over(keeps);
    },
    /// Whether nobody of this device has something half written under names that begin so: it says nothing of whose, or what.
    noHalves: async (start) => !(await done((await look('half')).getAllKeys())).some(([, name]) => name.startsWith(start)),
    forgetSeen: async (address) => { const forgets = await change('seen'); forgets.objectStore('seen').delete([person, address]); await over(forgets); },
    lock: () => lock(person),
  };
}
