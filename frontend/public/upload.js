// Brings files: announced first, then in parts from wherever they were cut, with patience. What is acknowledged is kept.
//
// A file's id is minted here, so that whatever is sent twice is one file. Its name stays on the device.

import { again, command, keeping, mint, said, tell } from '/acts.js';
import { fillIn, sentence, words } from '/window.js';

const PART = 256 << 10; // the server acknowledges no larger ones
const json = { 'content-type': 'application/json', accept: 'application/json' };

// A break that ends as soon as there is a network again.
const pause = (ms, signal) => new Promise((done) => {
  const timer = setTimeout(done, ms);
  addEventListener('online', () => { clearTimeout(timer); done(); }, { once: true });
  if (signal) signal.addEventListener('abort', done, { once: true });
});

/// Brings a blob and gives what the server made of it. Throws a refusal; `{ stopped: true }` when it was stopped.
export async function bring(blob, { kind, person, about, id = mint(), on = () => {}, signal }) {
  const address = '/api/v1/files/' + id;
  let standing = null, tries = 0;
  while (!standing || standing.state === 'arriving') {
    if (signal && signal.aborted) { fetch(address, { method: 'DELETE' }).catch(() => {}); throw { stopped: true }; }
    try {
      const from = standing ? standing.received : 0;
      const answer = standing
        ? await fetch(address, { method: 'PATCH', headers: { 'upload-offset': from, accept: 'application/json' }, body: blob.slice(from, from + PART), signal })
        : await fetch('/api/v1/files', { method: 'POST', headers: json, signal, body: JSON.stringify({ id, kind, bytes: blob.size, person, ...(about && { about }) }) });
      if (answer.status === 401) throw { refusal: { key: 'refusal.signed_out' } };
      const body = await answer.json().catch(() => null);
      // Where it stands, whatever became of this part: what is refused says so there.
      if (body && body.state) { standing = body; tries = 0; on({ sent: body.received, of: blob.size }); continue; }
      if (answer.status < 500 && body) throw { refusal: body };
      throw new Error(answer.status);
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
  if (!picked.length) return tell(form, await words('showing.no_file'));
  // The page may have been made anew since it was pressed.
  if (!form.isConnected) form = document.querySelector('[data-served] form[data-upload]');
  const list = form.querySelector('[data-uploads]');
  for (const file of picked) await keeping(bringOne(form, list, file)).catch(() => {});
  await again(form);
}

async function bringOne(form, list, file) {
  const [cancel, sending, waiting] = await Promise.all(['cancel_upload', 'sending', 'waits_for_network'].map((key) => words('showing.' + key)));
  const stop = new AbortController(), row = document.createElement('div'), line = document.createElement('p'), bar = document.createElement('progress'), button = document.createElement('button');
  row.className = 'upload-row';
  line.setAttribute('role', 'status');
  Object.assign(bar, { max: 100, value: 0, ariaLabel: file.name });
  Object.assign(button, { type: 'button', className: 'button quiet', textContent: cancel });
  button.addEventListener('click', () => stop.abort());
  row.append(line, bar, button);
  list.append(row);
  let told = -1;
  const on = ({ sent, of, waiting: waits }) => {
    bar.value = 100 * sent / of;
    // Said at every fifth, not with each part.
    const fifth = waits ? 'waiting' : Math.floor(5 * sent / of);
    if (fifth !== told) line.textContent = file.name + ': ' + (waits ? waiting : fillIn(sending, { percent: Math.round(100 * sent / of) }));
    told = fifth;
  };
  on({ sent: 0, of: 1 });
  try {
    const fields = said(form, 'add', { shown: mint() });
    const brought = await bring(file, { kind: kindOf(file), person: fields.get('person'), on, signal: stop.signal });
    fields.set('file', brought.id);
    await command(fields);
    row.remove();
  } catch (why) {
    if (why.stopped) return row.remove();
    bar.remove();
    line.textContent = file.name + ': ' + await sentence(why);
    button.remove();
  }
}
