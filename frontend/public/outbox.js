// The outbox: what a student did goes to the device first and from there to the server, once, in order, when there is a way.
//
// Here is only the queue; where it is kept, what time it is, how requests are made and who else drains it is handed in, so that a proof
// runs exactly this code under a thousand kinds of bad network (end2end/outbox). What it stands on:
// - An entry has its id before it is kept. Sent twice, the server does it once and answers as it answered before.
// - An entry leaves the device only with an answer that is the server's own: a list of the very ids that were asked about. A portal's
//   page, a redirect, an empty answer, a number without words are *no way*, and everything stays.
// - One drains at a time (`lock`), from the front. Nothing overtakes but a file that takes long, and never what is about its piece; what is
//   refused steps aside with its words and its reason.
// - Of a draft only the newest words wait. Who wrote them and the how manieth they are goes along (`hand`), so that the server knows
//   one window's words that come late or twice from another device's. No answer has to be heard for the next words to be right.
// - Entries know their person, and only those of whoever is signed in are sent; the server looks again.
// The device's clock decides nothing but how long to wait.

const COMMANDS = '/api/v1/commands', FILES = '/api/v1/files', HEALTH = '/healthz';
const JSON_KIND = 'application/json', FORM_KIND = 'application/x-www-form-urlencoded';
const MOST_AT_ONCE = 20, MOST_BYTES = 120000, LEAST_PART = 32 << 10, LARGEST_PART = 256 << 10;
/// Milliseconds: the first break and the longest; how long an answer may take before it is doubted and before it is given up.
const FIRST = 400, LONGEST = 4000, DOUBT = 2500, GIVE_UP = 45000, PROBE = 1400;
/// How often the server may fail on the first thing in the queue before that steps aside.
const FAILS = 6;

