// What a student brings: a drawing of a few kilobytes, which its device sends at once; or a sound or a picture of noise, which no format makes smaller, in
// several parts. And whether all of it is on the server.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { dice } from './dice.mjs';
import { drawing, strokesOf } from './drawing.mjs';

/// Pixels in a row of a picture; samples of a sound in a second.
const WIDE = 480, RATE = 8000;

const noise = (bytes, name) => { const { between } = dice(bytes, name); return Buffer.from(Uint8Array.from({ length: bytes }, () => between(0, 255))); };
const numbers = (write, ...list) => Buffer.concat(list.map((number) => { const four = Buffer.alloc(4); four[write](number); return four; }));
const little = (...list) => numbers('writeUInt32LE', ...list), big = (...list) => numbers('writeUInt32BE', ...list);

/// A WAV of one channel of eight bits.
function sound(bytes, name) {
  const samples = noise(bytes, name), format = Buffer.concat([little(16), Buffer.from([1, 0, 1, 0]), little(RATE, RATE), Buffer.from([1, 0, 8, 0])]);
  return Buffer.concat([Buffer.from('RIFF'), little(36 + bytes), Buffer.from('WAVEfmt '), format, Buffer.from('data'), little(bytes), samples]);
}

function sum(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const high = (bytes) => Math.floor(bytes / (WIDE + 1));

/// A PNG in greys. Each row says before it that it stands as it is.
function picture(bytes, name) {
  const rows = noise(high(bytes) * (WIDE + 1), name);
  for (let at = 0; at < rows.length; at += WIDE + 1) rows[at] = 0;
  const chunk = (kind, of) => { const said = Buffer.concat([Buffer.from(kind), of]); return Buffer.concat([big(of.length), said, big(sum(said))]); };
  const head = Buffer.concat([big(WIDE, high(bytes)), Buffer.from([8, 0, 0, 0, 0])]);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

const MAKES = { sound, image: picture };

/// By the plan: `strokes`, or a `kind` and about how many `bytes`. The same one each time for the same words.
export function brought({ strokes, kind = 'drawing', bytes }, words) {
  return { kind, blob: strokes ? drawing(strokes) : new Blob([MAKES[kind](bytes, words)]) };
}

const digest = (bytes) => createHash('sha256').update(Buffer.from(bytes)).digest('hex');

/// All of it is there, as what it was brought as.
export async function isWhole(student, file, what, words) {
  if (what.strokes) { assert.equal(await strokesOf(student, file), what.strokes, `${words}: all of its file`); return; }
  const { state, file: is } = JSON.parse((await student.ask('GET', `/api/v1/files/${file}`, undefined, { accept: 'application/json' })).text);
  assert.deepEqual([state, is?.kind], ['ready', what.kind], `${words}: its file`);
  // A picture is drawn anew, once it was found whole: each of its pieces says what its bytes add up to.
  if (what.kind === 'image') { assert.deepEqual([is.width, is.height], [WIDE, high(what.bytes)], `${words}: all of its picture`); return; }
  const served = await (await student.fetch(`/file/${file}`)).arrayBuffer(), { blob } = brought(what, words);
  assert.equal(digest(served), digest(await blob.arrayBuffer()), `${words}: its file, byte by byte`);
}
