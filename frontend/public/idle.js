// Nobody has touched this device for as long as the school allows: the next student must not find the last one's work. Asks a minute
// before, sends what waits, signs out. All tabs look at one clock; what is kept for it is a time and nothing else.
'use strict';
(() => {
  const template = document.getElementById('idle'), KEY = 'waymark-touched', MINUTES = 'waymark-idle';
  if (!template) return;
  const read = (key = KEY) => { try { return Number(localStorage.getItem(key)) || 0; } catch { return 0; } };
  const keep = (at, key = KEY) => { try { localStorage.setItem(key, at); } catch { /* a private window: this tab looks at its own clock */ } };
  // The page for no network is everybody's, and knows no school: what the last page of one said holds there, and so does the last touch.
  const said = Number(template.dataset.minutes), all = (said || read(MINUTES)) * 60000, warns = Math.min(60000, all / 4), pings = all / 4;
  if (!all) return;
  let own = (!said && read()) || Date.now(), sent = own, dialog = null, under = null, leaving = false;
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
    try { for (const gone of [KEY, MINUTES]) localStorage.removeItem(gone); } catch { /* there was none */ }
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
  if (said) { keep(said, MINUTES); keep(own); }
  look();
  setInterval(look, 1000);
  for (const kind of ['visibilitychange', 'focus', 'pageshow']) addEventListener(kind, look);
})();
