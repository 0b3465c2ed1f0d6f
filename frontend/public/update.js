// A newer Waymark. The worker fetches it at a moment of this device's own (sw-shell.js); when it is there it is offered, and comes with the next page
// in any case. It is never forced, and nobody who writes is disturbed by the offer.

const [, build] = /\/a\/(\w+)\//.exec(import.meta.url) || [];
const worker = navigator.serviceWorker, root = document.documentElement;
const FIELD = 'textarea, input, select, [contenteditable]', REST = 2000;
let timer = 0, line = null, resting = 0;

/// Asks the worker to look after it: `of` is this page's build, or nothing where the server may be another one now.
function ask(of) {
  clearTimeout(timer);
  if (worker.controller) worker.controller.postMessage({ heard: of });
}

const writes = () => {
  const at = document.activeElement;
  return Boolean((at && at.matches(FIELD)) || document.querySelector('dialog[open], form[data-sent]'));
};

// There while nobody writes, gone at once when somebody begins.
function shows() {
  clearTimeout(resting);
  if (!line) return;
  if (writes()) line.hidden = true;
  resting = setTimeout(() => { if (line) { line.hidden = writes(); if (line.hidden) shows(); } }, REST);
}

export async function offer() {
  if (line) return;
  line = Object.assign(document.createElement('p'), { className: 'kept-line offer status', hidden: true });
  const words = await fetch('/update/words?l=' + encodeURIComponent(root.lang)).then((answer) => (answer.ok ? answer.json() : Promise.reject())).catch(() => null);
  // Without words it comes with the next page, unsaid.
  if (!words) { line = null; return; }
  const button = (key, kind, deed) => {
    const one = Object.assign(document.createElement('button'), { type: 'button', className: kind, textContent: words[key] });
    one.addEventListener('click', deed);
    return one;
  };
  line.setAttribute('role', 'status');
  line.append(Object.assign(document.createElement('span'), { textContent: words['update.here'] }),
    button('update.take', 'button', () => location.reload()), button('update.later', 'button quiet', () => { line.remove(); }));
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('pkg/unsent.css', import.meta.url).href }));
  document.body.append(line);
  for (const kind of ['focusin', 'focusout', 'input']) addEventListener(kind, shows);
  shows();
}

if (build && worker) {
  worker.addEventListener('message', ({ data }) => {
    const { wait, shell } = data || {};
    if (wait > 0) timer = setTimeout(ask, wait + 50, '');
    if (shell && shell !== build) offer();
  });
  worker.startMessages();
  document.addEventListener('waymark:back', () => ask(''));
  ask(build);
}
