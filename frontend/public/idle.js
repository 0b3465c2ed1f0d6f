// Nobody has touched this device for as long as the school allows: the next student must not find the last one's work. Asks a minute
// before, sends what waits, signs out. All tabs look at one clock; what is kept for it is a time and nothing else.
'use strict';
(() => {
  const template = document.getElementById('idle'), KEY = 'waymark-touched';
  if (!template) return;
  const all = template.dataset.minutes * 60000, warns = Math.min(60000, all / 4), pings = all / 4;
  let own = Date.now(), sent = own, dialog = null, under = null, leaving = false;

  const read = () => { try { return Number(localStorage.getItem(KEY)) || 0; } catch { return 0; } };
  const keep = (at) => { try { localStorage.setItem(KEY, at); } catch { /* a private window: this tab looks at its own clock */ } };
  // A clock that was set back counts from now on.
  const idle = () => { const now = Date.now(), at = Math.max(own, read()); return at > now ? (own = now, keep(now), 0) : now - at; };

  function touched(event) {
    // While it asks, its button answers: a hand that moves towards it must not find something else under it.
    if (dialog && event && event.type !== 'click' && event.type !== 'cancel') return;
    // Whoever opens the lid tomorrow is not who closed it: too late is too late, also for a hand on the keys.
    if (leaving || idle() >= all) return look();
    const now = Date.now();
    if (now - own > 2000 || dialog) keep(now);
    own = now;
    if (dialog) away();
    // Reading is touching too, and the server hears nothing of it.
    if (now - sent > pings) { sent = now; fetch('/here', { method: 'POST', keepalive: true }).catch(() => {}); }
  }
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchmove']) addEventListener(kind, touched, { passive: true, capture: true });

  // The field goes first and is gone back to last: a dialog that is left by a press gives the focus back without the cursor, and what is
  // typed then goes nowhere.
  function ask() {
    dialog = template.content.firstElementChild.cloneNode(true);
    document.body.append(dialog);
    under = document.activeElement || document.body;
    under.blur();
    dialog.addEventListener('cancel', touched);
    dialog.querySelector('button').addEventListener('click', touched);
    dialog.showModal();
  }

  function away() {
    dialog.close();
    dialog.remove();
    dialog = null;
    under.focus({ preventScroll: true });
  }

  async function leave() {
    leaving = true;
    // What stands there is for nobody who comes now.
    document.body.style.visibility = 'hidden';
    const out = window.waymarkOut || (() => fetch('/sign-out', { method: 'POST', body: new URLSearchParams(), redirect: 'manual' }));
    // Without a network the page is left all the same: what it showed is gone, and the server ends the sign-in by its own clock.
    try { await Promise.race([out(), new Promise((done) => setTimeout(done, 4000))]); } catch { /* as above */ }
    try { localStorage.removeItem(KEY); } catch { /* there was none */ }
    location.replace('/join');
  }

  function look() {
    if (leaving) return;
    const left = all - idle();
    if (left <= 0) return void leave();
    if (left > warns) { if (dialog) away(); return; }
    if (!dialog) ask();
    const line = dialog.querySelector('[data-says]');
    line.textContent = line.dataset.says.replace('#', Math.ceil(left / 1000));
  }
  keep(own);
  setInterval(look, 1000);
  for (const kind of ['visibilitychange', 'focus', 'pageshow']) addEventListener(kind, look);
})();
