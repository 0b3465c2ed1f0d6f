// Brings files: announced first, then in parts from wherever they were cut, with patience. What is acknowledged is kept.
//
// A file's id is minted here, so that whatever is sent twice is one file. Its name stays on the device.

import { again, bringWith, keeping, mint, said, tell } from './acts.js';
import { pause, read } from './answers.js';
import { guarded } from './held.js';
import { settled, unkept } from './unkept.js';
import { fillIn, sentence } from './window.js';

const PART = 256 << 10; // the server acknowledges no larger ones
const json = { 'content-type': 'application/json', accept: 'application/json' };

/// Brings a blob and gives what the server made of it. Throws a refusal; `{ stopped: true }` when it was stopped.
export async function bring(blob, { kind, person, about, id = mint(), on = () => {}, signal }) {
  const address = '/api/v1/files/' + id;
  let standing = null, tries = 0;
  while (!standing || standing.state === 'arriving') {
    // Whoever stopped it throws it away (/held.js).
    if (signal && signal.aborted) throw { stopped: true };
    try {
      const from = standing ? standing.received : 0;
      const answer = standing
        ? await fetch(address, { method: 'PATCH', headers: { 'upload-offset': from, accept: 'application/json' }, body: blob.slice(from, from + PART), signal })
        : await fetch('/api/v1/files', { method: 'POST', headers: json, signal, body: JSON.stringify({ id, kind, bytes: blob.size, person, ...(about && { about }) }) });
      standing = await read(answer, tries);
      tries = 0;
      on({ sent: standing.received, of: blob.size });
    } catch (why) {
      if (why.refusal) throw why.refusal;
      if (signal && signal.aborted) continue;
      on({ waiting: true, sent: standing ? standing.received : 0, of: blob.size });
      await pause(Math.min(800 * 2 ** tries++, 20000), signal);
      // The answer may have been lost on its way: ask where it stands.
      if (standing) try { const answer = await fetch(address, { cache: 'no-store' }); if (answer.ok) standing = await answer.json(); } catch { /* later */ }
    }
  }
  if (standing.state === 'refused') throw standing.refused || {};
  return standing.file;
}

/// What the server is told to look for; it looks itself.
export const kindOf = ({ type }) => {
  if (type === 'application/pdf') return 'pdf';
  const kind = type.split('/')[0];
  return kind === 'audio' ? 'sound' : kind === 'video' ? 'video' : 'image';
};

/// Brings what was picked, dropped or pasted, one after the other, and shows it in the draft.
export async function files(form, picked) {
  // The page may have been made anew since it was pressed, or be another one.
  if (!form.isConnected) form = document.querySelector('[data-served] form[data-upload]');
  const list = form && form.querySelector('[data-uploads]');
  if (!list) return tell(null, 'notSaved');
  if (!picked.length) return tell(form, list.dataset.noFile);
  for (const file of picked) await bringOne(form, list, file);
  await again(form);
}

async function bringOne(form, list, file) {
  const says = list.dataset, row = document.createElement('div'), line = document.createElement('p'), bar = document.createElement('progress');
  const button = (text, press) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: 'button quiet', textContent: text });
    made.addEventListener('click', press);
    return made;
  };
  // However often it is tried, it is shown once.
  const fields = said(form, 'add', { shown: mint() });
  let stop = null, told = '';
  row.className = 'upload-row';
  line.setAttribute('role', 'status');
  Object.assign(bar, { max: 100, ariaLabel: file.name });
  list.append(row);
  const on = ({ sent, of, waiting }) => {
    bar.value = 100 * sent / of;
    // Said at every fifth, not with each part.
    const fifth = waiting ? 'waiting' : Math.floor(5 * sent / of);
    if (fifth !== told) line.textContent = file.name + ': ' + (waiting ? says.waiting : fillIn(says.sending, { percent: Math.round(100 * sent / of) }));
    told = fifth;
  };
  async function go() {
    const { signal } = stop = new AbortController(), id = mint();
    // A device that has no room for it keeps it in this page alone: nobody leaves the page, and with it the file, without being asked.
    const unguarded = guarded(() => document.documentElement.dataset.kept === 'no');
    settled(row);
    row.replaceChildren(line, bar, button(says.stop, () => stop.abort()));
    on({ sent: 0, of: 1 });
    try {
      fields.set('file', id);
      const { what, outcome } = await bringWith(file, { id, kind: kindOf(file), on, signal, waits: () => on({ waiting: true, sent: 0, of: 1 }) }, [fields]);
      if (what !== 'kept') return row.remove();
      // It goes by itself; until then its line stands here.
      on({ waiting: true, sent: 0, of: 1 });
      outcome.then(() => row.remove(), failed);
    } catch (why) { await failed(why); } finally { unguarded(); }
    async function failed(why) {
      if (why.stopped) return row.remove();
      line.textContent = file.name + ': ' + await sentence(why);
      told = '';
      row.replaceChildren(line);
      unkept(row, line.textContent);
      if (why.again) row.append(button(says.again, () => keeping(go()).then(() => again(form))), button(says.stop, () => { settled(row); row.remove(); }));
    }
  }
  await go();
}
