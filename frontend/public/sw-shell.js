// The shell: the code, sheets, fonts and icons of a build, under addresses that never change (/a/{build}/…), kept on this device. Another build
// is fetched whole, at a moment of this device's own within ten minutes: a school's devices hear of it at the same bell. Nothing here knows of
// `self`; what it works with is handed in (see sw.js, and end2end/scripts/sw-shell.test.mjs).
'use strict';

const TEN_MINUTES = 600000;
const NOTES = 'shell-notes';
const cacheOf = (build) => 'shell-' + build;
const OF_BUILD = /^\/a\/(\w+)(\/.+)$/;
// A server beside the one that wrote the page may not know its build yet or any more; the next one asked may be the right one.
const AGAIN = [300, 900];
/// Milliseconds until a page goes on without knowing what in its build is new.
const SAID = 1500;

/// `names`: what a device needs without a network, by its old name. `fits` looks whether an answer is what was asked for (sw-kinds.js). `tell` says
/// something to every open page, `keeps` which build is kept whole to the server.
function makeShell({ names, caches, fetch, fits, fitsMade, tell, keeps, now = Date.now, random = Math.random, pause = (ms) => new Promise((done) => { setTimeout(done, ms); }) }) {
  // `build`: what is kept whole; `before`: what open tabs may still be of; `files`: what is in each file of it; `due`: when the next is fetched;
  // `coming`: the next one, and what is in its files, where a page of it was opened before that.
  let known = null, bringing = null;
  const heardOf = new Map();
  async function notes() {
    if (known) return known;
    const written = await (await caches.open(NOTES)).match('/notes');
    return known ??= written ? await written.json() : { build: '', before: '', files: {}, due: 0 };
  }
  async function note(what) {
    await notes();
    known = { ...known, ...what };
    await (await caches.open(NOTES)).put('/notes', new Response(JSON.stringify(known)));
  }
  async function get(address, how = {}) {
    const answer = await fetch(address, { redirect: 'error', ...how });
    if (!answer.ok) throw new Error(address + ' ' + answer.status);
    return answer;
  }
  // The same for a file; what comes in its place from something in between makes no whole build.
  async function getFile(address) {
    const answer = await get(address);
    if (!fits(address, answer)) throw new Error(address + ' is something else');
    return answer;
  }

  // An answer remembers where it came from, and a script would look for its neighbours there: in the build before.
  async function anew(answer) {
    const headers = new Headers(answer.headers);
    for (const of of ['content-encoding', 'content-length']) headers.delete(of);
    return new Response(await answer.blob(), { headers });
  }

  // What is in it did not change since the build that is kept: a copy of what is here.
  async function copied(build, name, files) {
    const { build: last, files: were } = await notes(), address = '/a/' + build + name;
    if (!last || !files[name] || were[name] !== files[name]) return null;
    const had = await (await caches.open(cacheOf(last))).match('/a/' + last + name, { ignoreVary: true });
    return had && fits(address, had) ? anew(had) : null;
  }

  // One file: copied, or it comes now.
  async function file(cache, build, name, files) {
    const address = '/a/' + build + name, there = await cache.match(address);
    if (!there || !fits(address, there)) await cache.put(address, await copied(build, name, files) || await getFile(address));
  }

  // A page of a build that is not brought yet: what is in its files, where the server that answers is of it. Asked once, and written down.
  async function asks(build) {
    const { coming } = await notes();
    if (coming && coming.build === build) return coming.files;
    const said = await (await get('/build.json', { cache: 'no-cache', signal: AbortSignal.timeout(SAID) })).json();
    if (said.build !== build) return {};
    await note({ coming: said });
    return said.files;
  }
  async function filesOf(build) {
    const { build: kept, before } = await notes();
    if (!kept || [kept, before].includes(build)) return {};
    if (!heardOf.has(build)) heardOf.set(build, asks(build).catch(() => ({})));
    return heardOf.get(build);
  }

  // A worker of an earlier release brought this build, and did not know what it would need of it.
  const all = names.join(' ');
  async function fills() {
    const { build, files, names: had } = await notes();
    if (!build || had === all) return;
    const cache = await caches.open(cacheOf(build));
    for (const name of names) if (Object.hasOwn(files, name)) await file(cache, build, name, files);
    await note({ names: all });
  }

  async function bringNow() {
    const { build: last } = await notes(), { build, files } = await (await get('/build.json', { cache: 'no-cache' })).json();
    if (build === last) { await note({ due: 0 }); return; }
    const cache = await caches.open(cacheOf(build)), old = await caches.open(cacheOf(last || build));
    // What this device had of the last one it will want of this one.
    const used = last ? (await old.keys()).map(({ url }) => (OF_BUILD.exec(new URL(url).pathname) || [])[2]) : [];
    const wanted = [...new Set([...names, ...used])].filter((name) => Object.hasOwn(files, name || ''));
    const each = async () => { for (let name; (name = wanted.shift());) await file(cache, build, name, files); };
    await Promise.all([each(), each(), each(), each()]);
    // And what the server makes; a file that this build does not have, a later one has.
    for (const name of names.filter((name) => !/\.\w+$/.test(name))) {
      const answer = await get(name, { cache: 'reload' }), text = await answer.clone().text(), of = /\/a\/(\w+)\//.exec(text);
      if (of && of[1] !== build) throw new Error('two builds at once');
      if (!await fitsMade(name, answer)) throw new Error(name + ' is something else');
      await cache.put(name, answer);
    }
    await note({ build, before: last, files, due: 0, names: all, coming: null });
    await keeps(build);
    for (const name of await caches.keys()) if (![cacheOf(build), cacheOf(last), NOTES].includes(name)) await caches.delete(name);
    if (last) await tell({ shell: build });
  }
  const bring = () => bringing ??= bringNow().finally(() => { bringing = null; });

  return {
    bring,
    /// A worker that becomes active says it once more: before, nobody heard it.
    async says() {
      const { build } = await notes();
      if (build) await keeps(build);
      await fills().catch(() => {});
    },
    /// The device's first: without it nothing works without a network.
    async first() { if (!(await notes()).build) await bring(); },
    /// A page of this build is open; or (of none) there may be another one. Gives how many milliseconds are left until it is fetched.
    async heard(build, within = TEN_MINUTES) {
      const { build: kept, due } = await notes();
      if (build && build === kept) return 0;
      if (!due || due > now() + within) await note({ due: now() + random() * within });
      const left = known.due - now();
      if (left > 0) return left;
      await bring().catch(() => {});
      return 0;
    },
    /// Its moment has come, and no page was open then.
    async isDue() {
      const { due } = await notes();
      if (due && due <= now()) await bring().catch(() => {});
      await fills().catch(() => {});
    },
    /// What is kept whole, for what belongs to no build.
    async cache() { return caches.open(cacheOf((await notes()).build || 'first')); },
    /// A page of this build comes, and asks for `looks` past this worker: what of those is as it was lies there for it.
    async lends(build, looks) {
      const files = await filesOf(build), cache = await caches.open(cacheOf(build));
      await Promise.all(looks.filter((name) => files[name]).map(async (name) => {
        const address = '/a/' + build + name, copy = await cache.match(address) ? null : await copied(build, name, files);
        if (copy) await cache.put(address, copy);
      }));
    },
    /// A file of a build, from the device or from the server, and from the device then.
    async file(request, build) {
      const cache = await caches.open(cacheOf(build)), kept = await cache.match(request.url, { ignoreVary: true });
      if (kept && fits(request.url, kept)) return kept;
      const copy = await copied(build, OF_BUILD.exec(new URL(request.url).pathname)[2], await filesOf(build));
      // A device that has no room for it shows the page all the same.
      const keeps = (answer) => cache.put(request.url, answer.clone()).catch(() => {});
      if (copy) { await keeps(copy); return copy; }
      let answer = await fetch(request);
      for (const ms of AGAIN) {
        if (answer.status !== 404) break;
        await pause(ms);
        answer = await fetch(request);
      }
      if (answer.type === 'basic' && fits(request.url, answer)) await keeps(answer);
      return answer;
    },
    /// By its old name, when there is no network.
    async byOldName(path) {
      const { build } = await notes();
      return build ? (await caches.open(cacheOf(build))).match('/a/' + build + path, { ignoreVary: true }) : undefined;
    },
  };
}
