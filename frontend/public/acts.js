// What is done in the parts about what a piece shows: small forms that are sent without leaving the page, words that save as they are
// typed, and the tools behind the buttons.

import { pause, read } from './answers.js';
import { fill, held, keeping, later, tell } from './showing.js';
import { mint } from './mint.js';
import { isSafe } from './safe.js';
import { settled, stops, unkept } from './unkept.js';

export { keeping, mint, tell };
const one = (selector, root = document) => root.querySelector(selector);
const place = (of) => of.closest('[data-served]');

const why = async (refusal) => (await import('./window.js')).sentence(refusal);
/// Says it on the line of the part.
export const refused = async (of, refusal) => tell(of, await why(refusal));

/// Its part again, and with it all parts of the piece; whatever parts there are where its own went with its page, and none on another page.
export const again = async (of) => {
  const at = of && of.isConnected && place(of), all = at ? [at] : document.querySelectorAll('[data-served]');
  await Promise.all([...new Set([...all].map(({ dataset }) => dataset.served))].map(fill));
};

// One deed at a time about one thing: what was said earlier never lands after what was said later.
const turns = new Map();
export function inTurn(about, deed) {
  const mine = (turns.get(about) || Promise.resolve()).catch(() => {}).then(deed);
  turns.set(about, mine);
  mine.catch(() => {}).then(() => { if (turns.get(about) === mine) turns.delete(about); });
  return mine;
}

// Asks until there is an answer; what is refused is thrown, and `{ stopped: true }` when it was stopped. `waits` is told of every break.
async function answered(request, { signal, waits } = {}) {
  for (let tries = 0; ; tries++) {
    if (signal && signal.aborted) throw { stopped: true };
    try { return await read(await request(), tries); } catch (why) { if (why.refusal) throw why.refusal; }
    if (waits) waits();
    await pause(Math.min(1000 * 2 ** tries, 15000) * (.8 + Math.random() * .4), signal);
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
/// The command in the fields of such a form.
export function envelope(fields) {
  const { person, reflection, do: deed, command: _, ...rest } = Object.fromEntries([...fields].filter(([, value]) => typeof value === 'string'));
  return { id: mint(), person, do: 'show', reflection, act: [['do', deed.replace('show_', '')], ...Object.entries(rest)] };
}
// With its answer, or once it is kept on this device and there is no way: what comes later goes later, so nothing has to wait for it. Where
// this device keeps nothing, it waits in the page, and `waits` is told.
function noWay(piece, waits, id) {
  const { kept, way } = document.documentElement.dataset;
  let hear = () => {};
  const stops = () => document.removeEventListener('waymark:outbox', hear);
  const none = new Promise((done) => {
    const look = ({ way, stop, lasting }) => {
      if (way !== false && !stop) return;
      if (isSafe(piece, lasting, id)) { stops(); done('kept'); } else if (waits) waits();
    };
    hear = ({ detail }) => look(detail);
    document.addEventListener('waymark:outbox', hear);
    look({ way: way !== 'no', lasting: kept === 'yes' });
  });
  return { none, stops };
}
function first(outcome, piece, waits, id) {
  const { none, stops } = noWay(piece, waits, id);
  return Promise.race([outcome, none]).finally(stops);
}

/// Throws what it is refused with.
export const command = (fields, { waits } = {}) => {
  const said = envelope(fields), sent = window.waymarkOutbox.send(JSON.stringify([said])).then((answers) => {
    const [{ answer, refusal }] = JSON.parse(answers);
    if (answer === 'refused') throw refusal;
  });
  return keeping(first(sent, said.reflection, waits, said.id));
};

/// A file and what is said about it (`deeds`), on the device first and together. `over`: it takes the place of an older one that waits.
/// Resolves as `command` does; `outcome` is what comes of it in the end, the file's first. `on` hears how much was sent; aborted, it is given up.
export async function bringWith(blob, { id, kind, over, on = () => {}, waits, signal }, deeds) {
  const envelopes = deeds.map(envelope), [{ reflection }] = envelopes;
  const { outcomes, forget } = await window.waymarkOutbox.show(blob, { id, kind, over, piece: reflection }, envelopes);
  const hear = ({ detail }) => { if (detail.file === id) on({ sent: detail.sent, of: blob.size }); };
  document.addEventListener('waymark:outbox', hear);
  let awaited = true;
  const outcome = Promise.all(outcomes).then((all) => {
    const no = all.find(({ answer }) => answer === 'refused');
    if (!no) return all;
    // Whoever waits for it says it; else it stays with the outbox, which does.
    if (awaited) forget();
    throw no.refusal;
  }).finally(() => document.removeEventListener('waymark:outbox', hear));
  outcome.catch(() => {});
  const stopped = signal ? new Promise((_, no) => signal.addEventListener('abort', () => { forget(); no({ stopped: true }); })) : new Promise(() => {});
  const what = await keeping(Promise.race([first(outcome, reflection, waits), stopped]));
  awaited = false;
  // Its part is made anew when it has arrived.
  if (what === 'kept') outcome.then(() => again(), () => {});
  return { what, outcome };
}

/// A teacher's.
export const post = (address, fields, how) => keeping(answered(() => fetch(address, {
  method: 'POST', keepalive: true, headers: { accept: 'application/json' }, body: new URLSearchParams(fields),
}), how));

// Words that wait a moment longer, and those that wait for their turn: what is typed until then goes along.
const timers = new Map(), queued = new Map();

function forget(form) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  held.delete(form);
}
function send(form, button) {
  const fields = new FormData(form), by = button || one('[data-by-itself]', form);
  if (by && by.name) fields.set(by.name, by.value);
  forget(form);
  const how = { waits: () => tell(form, 'waiting') };
  return form.dataset.quiet === 'show' ? command(fields, how) : post(form.getAttribute('action'), fields, how);
}
// The mark or the thing that a form is about, whichever form it is.
const about = (form) => (form.elements.mark || form.elements.shown || {}).value || form;

// `now`: the page goes, and nothing waits for its turn any more.
function save(form, button, now) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  if (now) return send(form);
  if (!button && queued.has(form)) return queued.get(form);
  const sent = keeping(inTurn(about(form), () => { if (!button) queued.delete(form); return send(form, button); }));
  if (!button) queued.set(form, sent);
  return sent;
}

