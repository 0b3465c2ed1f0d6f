// What could not be kept, said where it would be missed: a share or an answer stops for it once, says at its button what it was and why,
// and goes without it at the next press. Nothing that was typed or picked is touched.

import { held } from './showing.js';

// By where it stands, a form or a file's row: on another page nobody misses it.
const why = new Map(), told = new WeakSet();
let note = null, watch = null;

export function unkept(at, sentence) {
  why.set(at, sentence);
  told.delete(at);
  held.add(at);
}

/// It is kept after all, or given up.
export function settled(at) {
  why.delete(at);
  held.delete(at);
  if (![...why.keys()].some((other) => told.has(other))) hush();
}

function hush() {
  if (watch) watch.disconnect();
  if (note) note.remove();
  note = watch = null;
}

/// True if the press ends here, with a sentence at its button.
export async function stops(form, button) {
  for (const at of [...why.keys()]) if (!at.isConnected) why.delete(at);
  const fresh = [...why].filter(([at]) => !told.has(at));
  hush();
  if (!fresh.length) return false;
  const { sentence } = await import('./window.js'), without = await sentence({ key: 'showing.without_it' });
  const said = document.createElement('div'), end = button && button.form === form ? button.closest('form > *') : form.lastElementChild;
  said.className = 'problem stack tight';
  said.setAttribute('role', 'alert');
  said.dataset.unkept = '';
  said.append(...[...fresh.map(([, sentence]) => sentence), without].map((text) => Object.assign(document.createElement('p'), { textContent: text })));
  for (const [at] of fresh) told.add(at);
  // The page around it may be made anew by what happens; this stays until it is answered.
  const put = () => { if (end.isConnected && said.nextSibling !== end) end.before(said); };
  put();
  [note, watch] = [said, new MutationObserver(put)];
  watch.observe(form, { childList: true });
  return true;
}
