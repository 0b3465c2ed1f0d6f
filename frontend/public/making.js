// A recording while it is made: each second of it goes to the device, sealed. Should its window end in the middle, what there is of it is
// kept and shown with the next page of its student: what was recorded is kept, unless it was thrown away. A second ends anywhere, also in the
// middle of a sample; what is sent ends where one does, since the server takes nothing that was cut.

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

// What holds others in a WebM, and has no length while it is written: the segment and its clusters.
const INTO = [0x18538067, 0x1f43b675];
function endOfWebm(bytes) {
  let at = 0, end = 0;
  // As Matroska writes it: as many bytes as the first says. An id keeps the bit that says so.
  const number = (most, id) => {
    const more = Math.clz32(bytes[at]) - 24;
    if (more >= most || at + more >= bytes.length) return null;
    let value = id ? bytes[at] : bytes[at] & (0x7f >> more);
    for (let next = 1; next <= more; next++) value = value * 256 + bytes[at + next];
    at += more + 1;
    return value;
  };
  while (at < bytes.length) {
    const id = number(4, true), size = id === null || at >= bytes.length ? null : number(8);
    if (size === null) break;
    if (INTO.includes(id)) continue;
    at += size;
    if (at > bytes.length) break;
    end = at;
  }
  return end;
}
function endOfMp4(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), name = (at) => String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  let at = 0, end = 0;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at);
    if (size < 8 || at + size > bytes.length) break;
    at += size;
    // What tells of samples is nothing without them.
    if (name(at - size) === 'mdat') end = at;
  }
  return end;
}
/// How much of a recording that was cut is whole.
export function endOf(bytes) {
  const is = (at, text) => text.every((byte, nth) => bytes[at + nth] === byte);
  return is(0, [0x1a, 0x45, 0xdf, 0xa3]) ? endOfWebm(bytes) : is(4, [0x66, 0x74, 0x79, 0x70]) ? endOfMp4(bytes) : bytes.length;
}

/// Those whose windows ended.
export async function finish(disk, left, show) {
  for (const { recording: id, kind, type, envelope, size } of left) {
    const take = async () => {
      const there = new Uint8Array(await (await disk.bytes({ file: { id: bytes(id) } }, 0, size)).arrayBuffer()), blob = new Blob([there.subarray(0, endOf(there))], { type });
      if (blob.size) await show(blob, { id, kind, piece: envelope.reflection }, [envelope]);
      await disk.forgetSeen(place(id));
      await disk.dropBytes(bytes(id));
    };
    if (navigator.locks) await navigator.locks.request(place(id), { ifAvailable: true }, (mine) => (mine ? take() : null)); else await take();
  }
}