// Throws the sentence of a refusal; a share or an answer has to say it as well.
async function kept(form, saved) {
  try { await saved; settled(form); } catch (refusal) {
    const [sentence, label] = [await why(refusal), one('label', form)];
    unkept(form, label ? label.textContent.trim() + ' ' + sentence : sentence);
    throw sentence;
  }
}

/// `button` as well: its part is made anew with what is kept.
export const keep = (form, button) => quietly(form, button);

async function quietly(form, button, now) {
  const at = place(form), { opens, kind } = (button && button.dataset) || {};
  tell(form, 'saving');
  try { await keeping(kept(form, save(form, button, now))); tell(form, 'saved'); } catch (sentence) { return tell(form, sentence); }
  // What saves while it is written stays as it is under the hand; how much goes along is counted in a moment.
  if (!button) return at && at.isConnected && later(at.dataset.served, 1500);
  // Sent is sent: what belongs to the form, wherever it stands, is as it was before.
  if ('resets' in form.dataset) {
    form.reset();
    // And what named it names nothing more: the part made anew brings the next name.
    for (const kept of form.querySelectorAll('input[data-kept]')) kept.removeAttribute('data-kept');
  }
  await again(at);
  // The way was picked: what it needs opens, whether the part came with a button for it or, without a network, did not.
  if (opens === 'file') {
    const file = one('[data-key=show-file]', at);
    file.open = true;
    one('input[type=file]', file).focus();
  } else if (opens) press(one(`[data-opens=${opens}][data-kind=${kind}]`, at), opens);
}
const flush = (now) => { for (const form of new Set([...timers.keys(), ...(now ? queued.keys() : [])])) if (form.isConnected) quietly(form, null, now); };

// What is shown, marked and said goes first: the share or the answer takes it along. A long wait says that it is one.
const waiting = new WeakSet(), promised = () => [...held].filter((one) => one instanceof Promise);
async function afterwards(form, button) {
  if (waiting.has(form)) return;
  waiting.add(form);
  flush();
  tell(null, 'goes');
  if (button) button.setAttribute('aria-disabled', 'true');
  while (promised().length) await Promise.allSettled(promised());
  held.clear();
  waiting.delete(form);
  if (button) button.removeAttribute('aria-disabled');
  // Its page was made anew meanwhile: what would be sent now is not what was pressed.
  if (!form.isConnected) return tell(null, 'gone');
  tell(null, '');
  if (await stops(form, button)) return;
  form.requestSubmit(button && button.form === form ? button : undefined);
}

export async function submit(form, button) {
  if (form.matches('[data-quiet]')) return quietly(form, button);
  if (!form.matches('[data-upload]')) return afterwards(form, button);
  const { bytes } = form.elements, files = [...bytes.files];
  bytes.value = '';
  return bring(form, files);
}

export async function press(button, tool = button.dataset.tool ?? 'moments') {
  try { await (await import('./' + tool + '.js')).default(button); } catch { return tell(button, 'notOpened'); }
}

export function typed(form) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => quietly(form), 700));
}

/// On its way from here on: nothing overtakes it.
export const bring = (form, files) => keeping(import('./upload.js').then((on) => on.files(form, files)));

addEventListener('focusout', ({ target }) => {
  const form = target.closest && target.closest('form[data-saves]');
  if (form && timers.has(form)) quietly(form);
});
addEventListener('pagehide', () => flush(true));
