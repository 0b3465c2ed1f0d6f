// What HTML alone cannot: small comforts for the plain pages. Without it every form still works.
'use strict';

// What was sent to get this page is no part of its place in the browser's history: that is kept on the disk, and gone back to by whoever
// sits down next. A page that answers a form there is about the page with the form; others say themselves where they are gone back to.
const here = document.querySelector('[data-here]');
history.replaceState(history.state, '', here ? here.dataset.here
  : location.pathname.startsWith('/api/') && document.referrer.startsWith(location.origin + '/') ? document.referrer : location.href);

// Sent once: a second press while the first is on its way does nothing.
addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 5000);
});

// Who is signed in has an outbox: what a form of theirs says is on the device before it is sent, and what others left is locked.
const { me } = document.documentElement.dataset, offline = document.querySelector('[data-offline]');
const waits = () => { try { return localStorage.getItem('waymark-kept'); } catch { return null; } };
const halves = () => { try { return localStorage.getItem('waymark-half'); } catch { return null; } };
const kept = () => import('./kept.js');
if (me || offline) import('./here.js').catch(() => {});
if (me || offline) window.waymarkOut = () => kept().then((on) => on.out());
if (offline || waits() === 'waits' || (waits() && !me)) kept().then((on) => on.start()).catch(() => {});
else if (me) {
  // With the first reach for a field, and at once where words may stand that were typed and not pressed.
  let begun = false;
  const begin = () => { if (!begun) { begun = true; kept().then((on) => on.start()).catch(() => {}); } };
  addEventListener('focusin', ({ target }) => { if (target.matches && target.matches('textarea, input')) begin(); });
  setTimeout(begin, halves() ? 0 : 4000);
}
if (me || offline) setTimeout(() => import('./seen.js').catch(() => {}), offline ? 0 : 3000);
addEventListener('submit', (event) => {
  const { target: form, submitter } = event, action = form.getAttribute('action'), out = action === '/sign-out' && waits();
  if (event.defaultPrevented || !(out || (action === '/api/v1/commands' && (me || offline) && form.querySelector('[name=command]') && form.enctype !== 'multipart/form-data'))) return;
  event.preventDefault();
  kept().then((on) => (out ? on.signOut(form, submitter) : on.form(form, submitter)), () => HTMLFormElement.prototype.submit.call(form));
});

// Copies a code or a link; the button says so.
addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button || !navigator.clipboard) return;
  event.preventDefault();
  await navigator.clipboard.writeText(button.dataset.copy);
  const said = button.querySelector('[data-said]');
  if (said) said.hidden = false;
});

// A key presses the button that carries it, where a page has such buttons; never while somebody writes, and never with another key.
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.key.length !== 1) return;
  if (event.target.closest && event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
  const button = [...document.querySelectorAll('button[aria-keyshortcuts]')]
    .find((one) => one.getAttribute('aria-keyshortcuts') === event.key.toLowerCase() && !one.disabled);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// A timer that the page came with counts on by itself: nobody is told each second.
if (document.querySelector('.remote')) {
  let from = '', since = 0;
  setInterval(() => {
    const clock = document.querySelector('[data-left]');
    if (!clock) { from = ''; return; }
    if (clock.dataset.left !== from) { from = clock.dataset.left; since = Date.now(); }
    const left = Math.ceil(Math.max(0, from - (Date.now() - since)) / 1000);
    const says = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
    if (clock.textContent !== says) clock.textContent = says;
  }, 250);
}

// A page that is meant for paper offers to be printed.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

// What plays from a moment on, and what puts a moment or an area into a form, is the script's that does so where work is shown.
const shows = () => { if (document.querySelector('[data-seek], [data-cites]')) import('./showing.js').catch(() => {}); };
shows();

// The first field that needs another look gets the focus.
const wrong = document.querySelector('[aria-invalid="true"]');
if (wrong) wrong.focus();

addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

// A page that says from where it has heard follows what happens: when something that concerns it changes, it is fetched again and put in
// place, around what is typed, folded open and focused. Nothing moves while something is pressed.
const { live, hears } = document.body.dataset;
if (live && window.waymarkLive) {
  const kinds = (hears || '').split(' ');
  let soon = 0, asked = 0, due = 0;
  // Or is on its way: what was sent is answered with a page of its own.
  const pressed = () => document.querySelector('button:active, a:active, summary:active, select:active, input:active, form[data-sent]');
  const concerns = (data) => { try { return kinds.includes(JSON.parse(data).kind); } catch { return true; } };
  const later = (ms) => { clearTimeout(soon); soon = setTimeout(renew, ms); };
  // Something on the page may turn with the time: then it says itself for how long it is true.
  function expires() {
    clearTimeout(due);
    const one = document.querySelector('[data-due]');
    if (one) due = setTimeout(renew, Number(one.dataset.due) + 100);
  }
  async function renew() {
    const mine = ++asked;
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      // Somewhere else, or nothing there any more: the page stays as it was read.
      if (answer.redirected || answer.status === 404) return;
      if (!answer.ok) return later(3000);
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main');
      const main = document.getElementById('main');
      if (mine !== asked || !main || !fresh) return;
      if (pressed()) return later(250);
      window.waymarkLive.patch(main, fresh);
      if (main.querySelector('[data-say]')) import('./say.js').catch(() => {});
      shows();
      expires();
    } catch { later(3000); }
  }
  // Where a page says so, what is pressed is sent and answered in place, around where one is. What was refused is answered by a page, too;
  // where none comes back, that is said. What was pressed first is done first; an answer that does not come holds the next press up for so long.
  const PATIENCE = 3000;
  let turn = Promise.resolve();
  const after = (one) => Promise.race([one, new Promise((done) => { setTimeout(done, PATIENCE); })]);
  addEventListener('submit', async (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || form.method !== 'post' || !form.closest('main[data-in-place]')) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    if (submitter && submitter.name) fields.append(submitter.name, submitter.value);
    const unsent = document.querySelector('[data-unsent]'), action = form.getAttribute('action');
    const sends = after(turn).then(() => fetch(action, { method: 'POST', body: fields }));
    turn = sends.catch(() => {});
    try {
      const answer = await sends;
      if (answer.status >= 500) throw answer.status;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main');
      // Signed out, or there is no such thing any more: that has a page of its own.
      if (!fresh || !fresh.matches('[data-in-place]')) return location.assign(answer.redirected ? answer.url : location.href);
      asked++;
      if (answer.ok) {
        form.reset();
        // What was named by its form is done: the next one has another name.
        for (const kept of form.querySelectorAll('[data-kept]')) kept.removeAttribute('data-kept');
      }
      window.waymarkLive.patch(document.getElementById('main'), fresh, true);
    } catch {
      if (unsent) unsent.hidden = false;
    } finally { delete form.dataset.sent; }
  });
  window.waymarkLive.listen('/api/v1/live', live, (kind, data) => {
    if (kind === 'refetch' || (kind === 'change' && concerns(data))) later(50);
  });
  expires();
}

// What opens at once after this page: after the pictures the student's home, after a class its console.
if (document.body.dataset.prefetch && 'requestIdleCallback' in window) requestIdleCallback(() => { import('./ahead.js').then((on) => on.fetchAhead(), () => {}); });

// A page that is painted first has come by then (/offline.js).
const come = (deed) => (document.readyState === 'complete' ? deed() : addEventListener('load', deed));
if ('serviceWorker' in navigator) come(() => {
  navigator.serviceWorker.register('/sw.js').catch(() => {});
  if (navigator.serviceWorker.controller) setTimeout(() => import('./update.js').catch(() => {}), 3000);
});
