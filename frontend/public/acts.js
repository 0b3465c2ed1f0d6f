// What is done in the parts about what a piece shows: small forms that are sent without leaving the page, words that save as they are
// typed, and the tools behind the buttons.

import { fill, held, later } from '/showing.js';

const one = (selector, root = document) => root.querySelector(selector);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const place = (of) => of.closest('[data-served]');
const timers = new Map();

export const mint = () => crypto.randomUUID ? crypto.randomUUID() : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g,
  (c) => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));

/// The part's one honest line; what lies on a version is said beside the answer. `what` is one of its own sentences by name, or a sentence.
export const tell = (of, what) => {
  const at = of && place(of), line = at && (one('[data-said]', at) || one('[data-of=reply] [data-said]'));
  if (line) line.textContent = line.dataset[what] ?? what;
};
const why = async (refusal) => (await import('/window.js')).sentence(refusal);

/// Its part again, and with it all parts of the piece.
export const again = (of) => {
  const at = of && of.isConnected && place(of);
  return fill((at || one('[data-served]')).dataset.served);
};

/// Holds a share and an answer until this is done.
export function keeping(promise) {
  held.add(promise);
  promise.finally(() => held.delete(promise)).catch(() => {});
  return promise;
}

// Tries until there is an answer; what is refused is thrown.
async function answered(request) {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await request();
      if (answer.ok) return answer.status === 204 ? {} : await answer.json();
      if (answer.status < 500) throw { refusal: await answer.json().catch(() => ({})) };
    } catch (error) { if (error.refusal) throw error.refusal; }
    await wait(Math.min(1000 * 2 ** tries, 15000) * (.8 + Math.random() * .4));
  }
}

/// A student's act, from fields by name. Whose it is and what the piece answers stands in the part's own forms.
export const said = (of, deed, more = {}) => {
  const fields = new FormData(), form = one('form[data-quiet=show], form[data-upload]', place(of));
  for (const name of ['person', 'reflection', 'prompt', 'class', 'question']) {
    const at = form && form.elements[name];
    if (at) fields.set(name, at.value);
  }
  fields.set('do', 'show_' + deed);
  for (const name in more) fields.set(name, more[name]);
  return fields;
};
export const command = (fields) => keeping((async () => {
  const { person, reflection, do: deed, command: _, ...rest } = Object.fromEntries([...fields].filter(([, value]) => typeof value === 'string'));
  const body = JSON.stringify([{ id: mint(), person, do: 'show', reflection, act: [['do', deed.replace('show_', '')], ...Object.entries(rest)] }]);
  const request = () => fetch('/api/v1/commands', { method: 'POST', keepalive: body.length < 6e4, headers: { 'content-type': 'application/json' }, body });
  for (;;) {
    const [{ answer, refusal }] = await answered(request);
    if (answer === 'refused') throw refusal;
    if (answer === 'done') return;
    await wait(2000);
  }
})());

/// A teacher's.
export const post = (address, fields) => keeping(answered(() => fetch(address, {
  method: 'POST', keepalive: true, headers: { accept: 'application/json' }, body: new URLSearchParams(fields),
})));

function send(form, button) {
  const fields = new FormData(form);
  if (button && button.name) fields.set(button.name, button.value);
  clearTimeout(timers.get(form));
  timers.delete(form);
  held.delete(form);
  return form.dataset.quiet === 'show' ? command(fields) : post(form.getAttribute('action'), fields);
}

async function quietly(form, button) {
  const at = place(form), { opens, kind } = (button && button.dataset) || {};
  tell(form, 'saving');
  try { await send(form, button); tell(form, 'saved'); } catch (refusal) { return tell(form, await why(refusal)); }
  // What saves while it is written stays as it is under the hand; how much goes along is counted in a moment.
  if (!button) return at.isConnected && later(at.dataset.served, 1500);
  await again(at);
  // The way was picked: its tool opens. It may have come with the part only now.
  const tool = opens && one(`[data-tool=${opens}][data-kind=${kind}]:not([data-of-shown])`, at);
  if (tool) press(tool);
}
const flush = () => { for (const form of [...timers.keys()]) if (form.isConnected) quietly(form); };

export async function submit(form, button) {
  if (form.matches('[data-quiet]')) return quietly(form, button);
  if (form.matches('[data-upload]')) return bring(form, [...form.elements.bytes.files]);
  // What is shown, marked and said goes first: the share or the answer takes it along.
  flush();
  await Promise.allSettled([...held].filter((one) => one instanceof Promise));
  for (const one of [...held]) if (!(one instanceof Promise)) held.delete(one);
  form.requestSubmit(button);
}

export async function press(button) {
  const { tool, seek, ofShown, marksMoment, piece } = button.dataset, player = one(`[data-plays="${ofShown || marksMoment}"]`);
  if (tool) return (await import('/' + tool + '.js')).default(button);
  if (!player) return;
  if (seek) { player.currentTime = seek / 1000; return player.play(); }
  player.pause();
  const mark = mint(), at = place(button);
  try { await post('/piece/' + piece + '/marks', { mark, shown: marksMoment, at: Math.round(player.currentTime * 1000) }); }
  catch (refusal) { return tell(button, await why(refusal)); }
  await again(at);
  const field = one('#mark-' + mark);
  if (field) field.focus();
}

export function typed(form) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => quietly(form), 700));
}

export async function bring(form, files, field) {
  await (await import('/upload.js')).files(form, files);
  if (field) field.value = '';
}

addEventListener('focusout', ({ target }) => {
  const form = target.closest && target.closest('form[data-saves]');
  if (form && timers.has(form)) quietly(form);
});
addEventListener('pagehide', flush);
