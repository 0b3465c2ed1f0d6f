// The way out: what can be sent is sent, what stays is said, and from then on nothing is kept as theirs.

import { noClock } from './away.js';
import { tells as tellsWindows } from './here.js';
import { load, say, styles } from './kept-line.js';
import { elsewhere, flag, flagged, isHeld, leaves, outbox, standing, store } from './kept-outbox.js';
import { A_WHILE, wait, within } from './later.js';
import { lockOthers } from './sealed.js';

/// Milliseconds that a slow disk has to forget the key; that it has to answer when the time is up; after which a sign-out may have to ask.
const LOCKS = 4000, A_LOOK = 300, BEGINS = 1000;

// What can be sent in so long; gives how much stays, how much of it another window has, and whether there was no answer. A disk or a key that says
// nothing holds nobody up.
async function flush(ms) {
  const ends = performance.now() + ms, time = () => ends - performance.now(), box = await within(ms, outbox());
  if (!box) return { left: 0, away: 0, silent: true };
  let left = store.alone, silent = false;
  const list = async () => {
    const waiting = await within(Math.min(A_WHILE, Math.max(A_LOOK, time())), box.waiting());
    silent = !waiting;
    return (left = waiting || left);
  };
  // What was pressed a moment ago may be on its way into the list.
  const waits = async () => (await list()).some(({ state }) => state !== 'refused') || isHeld();
  box.drain(true);
  while (await waits() && time() > 0) await wait(60);
  let away = await elsewhere();
  while (away && time() > 0) away = await elsewhere();
  return { left: (await list()).length + away, away, silent };
}
// Where there was no answer: whether something may be here. What this device is known to keep can be somebody else's.
const mayBe = () => isHeld() || flagged() === 'waits';

// From here on nothing is kept as theirs, however long the server takes to hear of it. Somebody else's work may wait on this device as well.
async function locks(left) {
  tellsWindows('');
  const mine = leaves(), locked = mine ? await within(LOCKS, mine.lock()) : 0, others = await within(A_WHILE, lockOthers('')), unknown = locked === null || others === null;
  // A key that may still be there is looked for by the next page, and the clock goes on: nobody finds theirs open.
  flag(others || (unknown && left) ? 'waits' : unknown ? 'kept' : '');
  if (!unknown) noClock();
}

/// Nobody is there any more (/idle.js): the same, and nobody is asked.
export async function out() {
  const { left, silent } = await flush(2500), tells = () => fetch('/sign-out', { method: 'POST', body: new URLSearchParams(), redirect: 'manual', keepalive: true });
  // The server does not wait for a disk that says nothing.
  const told = silent ? tells() : null;
  await locks(left || (silent && mayBe()));
  return told || tells();
}

/// Sends what it can in three seconds, says what stays, and leaves nothing that can be read.
export async function signOut(at, button) {
  let asking = null;
  const asks = () => asking ??= Promise.all([import('./unsent.js'), styles(), load()]);
  // What it asks with comes meanwhile: on a line that says nothing it takes its time as well.
  wait(BEGINS).then(asks).catch(() => { asking = null; });
  const { left, away, silent } = await flush(3000), unsure = silent ? mayBe() : !left && isHeld();
  if (left || unsure) {
    const [on] = await asks();
    if (!await on.stays({ left, unsure, lasting: standing.lasting && !away, say })) {
      // The next press is a press again.
      delete at.dataset.sent;
      return;
    }
  }
  await locks(left || unsure);
  if (button && button.name) at.append(Object.assign(document.createElement('input'), { type: 'hidden', name: button.name, value: button.value }));
  HTMLFormElement.prototype.submit.call(at);
}
