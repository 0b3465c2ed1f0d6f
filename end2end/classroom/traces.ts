// What lies in a browser's profile on the disk, searched byte by byte for words that must not be there.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { logOf, tablesOf, unsnap } from './leveldb';

export interface Trace { needle: string; file: string; as: string; around: string }

/** Every file of a folder. */
export const filesOf = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
  const path = join(folder, one.name);
  return one.isDirectory() ? filesOf(path) : one.isFile() ? [path] : [];
});

const base64 = (bytes: Buffer): string[] => [0, 1, 2].map((shift) => {
  // Without what depends on the letters around it.
  const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').replace(/=+$/, '');
  return whole.slice(Math.ceil(shift * 8 / 6), Math.floor((shift + bytes.length) * 8 / 6));
});

interface Form { as: string; bytes: Buffer; folded: boolean }
/** As which bytes it could lie there. Words count in any case. */
function formsOf(needle: string | Buffer): Form[] {
  if (typeof needle !== 'string') return [{ as: 'bytes', bytes: needle, folded: false }];
  const low = needle.toLowerCase(), utf16 = Buffer.from(low, 'utf16le');
  return [
    { as: 'utf-8', bytes: Buffer.from(low), folded: true },
    { as: 'utf-16', bytes: utf16, folded: true },
    ...[needle, low].flatMap((words) => base64(Buffer.from(words))).map((text) => ({ as: 'base64', bytes: Buffer.from(text), folded: false })),
    { as: 'percent', bytes: Buffer.from(encodeURIComponent(low).toLowerCase()), folded: true },
  ];
}

/** ASCII letters small, everything else as it is. */
function fold(bytes: Buffer): Buffer {
  const low = Buffer.from(bytes);
  for (let at = 0; at < low.length; at++) if (low[at] > 64 && low[at] < 91) low[at] += 32;
  return low;
}

/** How Chromium begins a value of IndexedDB that it packed. */
const SNAPPED = Buffer.from('ff1102', 'hex');

/** Such values, wherever they begin. */
function unsnapped(bytes: Buffer): Buffer[] {
  const all: Buffer[] = [];
  for (let at = bytes.indexOf(SNAPPED); at >= 0; at = bytes.indexOf(SNAPPED, at + 1)) {
    try { all.push(unsnap(bytes.subarray(at + SNAPPED.length))); } catch { /* bytes that look like it */ }
  }
  return all;
}

/** What is packed inside: gzip streams, tables and logs of LevelDB, and values of IndexedDB. */
function unpacked(path: string, bytes: Buffer): Buffer[] {
  const all: Buffer[] = [];
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    try { all.push(gunzipSync(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH })); } catch { /* bytes that look like it */ }
  }
  if (/\.(ldb|sst)$/.test(path)) all.push(...tablesOf(bytes));
  if (/\.log$/.test(path)) all.push(logOf(bytes));
  if (/indexeddb/.test(path)) all.push(...[bytes, ...all].flatMap(unsnapped));
  // An answer of the cache begins after its address; brotli has no mark of its own.
  // One that is being written may have no beginning yet.
  if (/_0$/.test(path) && bytes.length > 24) {
    const key = bytes.readUInt32LE(12);
    try { all.push(brotliDecompressSync(bytes.subarray(24 + key), { finishFlush: constants.BROTLI_OPERATION_FLUSH })); } catch { /* packed otherwise, or not */ }
  }
  return all;
}

/** Where something of it lies in this folder. */
export function traces(folder: string, needles: Record<string, string | Buffer>): Trace[] {
  const all = Object.entries(needles).map(([needle, what]) => ({ needle, forms: formsOf(what) })), found: Trace[] = [];
  for (const path of filesOf(folder)) {
    const raw = readFileSync(path);
    for (const bytes of [raw, ...unpacked(path, raw)]) {
      const low = fold(bytes);
      for (const { needle, forms } of all) for (const form of forms) {
        const at = (form.folded ? low : bytes).indexOf(form.bytes);
        if (at < 0) continue;
        const around = bytes.subarray(Math.max(0, at - 90), at + 90).toString('latin1').replace(/[^ -~]+/g, '·');
        found.push({ needle, file: relative(folder, path), as: form.as + (bytes === raw ? '' : ', packed'), around });
      }
    }
  }
  return found;
}

/** The addresses of a site that the browser's cache has answers of. */
export const cached = (folder: string, origin: string): string[] => {
  const seen = new Set<string>();
  for (const path of filesOf(folder)) if (/[\\/]Cache[\\/]/.test(path)) {
    for (const [address] of readFileSync(path).toString('latin1').matchAll(new RegExp(`${origin}/[!-~]*`, 'g'))) seen.add(new URL(address).pathname);
  }
  return [...seen].sort();
};