/// An id that sorts by age (UUID v7).
export function mint(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(now / 2 ** (8 * (5 - at))) & 255;
  bytes[6] = bytes[6] & 15 | 112;
  bytes[8] = bytes[8] & 63 | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/// What a new entry takes the place of: older states of the same thing, back to where its piece was shared. Those were never needed.
export function replaced(kept, fresh) {
  const gone = new Set();
  for (const one of fresh) if (one.over) for (let at = kept.length - 1; at >= 0; at--) {
    if (one.piece && kept[at].bars === one.piece) break;
    if (kept[at].over === one.over) gone.add(kept[at]);
  }
  return [...gone];
}

// A file whose bytes are in memory alone, and what else is about its piece, stay together: none of that is right without the others. Words
// of its draft are kept on the device all the same, where no share waits for the file. What is on the disk already stays there.
function apart(list) {
  const alone = list.filter(({ blob }) => blob), files = alone.map(({ file }) => file.id), pieces = alone.map(({ piece }) => piece).filter(Boolean);
  const shared = list.map(({ bars }) => bars).filter(Boolean), words = ({ hand, over, piece }) => hand && over && !shared.includes(piece);
  const stays = (one) => !Number.isInteger(one.n) && (one.blob || files.includes(one.needs) || (pieces.includes(one.piece) && !words(one)));
  return [list.filter(stays), list.filter((one) => !stays(one))];
}

/// A store that never says no: where the device has no room, or forgets everything with the window, the rest is in memory and `lasting`
/// says so. What found no room is written again with the next chance; a file, which is long, stays in memory until it is sent.
export function withMemory(disk) {
  let memory = [], last = 0, top = 0, broken = !disk, turn = Promise.resolve();
  const onDisk = async () => { try { const list = await disk.read(); broken = false; return list; } catch { broken = true; return []; } };
  const sorted = (list) => list.sort((one, other) => one.n - other.n);
  // What is in memory stands behind what was on the disk when it came.
  const placed = (list) => sorted(list.map((one) => (one.n ? one : { ...one, n: top = Math.max(top, last) + 1e-6 })));
  const onwards = (one) => { if (Number.isInteger(one.n)) return one; const { n: _, ...rest } = one; return rest; };
  // One at a time: what moves from memory to the disk is never in both, and never in neither.
  const inTurn = (deed) => turn = turn.then(deed, deed);
  return {
    get lasting() { return !broken && !memory.length; },
    read: () => inTurn(async () => {
      const known = await onDisk(), list = sorted([...known.filter(({ n }) => !memory.some((one) => one.n === n)), ...memory]);
      last = Math.max(last, ...list.map(({ n }) => Math.floor(n)));
      return list;
    }),
    /// `old`: what `put` takes the place of. What is on the disk of it stays there until that is, too.
    write: ({ put = [], drop = [], old = [] }) => inTurn(async () => {
      // What has moved to the disk since it was read has another place now, and is read again from there.
      const fresh = put.filter(({ n }) => !n || Number.isInteger(n) || memory.some((one) => one.n === n)), leaves = [...drop, ...old.map(({ n }) => n)];
      const all = [...memory.filter(({ n }) => !leaves.includes(n) && !fresh.some((one) => one.n === n)), ...fresh], [here, there] = apart(all);
      // An entry in memory may have its bytes on the disk: there was room for them, and then for nothing more.
      const gone = memory.filter(({ n, file, blob }) => leaves.includes(n) && file && !blob).map(({ file }) => file.id);
      const drops = drop.filter(Number.isInteger), past = old.filter(({ n, over }) => Number.isInteger(n) && !here.some((one) => one.over === over)).map(({ n }) => n);
      try {
        // What was in memory keeps its place: it goes first.
        await disk.write({ put: there.map(onwards), drop: [...drops, ...past], gone });
        memory = placed(here);
        broken = false;
      } catch {
        if (drops.length || gone.length) try { await disk.write({ drop: drops, gone }); } catch { broken = true; }
        memory = placed(all);
      }
    }),
    // Bytes of a file that found no place on the disk stay with their entry.
    bytes: (entry, from, to) => (entry.blob ? Promise.resolve(entry.blob.slice(from, to)) : disk.bytes(entry, from, to)),
  };
}

const stopped = (signal) => signal && signal.aborted;

/// `person` is signed in on this page. `store`: read, write, bytes. `told` hears how it stands; `say` tells the other windows.
export function makeOutbox({ person, store, fetch, wait, lock, random = Math.random, told = () => {}, say = () => {}, signal }) {
  const waiters = new Map();
  let draining = null, again = false, wake = () => {}, tries = 0, hedges = 0, limit = MOST_AT_ONCE, part = 64 << 10, patience = GIVE_UP;
  let now = { waiting: 0, at: 0, of: 0, way: null, stop: '', refused: 0, lasting: true };
  const standing = (change) => {
    const next = { ...now, ...change, lasting: store.lasting !== false };
    if (Object.keys(next).some((name) => next[name] !== now[name])) told(now = next);
  };
  const settle = (id, outcome, aloud = true) => {
    for (const done of waiters.get(id) || []) done(outcome);
    waiters.delete(id);
    if (aloud) say({ id, outcome });
  };

  // — Requests. What comes back is the server's own answer, or nothing. —

  async function once(address, init, ms, stop = new AbortController()) {
    const leave = () => stop.abort();
    if (signal) signal.addEventListener('abort', leave);
    const late = new AbortController();
    try {
      const answer = (async () => {
        const answer = await fetch(address, { cache: 'no-store', credentials: 'same-origin', redirect: 'manual', ...init, signal: stop.signal });
        const text = await answer.text();
        return { status: answer.type === 'opaqueredirect' || answer.redirected ? 302 : answer.status, headers: answer.headers, text };
      })();
      answer.catch(() => {});
      const gone = new Promise((_, no) => stop.signal.addEventListener('abort', () => no(new Error('left'))));
      gone.catch(() => {});
      return await Promise.race([answer, gone, wait(ms, late.signal).then(() => { throw Object.assign(new Error('late'), { late: true }); })]);
    } finally {
      late.abort();
      stop.abort();
      if (signal) signal.removeEventListener('abort', leave);
    }
  }

  // A line that is half open swallows a request and never says so. A small question that was asked later and is answered earlier
  // tells: then the request is made again. Where everything takes half a minute, that question does too, and nothing is cut short.
  async function ask(address, init, bytes = 0) {
    const stop = new AbortController(), doubt = DOUBT * 2 ** hedges + bytes / 20;
    let overtaken = false, over = false;
    const probing = (async () => {
      await wait(doubt, stop.signal);
      while (!over && !stop.signal.aborted) {
        const probe = once(HEALTH, {}, 2 * PROBE).then(({ status, text }) => status === 200 && text.trim() === 'ok').catch(() => false);
        probe.then((ok) => { if (ok && !over) { overtaken = true; hedges = Math.min(3, hedges + 1); stop.abort(); } });
        await wait(PROBE, stop.signal);
      }
    })();
    probing.catch(() => {});
    try {
      const answer = await once(address, init, patience, stop);
      patience = GIVE_UP;
      return answer;
    } catch (why) {
      if (why.late) patience = Math.min(patience * 1.5, 180000);
      if (stopped(signal)) throw why;
      return { status: overtaken ? -1 : 0, headers: null, text: '' };
    } finally { over = true; stop.abort(); }
  }

  const parsed = ({ headers, text }) => {
    const kind = (headers && headers.get('content-type')) || '';
    if (!kind.startsWith(JSON_KIND)) return null;
    try { return JSON.parse(text); } catch { return null; }
  };
  // The server says it without a word, or with its own; whoever sends a page with it is something in between.
  const signedOut = (answer) => answer.status === 401 && (!answer.text || parsed(answer));
  // No way: how long to wait for the next try.
  function noWay({ status, headers }) {
    if (status === -1) return { wait: 0 };
    const said = status === 429 || status === 503 ? Number(headers && headers.get('retry-after')) * 1000 : 0;
    const pause = Math.min(LONGEST, FIRST * 2 ** Math.min(tries++, 10)) * (.5 + random() / 2);
    return { wait: Math.max(pause, Math.min(said || 0, 30000)) };
  }
  // A number that would mean *no* if it was the server's. Something in between may have said it: three times, with the server's own
  // word of life in between, and it is believed.
  const doubts = new Map();
  async function doubted(entry, answer) {
    const ok = await once(HEALTH, {}, 2 * PROBE).then(({ status, text }) => status === 200 && text.trim() === 'ok').catch(() => false);
    const count = (doubts.get(entry.id) || 0) + (ok ? 1 : 0);
    doubts.set(entry.id, count);
    return count < 3 ? noWay(answer) : null;
  }

  // — Commands and forms —

  const body = ({ envelope, hand }) => ({ ...envelope, ...(hand && { device: hand }) });
  async function sendCommands(batch) {
    const [first] = batch, form = first.kind === 'form';
    const answer = await ask(COMMANDS, {
      method: 'POST', headers: { 'content-type': form ? FORM_KIND : JSON_KIND, accept: JSON_KIND },
      body: form ? new URLSearchParams([...first.fields, ...(first.hand ? [['hand', first.hand[0]], ['stroke', String(first.hand[1])]] : [])]).toString()
        : JSON.stringify(batch.map(body)),
    });
    const { status } = answer, list = parsed(answer);
    if (Array.isArray(list) && list.length === batch.length && list.every(({ id, answer }, at) => id === batch[at].id && answer)) return heard(batch, list, answer);
    if (signedOut(answer)) return { stop: 'signed_out' };
    if ([400, 413, 415, 422].includes(status)) {
      if (batch.length > 1) { limit = Math.max(1, batch.length >> 1); return {}; }
      return (await doubted(first, answer)) || setAside(first, { key: 'refusal.invalid' });
    }
    return noWay(answer);
  }

  async function heard(batch, list, { headers }) {
    tries = hedges = 0;
    const drop = [], put = [], told = [];
    let next = {};
    for (const [at, said] of list.entries()) {
      const entry = batch[at], key = said.refusal && said.refusal.sentence && said.refusal.sentence.key;
      if (said.answer === 'try_again') {
        // Nothing overtakes it; the server has answered so for what comes after it as well.
        const fails = said.incident === 'busy' ? 0 : (entry.fails || 0) + 1;
        if (fails) put.push({ ...entry, fails, ...(fails >= FAILS && { state: 'refused', refusal: { key: 'refusal.internal', gaps: [['incident', said.incident]] } }) });
        if (fails >= FAILS) told.push([entry.id, { answer: 'refused', refusal: { key: 'refusal.internal', gaps: [['incident', said.incident]] } }]);
        next = noWay({ status: 503, headers });
        break;
      }
      if (key === 'commands.somebody_else') { next = { stop: 'other' }; break; }
      if (key === 'commands.from_a_later_version') { next = { wait: 30000 }; break; }
      if (key === 'commands.too_many') { limit = 1; break; }
      told.push([entry.id, { ...said, to: headers.get('x-waymark-to') || '' }]);
      if (said.answer === 'refused' && entry.keeps !== false) put.push({ ...entry, state: 'refused', refusal: said.refusal, says: said.says || '' });
      else drop.push(entry.n);
      // It was begun under another id, on another device: what follows is about that one.
      if (said.answer === 'done' && said.reflection && entry.piece && said.reflection !== entry.piece) {
        const list = put.concat((await store.read()).filter(({ n }) => n > entry.n && !put.some((one) => one.n === n)));
        for (const one of list) if (one.piece === entry.piece && one.state !== 'refused') moved(one, said.reflection, put);
        for (const one of batch.slice(at + 1)) if (one.piece === entry.piece) one.piece = said.reflection;
      }
    }
    // What was replaced meanwhile is gone already, and must not come back.
    if (drop.length || put.length) {
      const there = new Set((await store.read()).map(({ n }) => n));
      await store.write({ drop, put: put.filter(({ n }) => there.has(n)) });
    }
    for (const [id, outcome] of told) settle(id, outcome);
    standing({ at: now.at + drop.length });
    return next;
  }

  function moved(entry, piece, put) {
    const copy = { ...entry, piece };
    if (copy.envelope && copy.envelope.reflection) copy.envelope = { ...copy.envelope, reflection: piece };
    if (copy.fields) copy.fields = copy.fields.map(([name, value]) => [name, name === 'reflection' ? piece : value]);
    put.push(copy);
  }

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

  // — Files: announced, then in parts from wherever they were cut. What is acknowledged is kept there. —

  async function sendFile(entry) {
    const { file } = entry, address = FILES + '/' + file.id;
    const read = (answer) => { const list = parsed(answer); return list && list.state ? list : null; };
    let answer = await ask(FILES, { method: 'POST', headers: { 'content-type': JSON_KIND, accept: JSON_KIND },
      body: JSON.stringify({ id: file.id, kind: file.kind, bytes: file.bytes, person, ...(file.about && { about: file.about }) }) });
    for (let sent = false; ; sent = true) {
      const stands = read(answer), refusal = !stands && parsed(answer);
      if (!stands) {
        if (signedOut(answer)) return { stop: 'signed_out' };
        if (refusal && refusal.sentence && refusal.sentence.key === 'commands.somebody_else') return { stop: 'other' };
        // Not this file, with this sign-in: whose sign-in it is, the server says where files are announced.
        if (sent && refusal && refusal.refused === 'not_found') return noWay(answer);
        // Several of hers are on their way, from here or from another device: one of them arrives, or is given up.
        if (refusal && refusal.sentence && refusal.sentence.key === 'files.too_many') return noWay(answer);
        if (refusal && refusal.refused && ![503, 507].includes(answer.status)) return setAside(entry, refusal);
        if (answer.status === 507 && (entry.fails || 0) < FAILS) { await store.write({ put: [{ ...entry, fails: (entry.fails || 0) + 1 }] }); return noWay(answer); }
        if (answer.status === 507 && refusal && refusal.refused) return setAside(entry, refusal);
        if ([400, 404, 413, 422].includes(answer.status)) return (await doubted(entry, answer)) || setAside(entry, { key: 'refusal.invalid' });
        part = Math.max(LEAST_PART, part >> 1);
        return noWay(answer);
      }
      tries = hedges = 0;
      // A long file is no reason to say that there is none.
      standing({ way: true, stop: '' });
      if (stands.state === 'refused') return setAside(entry, stands.refused || {});
      if (stands.state !== 'arriving') {
        await store.write({ drop: [entry.n] });
        settle(entry.id, { answer: 'done', file: stands.file });
        standing({ at: now.at + 1 });
        return {};
      }
      standing({ sent: stands.received, bytes: file.bytes, file: file.id });
      // Between two parts whatever may go before goes; the file goes on from where it stands.
      const left = sent ? await waiting() : [entry];
      if (!left.length || head(left)[0].n !== entry.n) return {};
      const bytes = await store.bytes(entry, stands.received, stands.received + part);
      answer = await ask(address, { method: 'PATCH', headers: { 'upload-offset': String(stands.received), accept: JSON_KIND }, body: bytes }, bytes.size ?? bytes.length);
      if (read(answer)) part = Math.min(LARGEST_PART, part * 2);
    }
  }

  // — The drain —

  // A file takes long: what is neither about its piece nor behind something that is goes before it, in its own order.
  function head(queue) {
    const held = new Set(), ready = queue.filter(({ kind, file, needs, piece }) => {
      const bound = kind === 'file' || held.has(needs) || held.has(piece);
      if (bound) for (const one of [file && file.id, piece]) if (one) held.add(one);
      return !bound;
    });
    const [first, ...rest] = ready.length ? ready : queue;
    if (first.kind !== 'command') return [first];
    const batch = [first];
    let bytes = JSON.stringify(first.envelope || '').length;
    for (const one of rest) {
      bytes += JSON.stringify(one.envelope || '').length;
      if (one.kind !== 'command' || batch.length >= limit || bytes > MOST_BYTES) break;
      batch.push(one);
    }
    return batch;
  }
  const waiting = async () => (await store.read()).filter(({ state }) => state !== 'refused');

  async function pass() {
    for (;;) {
      if (stopped(signal)) return {};
      const list = await store.read(), queue = list.filter(({ state }) => state !== 'refused');
      standing({ waiting: queue.length, refused: list.length - queue.length, of: queue.length && now.at + queue.length });
      if (!queue.length) { standing({ at: 0, of: 0, way: true, stop: '' }); return {}; }
      const batch = head(queue), next = await (batch[0].kind === 'file' ? sendFile(batch[0]) : sendCommands(batch));
      // It may pass: somebody signs in again in another window, or it was a portal's word after all.
      if (next.stop) { standing({ stop: next.stop }); return { wait: next.stop === 'other' ? 15000 : LONGEST * (.7 + random() * .3) }; }
      if (next.wait !== undefined) { standing({ way: false }); return next; }
      standing({ way: true, stop: '' });
      limit = Math.min(MOST_AT_ONCE, limit * 2);
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

  // One after the other, so that what is put later stands later.
  let putting = Promise.resolve();
  /// Keeps entries, together or not at all. Gives, once they are kept, the outcome of each that is to come.
  function put(entries) {
    const mine = putting.then(async () => {
      // What was refused and is said again takes its own place.
      const kept = await store.read(), fresh = entries.filter((one) => !kept.some(({ id, state }) => id === one.id && state !== 'refused'));
      const anew = kept.filter(({ id }) => fresh.some((one) => one.id === id)), gone = replaced(kept, fresh).filter((one) => !anew.includes(one)), outcomes = entries.map(({ id }) => outcome(id));
      await store.write({ drop: anew.map(({ n }) => n), old: gone, put: fresh.map((one) => ({ ...one, person })) });
      for (const { id } of gone) settle(id, { answer: 'replaced' });
      standing({ waiting: kept.filter(({ state }) => state !== 'refused').length - gone.length + fresh.length });
      drain();
      return outcomes;
    });
    putting = mine.catch(() => {});
    return mine;
  }

  return {
    put, drain,
    standing: () => now,
    waiting: () => store.read(),
    /// Of another window.
    hear: ({ id, outcome }) => { if (id) settle(id, outcome, false); },
    /// What stepped aside: once more, or given up.
    async again() {
      const put = (await store.read()).filter(({ state }) => state === 'refused').map(({ state, refusal, says, fails, ...entry }) => entry);
      if (put.length) await store.write({ put });
      doubts.clear();
      return drain(true);
    },
    async forget(ids) {
      const drop = (await store.read()).filter(({ id }) => ids.includes(id)).map(({ n }) => n);
      await store.write({ drop });
      drain();
    },
  };
}
