// Who is here, told to the other windows of this browser. Whoever signs out in one has left them all, and so has whoever was here before somebody
// else came. A window that is left shows nothing and takes nothing from that moment on: what would be typed there would be kept as theirs.

const root = document.documentElement, me = root.dataset.me || '', offline = document.querySelector('[data-offline]');
const others = (me || offline) && typeof BroadcastChannel !== 'undefined' ? new BroadcastChannel('waymark here') : null;
/// Milliseconds until the way in is asked for: by then the sign-out is on its way.
const A_MOMENT = 500;

/// A person's id, or nothing for a sign-out. This window does not hear it itself.
export const tells = (who) => { if (others) others.postMessage(who); };

let left = false;
function leaves() {
  if (left) return;
  left = true;
  // Nothing in it can have the focus any more, a dialog neither.
  root.style.display = 'none';
  // Nobody is asked whether to stay.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
  setTimeout(() => location.replace(document.getElementById('idle') ? '/join' : '/sign-in'), A_MOMENT);
}
// The key goes too, and with it the last words of a page that goes.
function forgets() {
  root.dataset.left = '';
  document.dispatchEvent(new Event('waymark:left'));
  leaves();
}

if (others) {
  // The page for no network is whose pages it opened.
  const whose = async () => me || (await import('./kept.js')).whose();
  others.onmessage = async ({ data }) => { if (!data || data !== await whose()) forgets(); };
  if (me) tells(me);
  // Sent by the browser itself; what the outbox asks about first, it tells itself (`locks` in /kept.js).
  addEventListener('submit', (event) => { if (!event.defaultPrevented && event.target.getAttribute('action') === '/sign-out') tells(''); });
}
// The server ended it (/live.js): what is typed is whoever's typed it, and is kept as theirs until the page has gone. A page that alone has it does
// not go: they may sign in again in another window, and then it is sent.
document.addEventListener('waymark:ended', () => { if (me && document.getElementById('idle') && !root.dataset.notKept) leaves(); });
