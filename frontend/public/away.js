// Whether whoever this device kept pages for has left it: they signed out, and the server has not heard of it yet (sw-owed.js), or nobody has
// touched it for as long as their school allows (idle.js). Then nothing of theirs is shown or sent, and the page says so.

const TOUCHED = 'waymark-touched', MINUTES = 'waymark-idle';

/// Looked for each time: the worker writes it down and takes it away.
export const isOwed = async () => {
  try { return Boolean(await caches.match('/owed', { cacheName: 'shell-notes' })); } catch { return false; }
};

/// By the clock that all tabs look at. One that was set back counts from now on.
export function isLeft(now = Date.now()) {
  try {
    const [at, minutes] = [TOUCHED, MINUTES].map((key) => Number(localStorage.getItem(key)) || 0);
    return minutes > 0 && now - at >= minutes * 60000;
  } catch { return false; }
}
/// Signed out, or signed in by somebody whom no school signs out: there is nothing to count.
export const noClock = () => { try { for (const gone of [TOUCHED, MINUTES]) localStorage.removeItem(gone); } catch { /* there was none */ } };

/// On the page for no network: nobody is signed in here, and somebody has to be.
export function says() {
  for (const one of document.querySelectorAll('[data-signed-out]')) one.hidden = false;
  for (const one of document.querySelectorAll('[data-signed-in]')) one.hidden = true;
}
