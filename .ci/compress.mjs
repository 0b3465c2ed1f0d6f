// Compresses what is served to everyone once, at the highest level, beside the file itself.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = process.argv[2];
const walk = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? walk(path) : [path];
});
// Our own scripts say why they are as they are; a small device need not hear it. Only lines that are a comment and nothing else.
for (const name of readdirSync(root).filter((name) => name.endsWith('.js'))) {
  const path = join(root, name);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^[ \t]*(?:\/\/|\/\*\*).*\n/gm, ''));
}
for (const path of walk(root)) {
  if (!/\.(js|css|wasm|svg|json|webmanifest)$/.test(path) || path.endsWith('sw.js')) continue;
  const bytes = readFileSync(path);
  writeFileSync(path + '.br', brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }));
  writeFileSync(path + '.gz', gzipSync(bytes, { level: 9 }));
}
