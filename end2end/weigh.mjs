// What a plain page weighs before anything is cached: its HTML with the sheet and the scripts it names, as a browser is sent them
// (Brotli), without fonts and pictures. Fails above the limit, or when a page names WASM.
//   node end2end/weigh.mjs http://127.0.0.1:3000
import { request } from 'node:http';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

const LIMIT = 25_000;
const PAGES = ['/', '/join', '/sign-in'];
const origin = process.argv[2] ?? 'http://127.0.0.1:3000';

const get = (path) => new Promise((done, failed) => {
  const asked = request(origin + path, { headers: { accept: 'text/html', 'accept-encoding': 'br' } }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    answer.on('end', () => done({ status: answer.statusCode, encoding: answer.headers['content-encoding'], bytes: Buffer.concat(parts) }));
  });
  asked.on('error', failed);
  asked.end();
});

// Bytes on the wire; what came uncompressed is weighed as the build compresses it.
const weight = ({ encoding, bytes }) => (encoding === 'br' ? bytes.length : brotliCompressSync(bytes).length);
const words = ({ encoding, bytes }) => (encoding === 'br' ? brotliDecompressSync(bytes) : bytes).toString();

let failed = false;
for (const path of PAGES) {
  const page = await get(path);
  const html = words(page);
  const named = [...html.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map((match) => match[1]);
  const parts = [['html', weight(page)]];
  for (const file of new Set(named)) {
    const asset = await get(file);
    if (asset.status !== 200) throw new Error(`${path} names ${file}, which answers ${asset.status}`);
    parts.push([file, weight(asset)]);
  }
  const sum = parts.reduce((all, [, bytes]) => all + bytes, 0);
  const wrong = page.status !== 200 || sum > LIMIT || /wasm/.test(html);
  failed ||= wrong;
  console.log(`${wrong ? '✗' : '✓'} ${path.padEnd(9)} ${String(sum).padStart(6)} bytes  (${parts.map(([name, bytes]) => `${name} ${bytes}`).join(', ')})`);
}
process.exit(failed ? 1 : 0);
