// LevelDB's tables (IndexedDB, local storage): blocks that are packed with snappy, where a word no longer lies as it was written.

function number(bytes: Buffer, from: number): [number, number] {
  let value = 0, shift = 1, at = from;
  for (;;) {
    const byte = bytes[at++];
    value += (byte & 127) * shift;
    if (byte < 128) return [value, at];
    shift *= 128;
  }
}

/** More than anything here unpacks to. */
const LARGEST = 64 << 20;

/** Snappy, of one block; what stands behind it is no part of it. */
export function unsnap(bytes: Buffer): Buffer {
  const [size, start] = number(bytes, 0);
  if (!(size <= LARGEST)) throw new Error('no snappy');
  const out = Buffer.alloc(size);
  let at = start, to = 0;
  while (at < bytes.length && to < size) {
    const tag = bytes[at++];
    if ((tag & 3) === 0) {
      let length = tag >> 2;
      if (length > 59) {
        const more = length - 59;
        length = bytes.readUIntLE(at, more);
        at += more;
      }
      length++;
      bytes.copy(out, to, at, at + length);
      [at, to] = [at + length, to + length];
      continue;
    }
    const [length, wide] = [[0, 0], [4 + (tag >> 2 & 7), 1], [1 + (tag >> 2), 2], [1 + (tag >> 2), 4]][tag & 3];
    const back = wide === 1 ? (tag >> 5 << 8) + bytes[at] : bytes.readUIntLE(at, wide);
    at += wide;
    for (let end = to + length; to < end; to++) out[to] = out[to - back];
  }
  return out;
}

function block(table: Buffer, at: number, size: number): Buffer {
  const bytes = table.subarray(at, at + size);
  return table[at + size] === 1 ? unsnap(bytes) : bytes;
}

/** What stands in a block: keys are shortened by what they share with the one before. */
function entries(bytes: Buffer): [Buffer, Buffer][] {
  const all: [Buffer, Buffer][] = [], end = bytes.length - 4 - 4 * bytes.readUInt32LE(bytes.length - 4);
  let key = Buffer.alloc(0);
  for (let at = 0; at < end;) {
    let shared: number, own: number, length: number;
    [shared, at] = number(bytes, at);
    [own, at] = number(bytes, at);
    [length, at] = number(bytes, at);
    key = Buffer.concat([key.subarray(0, shared), bytes.subarray(at, at + own)]);
    at += own;
    all.push([key, bytes.subarray(at, at + length)]);
    at += length;
  }
  return all;
}

/** Every key and every value of a table, as they were put. */
export function tablesOf(table: Buffer): Buffer[] {
  if (table.length < 48) return [];
  let at: number, size: number;
  const foot = table.subarray(table.length - 48);
  [, at] = number(foot, 0);
  [, at] = number(foot, at);
  let from: number;
  [from, at] = number(foot, at);
  [size] = number(foot, at);
  return entries(block(table, from, size)).flatMap(([, place]) => {
    const [starts, next] = number(place, 0), [length] = number(place, next);
    return entries(block(table, starts, length)).flat();
  });
}

const BLOCK = 32 << 10, HEAD = 7;

/** What a log says, without the heads that stand in between at every block: a word may lie across. */
export function logOf(log: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let block = 0; block < log.length; block += BLOCK) {
    const end = Math.min(block + BLOCK, log.length);
    for (let at = block; at + HEAD <= end;) {
      const length = log.readUInt16LE(at + 4), type = log[at + 6];
      if (type < 1 || type > 4) break;
      parts.push(log.subarray(at + HEAD, Math.min(at + HEAD + length, end)));
      at += HEAD + length;
    }
  }
  return Buffer.concat(parts);
}
