// Waymark's service worker. The shell (code, styles, fonts, icons) is kept by build (sw-shell.js); personal pages never are. A page that cannot
// be reached is redirected to /offline, which says what still works. This file is the same for many builds: it takes over at once, and takes
// nothing away from a page that is open, whose files keep their addresses.
'use strict';

importScripts('/sw-kinds.js', '/sw-shell.js', '/sw-owed.js');

const KEPT = ['/offline', '/pkg/cold.css', '/pkg/plain.css', '/pkg/student.css', '/pkg/unsent.css', '/pkg/showing.css', '/offline.js', '/plain.js', '/live.js', '/live-worker.js', '/write.js', '/paste.js',
  '/mint.js', '/outbox.js', '/outbox-queue.js', '/outbox-memory.js', '/outbox-way.js', '/outbox-commands.js', '/outbox-files.js', '/sealed.js',
  '/kept.js', '/kept-outbox.js', '/kept-forms.js', '/kept-out.js', '/kept-line.js', '/later.js', '/away.js', '/here.js', '/idle.js', '/hands.js', '/pressed.js', '/safe.js', '/newer.js', '/halves.js', '/seen.js', '/last-seen.js', '/reader.js', '/unsent.js', '/showing.js', '/beside.js', '/acts.js', '/answers.js', '/unkept.js', '/window.js', '/upload.js',
  '/draw.js', '/paper.js', '/strokes.js', '/record.js', '/photo.js', '/camera.js', '/held.js', '/making.js', '/showing/draw', '/showing/record', '/showing/photo', '/showing/words', '/outbox/words',
  '/update.js', '/favicon.svg', '/fonts/atkinson-latin.woff2', '/fonts/bricolage-latin.woff2'];
// How a page looks is what its first paint waits for. A build's sheets and fonts come from the device without asking this worker, where the
// browser can. What it does not find there the browser gets from the server, past this worker, which then neither keeps it nor asks again:
// so only what is kept with a whole build (KEPT), and what another build's server lends (docs/decisions/0039). Code is neither.
const LOOKS = KEPT.filter((name) => /\.(css|woff2)$/.test(name));
// The same for all, by names that say what is in them or hardly ever change.
const SHARED = /^\/(pictures|messages|icons|fonts)\//;
// Words and windows in the reader's language: as the server has them, and without a network as they were last.
const SPOKEN = /^\/(outbox|showing|update)\/[a-z]+$/;

/// Milliseconds: until a page that says nothing is shown out of this device instead; how long it may take when it is asked for again; until words
/// are the ones that are kept.
const FIRST_BYTE = 6000, PATIENT = 45000, SOON = 1500;
const LATE = {};
let late = '';

const tell = async (what) => { for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) page.postMessage(what); };
// With each document that comes while this worker starts, the server hears of which build the files are kept here (`code.rs`).
const keeps = async (build) => { try { await self.registration.navigationPreload.setHeaderValue(build); } catch { /* no such thing, or not active yet */ } };
const shell = makeShell({ names: KEPT, caches, fetch: (...of) => fetch(...of), fits, fitsMade, tell, keeps });
const owed = makeOwed({ caches, fetch: (...of) => fetch(...of) });

self.addEventListener('install', (event) => {
  event.waitUntil(shell.first());
  // What is posted goes past this worker, where the browser can: the last words of a page would not outlive it on the way through. But not who
  // comes and who goes.
  if (event.addRoutes) {
    const adds = (rules) => Promise.resolve(event.addRoutes(rules)).catch(() => {});
    adds([...['/sign-out', ...LETS_IN].map((urlPattern) => ({ condition: { urlPattern, requestMethod: 'POST' }, source: 'fetch-event' })),
      { condition: { requestMethod: 'POST' }, source: 'network' }]);
    // Apart, so that a browser which knows no such rule keeps the first.
    adds(LOOKS.map((name) => ({ condition: { urlPattern: '/a/:build' + name }, source: 'cache' })));
  }
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    // The document is on its way while this worker starts.
    if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
    await shell.says();
    await self.clients.claim();
  })());
});

