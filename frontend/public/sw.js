// Waymark's service worker. The shell (code, styles, fonts, pictures, words) is kept by build; personal pages never are. A page that
// cannot be reached is redirected to /offline, which says what still works.
'use strict';

const BUILD = '__BUILD__';
const SHELL = 'shell-' + BUILD;
const KEPT = ['/offline', '/pkg/plain.css', '/pkg/student.css', '/pkg/unsent.css', '/pkg/showing.css', '/plain.js', '/live.js', '/live-worker.js', '/write.js', '/paste.js',
  '/outbox.js', '/sealed.js', '/kept.js', '/seen.js', '/unsent.js', '/showing.js', '/acts.js', '/answers.js', '/unkept.js', '/window.js', '/upload.js',
  '/draw.js', '/paper.js', '/strokes.js', '/record.js', '/photo.js', '/held.js', '/making.js', '/showing/draw', '/showing/record', '/showing/photo', '/showing/words', '/outbox/words',
  '/favicon.svg', '/manifest.webmanifest', '/icons/icon-192.png', '/fonts/atkinson-latin.woff2', '/fonts/bricolage-latin.woff2'];
const SHARED = /^\/(pkg|fonts|icons|pictures|messages)\//;
// Words and windows in the reader's language: as the server has them, and without a network as they were last.
const SPOKEN = /^\/(outbox|showing)\/[a-z]+$/;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(KEPT.map((url) => new Request(url, { cache: 'reload' })))));
  // What is posted goes past this worker, where the browser can: the last words of a page would not outlive it on the way through.
  if (event.addRoutes) event.addRoutes({ condition: { requestMethod: 'POST' }, source: 'network' });
  // No skipWaiting: pages that are open keep the code they began with.
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== SHELL) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener('message', (event) => { if (event.data === 'take over') self.skipWaiting(); });

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, url));
  else if (SPOKEN.test(url.pathname)) event.respondWith(spoken(request));
  else if (SHARED.test(url.pathname) || KEPT.includes(url.pathname)) event.respondWith(asset(request));
});

async function page(request, url) {
  try {
    return await fetch(request);
  } catch {
    if (url.pathname === '/offline') return (await caches.match('/offline')) || Response.error();
    return Response.redirect('/offline?to=' + encodeURIComponent(url.pathname), 302);
  }
}

async function spoken(request) {
  const cache = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === 'basic') cache.put(request, answer.clone());
    return answer;
  } catch { return (await cache.match(request)) || (await cache.match(request, { ignoreSearch: true })) || Response.error(); }
}

// Kept files first; what is new is kept for this build.
async function asset(request) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') cache.put(request, answer.clone());
  return answer;
}
