// The page's side of the live stream, and of the installed app: joins the shared stream, registers the service worker.
'use strict';

(() => {
  const root = document.documentElement;
  // See /plain.js: what was sent to get this page is forgotten.
  history.replaceState(history.state, '');
  // What belongs to the same build, wherever this one came from.
  const own = document.currentScript.src, beside = (name) => new URL(name, own).href;

  // After the next frame, in a task of its own. A page that nobody sees has no frames: then soon.
  function painted(deed) {
    let over = false;
    const now = () => { if (!over) { over = true; deed(); } };
    requestAnimationFrame(() => setTimeout(now));
    setTimeout(now, 250);
  }

  // What a page at rest does: one thing after the other, each when the browser has nothing else to do. A page that never rests does it all the
  // same, and what fails or takes long keeps nothing that comes later from its turn.
  const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
  const idle = () => (window.requestIdleCallback ? new Promise((done) => { requestIdleCallback(done, { timeout: 500 }); }) : pause(50));
  let turn = Promise.resolve();
  const rest = (ms, ...deeds) => setTimeout(() => {
    for (const deed of deeds) turn = turn.then(idle).then(() => Promise.race([deed(), pause(1500)])).catch(() => {});
  }, ms);

  // A stream begins where its page's cursor is, so it can wait until the page is shown.
  function listen(address, cursor, tells) {
    let leave = null, left = false;
    // What was on its way then is told nobody: who listened is gone.
    painted(() => { if (!left) leave = join(address, cursor, (...heard) => { if (!left) tells(...heard); }); });
    return () => { left = true; if (leave) leave(); };
  }

  // Named per sign-in (or capability): another student on the same device has another worker.
  function join(address, cursor, tells) {
    // Who comes back after having been away may be another server's: see /update.js.
    let away = false;
    const on = (kind, data) => {
      if (kind === 'open' && away) document.dispatchEvent(new Event('waymark:back'));
      if (kind === 'open' || kind === 'lost') away = kind === 'lost';
      if (kind === 'ended') document.dispatchEvent(new Event('waymark:ended'));
      tells(kind, data);
    };
    const name = 'waymark ' + (root.dataset.feed || '') + ' ' + address + ' ' + root.dataset.build;
    if (typeof SharedWorker !== 'undefined') {
      try {
        const worker = new SharedWorker(beside('live-worker.js'), { name });
        worker.port.onmessage = ({ data: told }) => {
          for (const one of told) try { on(...one); } catch (error) { setTimeout(() => { throw error; }); }
        };
        worker.port.postMessage({ join: true, address, cursor });
        const leave = () => { worker.port.onmessage = null; worker.port.postMessage({ leave: true }); };
        addEventListener('pagehide', leave);
        return () => { removeEventListener('pagehide', leave); leave(); };
      } catch { /* private windows may refuse: go on in the page */ }
    }
    let left = false;
    const tab = (kind, data) => on(kind, data);
    const script = document.createElement('script');
    script.src = beside('live-worker.js');
    script.onload = () => { if (!left) self.waymarkHubFor(address).join(tab, cursor); };
    if (self.waymarkHubFor) script.onload(); else document.head.append(script);
    return () => { left = true; if (self.waymarkHubFor) self.waymarkHubFor(address).leave(tab); };
  }

  // What an element is known by among its neighbours, if by anything.
  const key = (node) => (node.nodeType === Node.ELEMENT_NODE && (node.getAttribute('id') || node.getAttribute('data-key'))) || '';
  // What is not the page's to take away: what the reader folded open or made larger, where the focus went on, what is on its way.
  const KEPT = ['open', 'style', 'tabindex', 'data-sent'];

  // With its focus, which a browser takes away from what it moves the old way.
  function move(into, one, before) {
    const focused = document.activeElement;
    into[into.moveBefore ? 'moveBefore' : 'insertBefore'](one, before);
    if (focused !== document.activeElement) focused.focus({ preventScroll: true });
  }

  // Words that somebody was writing when what they are about went away: above the page, to be copied.
  function left(gone) {
    const place = document.getElementById('left-words');
    if (!place || !gone.querySelectorAll) return;
    for (const { value, defaultValue, form } of gone.querySelectorAll('textarea, input[type=text]')) {
      if (!value.trim() || value === defaultValue || form && form.dataset.sent !== undefined) continue;
      place.append(Object.assign(document.createElement('p'), { className: 'words', dir: 'auto', textContent: value }));
      place.parentElement.hidden = false;
    }
  }

  // What somebody types over is what they read: the number or the words of it stay in its form until they have sent it, and the server tells
  // them where it is something else by now.
  const READ = ['was', 'claimed', 'rev', 'sheet', 'wording'];
  const typed = (field) => field.type !== 'hidden' && (/checkbox|radio/.test(field.type) ? field.checked !== field.defaultChecked : 'defaultValue' in field && field.value !== field.defaultValue);
  const isTypedOver = (old) => old.type === 'hidden' && READ.includes(old.name) && old.form && [...old.form.elements].some(typed);

  // Makes `old` read like `now`, in place: what is the same stays the same element, with its focus and with what was typed into it.
  // Whether something is folded open is the reader's, and so is where the focus went. `answers`: what was typed was sent, and this is the answer.
  function patch(old, now, answers = false) {
    if (old.nodeName !== now.nodeName || key(old) !== key(now)) { old.replaceWith(now); return now; }
    // The page only says where it stands; what is in it is somebody else's (see /showing.js).
    if (old.nodeType === Node.ELEMENT_NODE && old.hasAttribute('data-kept') && now.hasAttribute('data-kept') && !now.firstChild) return old;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== now.data) old.data = now.data;
      return old;
    }
    // Most of a page is as it was, and a browser sees that faster than anybody who goes through it.
    if (old.isEqualNode(now)) return old;
    if (!answers && isTypedOver(old)) return old;
    for (const { name, value } of now.attributes) {
      if (name !== 'open' && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    for (const { name } of [...old.attributes]) if (!KEPT.includes(name) && !now.hasAttribute(name)) old.removeAttribute(name);
    const chosen = old.nodeName === 'SELECT' && old.value;
    // By place; what has a key is known by it, and its neighbours may come and go.
    const stays = new Set([...now.children].map(key));
    const after = (gone) => { const next = gone.nextSibling; left(gone); gone.remove(); return next; };
    let at = old.firstChild;
    for (const child of [...now.childNodes]) {
      while (at && key(at) && !stays.has(key(at))) at = after(at);
      const known = key(child);
      if (!at || key(at) !== known) {
        // Another place in a list: it is still the same one.
        let moved = known && at;
        while (moved && key(moved) !== known) moved = moved.nextSibling;
        if (!moved) old.insertBefore(child, at);
        else { move(old, moved, at); patch(moved, child, answers); }
        continue;
      }
      const next = at.nextSibling;
      patch(at, child, answers);
      at = next;
    }
    while (at) at = after(at);
    // A list that grew says what was chosen, not what a new list would say.
    if (chosen !== false && [...old.options].some((option) => option.value === chosen)) old.value = chosen;
    return old;
  }

  window.waymarkLive = { listen, painted, patch };

  // What has the focus may go: a button that is done with, or the whole page for the next one. Then the focus goes on at the heading of
  // what is left around it; else a keyboard and a screen reader would begin again at the top of the document.
  let held = [], soon = 0;
  const there = (one) => one.isConnected && one.getClientRects().length > 0;
  const headed = (around) => around && [...around.querySelectorAll('h1, h2, h3, summary')].find(there);

  function goOn() {
    const now = document.activeElement;
    if (!held.length || there(held[0]) || (now && now !== document.body && now !== held[0])) return;
    const heading = held.map((around) => there(around) && headed(around)).find(Boolean) || headed(document.querySelector('main'));
    // None yet: the next page is on its way.
    if (!heading) return;
    if (heading.tabIndex < 0) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  addEventListener('focusin', ({ target }) => {
    held = [];
    for (let at = target; at && at !== document.body; at = at.parentElement) held.push(at);
  });
  // Left on purpose, by a press beside everything.
  addEventListener('focusout', ({ target }) => setTimeout(() => {
    if (target === held[0] && there(target) && document.activeElement !== target) held = [];
  }));

  new MutationObserver((changes) => {
    if (!held.length || (held[0].isConnected && !changes.some((change) => change.type === 'attributes'))) return;
    clearTimeout(soon);
    soon = setTimeout(goOn, 50);
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden'] });

  // What pieces show has a script of its own. It comes at once where a place came without what belongs in it or something in it plays or waits for others, which may
  // be on a later page of this document; else when somebody reaches for the page, and hears then what it missed. A press that was faster
  // is pressed again for it.
  const places = new MutationObserver(shows);
  let showing = null, here = false;
  const bring = () => showing ??= import('./showing.js').then(() => { here = true; }, () => { showing = null; });
  function shows({ type, target }) {
    const button = type === 'click' && target.closest && target.closest('[data-served] button[type=button]');
    if (here || type === 'click' && !button) return;
    const wanted = type ? '[data-served]' : '[data-served]:empty:not([data-cursor]), [data-served] :is(audio, video, [data-live])';
    if (!document.querySelector(wanted)) return;
    places.disconnect();
    bring().then(() => { if (here && button) button.click(); });
  }
  // What was sent faster is sent again for it too; where it does not come, as on a page without it.
  let plain = null;
  addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (here || form === plain || !form.matches('[data-served] :is([data-quiet], [data-upload])')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    bring().then(() => { plain = form; form.requestSubmit(submitter && submitter.form === form ? submitter : null); plain = null; });
  }, true);
  const REACHES = ['focusin', 'pointerover', 'dragover'];
  addEventListener('click', shows);
  places.observe(root, { childList: true, subtree: true });
  // The tools beside a sheet of paper come when somebody reaches for it, and to no page without one.
  let tools = false;
  function reach({ target }) {
    if (tools || !(target.closest && target.closest('.write'))) return;
    tools = true;
    import('./write.js').catch(() => {});
  }
  for (const kind of REACHES) { addEventListener(kind, reach); addEventListener(kind, shows); }
  shows({});
  // Who only reads hears of it too, once the page has come to rest.
  rest(6000, () => shows({ type: 'rest' }));

  // What is done here goes to the device first. That script comes with the first reach for the page, at once where something may wait
  // from before, and with the page at rest for what was seen last. Where it does not come, it is asked for again.
  const kept = async () => { for (;;) try { return await import('./kept.js'); } catch { await pause(2000); } };
  let on = null;
  const keep = () => kept().then((came) => { if (!on) { on = came; came.start(); } return came; });
  window.waymarkOutbox = {
    send: (json) => keep().then((on) => on.send(json)),
    show: (...of) => keep().then((on) => on.show(...of)),
    giveUp: (piece) => keep().then((on) => on.giveUp(piece)).finally(() => location.reload()),
    // A teacher's, asked for as the console comes alive: where nothing was ever half written, the scripts of the outbox can wait.
    half: (name) => (desks() ? keep().then((on) => on.half(name)).catch(() => '') : Promise.resolve('')),
    keepHalf: (name, json) => { if (!json && !desks()) return; desks('yes'); keep().then((on) => on.keepHalf(name, json)); },
    leaving: (json) => { if ('left' in root.dataset) return; if (on) on.leaving(json); else navigator.sendBeacon('/api/v1/commands', new Blob([json], { type: 'application/json' })); },
  };
  const halves = () => { try { return localStorage.getItem('waymark-half'); } catch { return null; } };
  const desks = (now) => { try { if (now) localStorage.setItem('waymark-desk', now); return localStorage.getItem('waymark-desk'); } catch { return 'yes'; } };
  const waits = () => { try { return localStorage.getItem('waymark-kept'); } catch { return null; } };
  if (root.dataset.me) {
    // Who is here, and whether they still are.
    painted(() => { import('./here.js').catch(() => {}); });
    window.waymarkOut = () => keep().then((on) => on.out());
    if (waits() === 'waits' || halves()) keep(); else addEventListener('focusin', keep, { once: true });
    rest(4000, keep, () => import('./seen.js'));
    // Last of all: nobody needs it yet.
    if (document.body.dataset.prefetch) rest(6500, () => import('./ahead.js').then((on) => on.fetchAhead()));
    addEventListener('submit', (event) => {
      if (event.target.getAttribute('action') !== '/sign-out' || !waits()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      keep().then((on) => on.signOut(event.target, event.submitter));
    }, true);
  }

  // A page that the browser kept in its memory is out of date: get it again.
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

  if ('serviceWorker' in navigator && !location.pathname.startsWith('/projector/')) {
    addEventListener('load', () => {
      navigator.serviceWorker.register('/sw.js').catch(() => {});
      // At rest: whether there is a newer one. The first visit has the newest.
      if (navigator.serviceWorker.controller) rest(3000, () => import('./update.js'));
    });
  }
})();
