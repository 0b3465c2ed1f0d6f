// What is served to everyone, made small once: our own scripts without names and comments that only we read, then everything compressed at the
// highest level beside the file itself. The sources stay as they are. May run again over what it has made.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import zlib, { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = process.argv[2];
// As in .ci/env, which not everyone has read who calls this.
const cache = process.env.WAYMARK_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'waymark');
const tools = createRequire(join(process.env.WAYMARK_TOOLS ?? join(cache, 'tools'), 'package.json'));
const tool = (name) => { try { return tools(name); } catch { console.error(`${name} is not here (.ci/setup gets it)`); return null; } };

const walk = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? walk(path) : [path];
});

// No name of a property changes, nor of what a script shows to others; what belongs to a licence stays (`/*! */`). Scripts that are no modules keep
// their outer names by themselves.
const esbuild = tool('esbuild');
const scripts = [root, join(root, 'pkg')].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => join(folder, name)));
for (const path of esbuild ? scripts : []) {
  // The service worker with its parts in it: a browser would look after each of them on every visit.
  const text = readFileSync(path, 'utf8').replace(/^importScripts\((.+)\);$/gm, (_, names) =>
    [...names.matchAll(/'\/([\w-]+\.js)'/g)].map(([, name]) => readFileSync(join(root, name), 'utf8')).join('\n'));
  const { code } = esbuild.transformSync(text, { minify: true, target: 'es2022', charset: 'utf8', legalComments: 'inline' });
  writeFileSync(path, code);
}

// Node has zstd from 22.15 on.
const zstd = await (async () => {
  if (zlib.zstdCompressSync) return (bytes) => zlib.zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
  const wasm = tool('@bokuweb/zstd-wasm');
  if (!wasm) return null;
  await wasm.init();
  return (bytes) => wasm.compress(bytes, 19);
})();
for (const path of walk(root)) {
  if (!/\.(js|css|wasm|svg|json|webmanifest)$/.test(path)) continue;
  const bytes = readFileSync(path);
  writeFileSync(path + '.br', brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }));
  writeFileSync(path + '.gz', gzipSync(bytes, { level: 9 }));
  if (zstd) writeFileSync(path + '.zst', zstd(bytes));
}
