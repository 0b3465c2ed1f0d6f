// What pieces show: parts of pages that the server makes. Fills the places that came without theirs and gets them again when their piece
// changes. What is pressed, typed and sent in them is acts.js's, which comes with the first press.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const near = (of, selector) => of && of.closest && of.closest(selector);
// What acts comes with the first press, and then does one after the other what was done meanwhile. Where it does not come, that is said.
let come = null;
const acts = (of, act) => (come ??= import('./acts.js')).then(act, () => { come = null; tell(of, 'notSaved'); });
const seen = new WeakSet(), soon = new Map();
let heard = false, beside;

// Forms that are not saved, saves on their way, and what could not be kept: a share and an answer wait for them.
export const held = new Set();

/// Holds a share and an answer until this is done.
export function keeping(promise) {
  held.add(promise);
  promise.finally(() => held.delete(promise)).catch(() => {});
  return promise;
}

/// A part's one honest line; what lies on a version is said beside the answer. `what` is one of its own sentences by name, or a sentence.
/// `aloud`: whether a screen reader is told; it would be told over whoever speaks into a microphone.
export const tell = (of, what, aloud = true) => {
  const at = near(of, '[data-served]'), line = (at && one('[data-said]', at)) || one('[data-served] [data-said]');
  if (!line) return;
  line.ariaLive = aloud ? null : 'off';
  line.textContent = line.dataset[what] ?? what;
};

function listen(cursor) {
  if (heard || !cursor) return;
  heard = true;
  window.waymarkLive.listen('/api/v1/live', cursor, (kind, data) => {
    let id = '';
    if (kind === 'change') try {
      const change = JSON.parse(data);
      if (!/^(piece|card|card_gone|rating|rubric|help|note|note_gone|door|lesson|stage)$/.test(change.kind)) return;
      // The queue, a note, the door are about a room; what is said by a rubric names itself and no piece: all again.
      if (/^(help|note|door)/.test(change.kind)) id = '/room';
      else if (change.kind[0] !== 'r') id = change.is.id;
    } catch { /* of a later release: all again */ }
    if (kind === 'change' || kind === 'refetch') for (const { dataset } of all('[data-served]')) if (dataset.served.includes(id)) later(dataset.served);
  });
}

export const later = (address, ms = 60) => { clearTimeout(soon.get(address)); soon.set(address, setTimeout(() => fill(address), ms)); };

// Gets all parts of a piece and puts each in its place, around what is typed and focused.
export async function fill(address) {
  try {
    const answer = await fetch(address, { cache: 'no-store' });
    if (answer.redirected || answer.status === 404) return;
    if (!answer.ok) return later(address, 3000);
    const parts = one('[data-cursor]', new DOMParser().parseFromString(await answer.text(), 'text/html'));
    for (const at of all('[data-served]').filter((at) => at.dataset.served === address)) {
      const part = [...parts.children].find((part) => part.dataset.of === at.dataset.of), now = at.cloneNode(false);
      // A server of the release before does not make it: what opens the door stays.
      if (!part && one('dialog', at)) continue;
      if (part) now.append(...part.childNodes);
      if (now.firstChild && at.firstChild) window.waymarkLive.patch(at, now); else at.replaceChildren(...now.childNodes);
    }
    several();
    listen(parts.dataset.cursor);
  } catch { later(address, 3000); }
}

// Without a script one file goes with its form; here each goes by itself.
const several = () => { for (const field of all('form[data-upload] [name=bytes]')) field.multiple = true; };

function look() {
  several();
  if (one('[data-beside]')) beside ??= import('./beside.js').catch(() => { beside = null; });
  for (const at of all('[data-served]')) if (!seen.has(at)) {
    seen.add(at);
    if (at.dataset.cursor) listen(at.dataset.cursor); else later(at.dataset.served, 0);
  }
}

addEventListener('submit', (event) => {
  const { target: form, submitter } = event, mine = near(form, '[data-served]') && form.matches('[data-quiet], [data-upload]');
  // `matches`: a form's `id` is its field of that name, where it has one.
  if (!mine && !(held.size && form.matches('#writing, #reply-form'))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const done = acts(form, (on) => on.submit(form, submitter));
  if (mine) keeping(done);
}, true);
addEventListener('click', ({ target }) => {
  const button = near(target, '[data-tool], [data-seek], [data-marks-moment], [data-spans]');
  if (button) acts(button, (on) => on.press(button));
});
addEventListener('stale', ({ target }) => later(target.dataset.served, 0), true);
addEventListener('input', ({ target }) => {
  const form = near(target, '[data-served] form[data-saves]');
  if (form) { held.add(form); acts(form, (on) => on.typed(form)); }
});
for (const kind of ['change', 'dragover', 'drop', 'paste']) addEventListener(kind, (event) => {
  const { target } = event, picked = kind === 'change';
  const files = [...((picked ? target : event.dataTransfer || event.clipboardData) || {}).files || []];
  const form = picked ? near(target, 'form[data-upload]') : one('[data-served] form[data-upload]');
  if (!form || (kind.startsWith('dr') ? !near(target, '.showing') : !files.length)) return;
  // Cells and slides come as words with a picture of them: where words can be, they are what is meant.
  if (kind === 'paste' && near(target, 'input, textarea, [contenteditable]') && event.clipboardData.types.some((type) => /^text\/(plain|html)$/.test(type))) return;
  if (!picked) event.preventDefault();
  // From here on they are on their way: the form does not bring them once more.
  else target.value = '';
  if (files.length) keeping(acts(form, (on) => on.bring(form, files)));
});
// A browser's own recording does not say how long it is until somebody looked at its end.
addEventListener('loadedmetadata', ({ target }) => {
  if (target.duration !== Infinity) return;
  target.addEventListener('durationchange', () => { if (target.duration !== Infinity) target.currentTime = (target.dataset.from || 0) / 1000; });
  target.currentTime = 1e101;
}, true);

new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
look();