// A page says which build it is of, or that the server may be another one; it is told when to ask again (update.js).
self.addEventListener('message', (event) => {
  const { heard, within } = event.data || {};
  if (typeof heard !== 'string') return;
  event.waitUntil(shell.heard(heard, within).then((wait) => event.source && event.source.postMessage({ wait })));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  // Only from a page of ours: what another site posts is the server's to refuse.
  if (request.method === 'POST' && url.pathname === '/sign-out' && request.referrer.startsWith(location.origin + '/')) return event.respondWith(goes(event));
  if (request.method === 'POST' && request.mode === 'navigate' && isWayIn(url.pathname)) return event.respondWith(comes(event));
  if (request.method !== 'GET') return;
  const [, build] = OF_BUILD.exec(url.pathname) || [];
  if (request.mode === 'navigate') event.respondWith(page(event, url));
  else if (build) event.respondWith(shell.file(request, build));
  else if (SPOKEN.test(url.pathname)) event.respondWith(spoken(request));
  else if (SHARED.test(url.pathname)) event.respondWith(shared(request));
  else if (KEPT.includes(url.pathname)) event.respondWith(fetch(request).catch(async () => (await shell.byOldName(url.pathname)) || Response.error()));
});

// With or without a way to the server, whoever signs out is out here.
async function goes(event) {
  const out = owed.out(event.request);
  event.waitUntil(out);
  const to = await out;
  return event.request.mode === 'navigate' ? Response.redirect(to || '/offline', 303) : new Response(null, { status: to ? 204 : 503 });
}

const isWayIn = (path) => LETS_IN.some((way) => new RegExp('^' + way.replace(/:\w+/, '[^/]+') + '$').test(path));
const isOut = async () => !(await owed.is()) || Boolean(await owed.settle());
async function comes(event) {
  return await isOut() ? fetch(event.request) : Response.redirect('/offline', 303);
}

async function page(event, url) {
  event.waitUntil(shell.isDue());
  const coming = await owed.is() ? afterwards(event, url.pathname) : arrives(event), answer = await first(coming, url.pathname).catch(() => null);
  if (answer && answer !== LATE && !isBetween(answer)) return withItsLooks(answer);
  const kept = await (await shell.cache()).match('/offline');
  // Nothing is here that could be shown instead.
  if (answer && !kept) return coming;
  if (url.pathname === '/offline') return kept || Response.error();
  return Response.redirect('/offline?to=' + encodeURIComponent(url.pathname), 302);
}

// What is on its way already was asked for by whoever has left. The page for no network knows nobody, and comes at once.
async function afterwards(event, path) {
  if (path === '/offline' || !await isOut()) throw new TypeError('still signed in');
  return fetch(event.request);
}
const arrives = async (event) => (await event.preloadResponse) || fetch(event.request);

// Whoever asks for a page again that was late is on a slow line and wants that page: this time it may take long.
async function first(coming, path) {
  let timer = 0;
  const patience = new Promise((done) => { timer = setTimeout(done, path === late ? PATIENT : FIRST_BYTE, LATE); });
  const answer = await Promise.race([coming, patience]).finally(() => clearTimeout(timer));
  late = answer === LATE ? path : '';
  return answer;
}

// The first document of a build that is not here yet, and it will ask for its looks past this worker: those that are as they were lie there before
// it is shown. Its first addresses say of which build it is.
async function withItsLooks(answer) {
  const lends = async () => { const build = await buildOf(answer); if (build) await shell.lends(build, LOOKS); };
  await Promise.race([lends().catch(() => {}), new Promise((done) => { setTimeout(done, SOON); })]);
  return answer;
}

async function buildOf(answer) {
  if (!answer.ok || !answer.body || !/^text\/html/.test(answer.headers.get('content-type'))) return '';
  const reader = answer.clone().body.getReader(), letters = new TextDecoder();
  for (let text = ''; ;) {
    const { done, value } = await reader.read(), [, build] = /"\/a\/(\w+)\//.exec(text += letters.decode(value)) || [];
    if (!build && !done && text.length < 4000) continue;
    reader.cancel().catch(() => {});
    return build || '';
  }
}

// What the server says itself has its headers (`guard.rs`); a proxy or a filter in front of it that reaches nobody says it in its own words.
const isBetween = ({ status, headers }) => status >= 502 && status <= 504 && !headers.has('content-security-policy');

async function spoken(request) {
  const cache = await shell.cache(), kept = (await cache.match(request)) || (await cache.match(request, { ignoreSearch: true }));
  const asked = (async () => {
    const answer = await fetch(request).catch(() => null);
    if (answer && answer.type === 'basic' && await fitsMade(request.url, answer)) cache.put(request, answer.clone()); else if (kept) return kept;
    return answer || Response.error();
  })();
  // Sentences are said soon or not at all: what is kept of them says the same.
  return kept ? Promise.race([asked, new Promise((done) => { setTimeout(done, SOON, kept); })]) : asked;
}

// Kept files first; what is new is kept with this build.
async function shared(request) {
  const cache = await shell.cache();
  const kept = await cache.match(request);
  if (kept && fits(request.url, kept)) return kept;
  const answer = await fetch(request);
  if (answer.type === 'basic' && fits(request.url, answer)) cache.put(request, answer.clone());
  return answer;
}
