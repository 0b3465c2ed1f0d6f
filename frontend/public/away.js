// Whether whoever this device kept pages for has left it: they signed out, and the server has not heard of it yet (sw-owed.js). Then nothing of
// theirs is shown or sent, and the page says so.

/// Looked for each time: the worker writes it down and takes it away.
export const isOwed = async () => {
  try { return Boolean(await caches.match('/owed', { cacheName: 'shell-notes' })); } catch { return false; }
};

/// On the page for no network: nobody is signed in here, and somebody has to be.
export function says() {
  for (const one of document.querySelectorAll('[data-signed-out]')) one.hidden = false;
  for (const one of document.querySelectorAll('[data-signed-in]')) one.hidden = true;
}
