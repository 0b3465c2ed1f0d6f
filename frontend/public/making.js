// A recording while it is made: each second of it goes to the device, sealed. Should its window end in the middle, what there is of it is
// kept and shown with the next page of its student: what was recorded is kept, unless it was thrown away.

import { sealedStore } from './kept.js';

const place = (id) => 'recording ' + id;
const bytes = (id) => 'recording ' + id;

/// A recording begins. `envelope` is what would show it. Gives what is called with each piece, and with nothing at its end.
export async function begins(id, { kind, type, envelope }) {
  const disk = await sealedStore().catch(() => null);
  let size = 0, full = false, turn = Promise.resolve(), over = () => {};
  if (!disk) return { piece() {}, ends() {} };
  // Held as long as the window is there: another window does not take it for one that was left.
  if (navigator.locks) navigator.locks.request(place(id), () => new Promise((done) => { over = done; }));
  const note = () => disk.sees(place(id), { recording: id, kind, type, envelope, size, heading: '' });
  return {
    // Where a second finds no room, what comes after it is not kept either: a recording with a hole in it says something else.
    piece(blob) {
      turn = turn.then(async () => { if (full) return; await disk.addBytes(bytes(id), blob, size); size += blob.size; await note(); })
        .catch(() => { full = true; });
    },
    ends() { turn = turn.then(async () => { await disk.forgetSeen(place(id)); await disk.dropBytes(bytes(id)); over(); }).catch(() => {}); },
  };
}

/// Those whose windows ended.
export async function finish(disk, left, show) {
  for (const { recording: id, kind, type, envelope, size } of left) {
    const take = async () => {
      const blob = new Blob([await disk.bytes({ file: { id: bytes(id) } }, 0, size)], { type });
      if (blob.size) await show(blob, { id, kind, piece: envelope.reflection }, [envelope]);
      await disk.forgetSeen(place(id));
      await disk.dropBytes(bytes(id));
    };
    if (navigator.locks) await navigator.locks.request(place(id), { ifAvailable: true }, (mine) => (mine ? take() : null)); else await take();
  }
}
