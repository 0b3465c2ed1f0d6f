// Another release of the browser side: the same pages, and so the same words and deeds, under the name of another build.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from './server';

const made: string[] = [];
process.once('exit', () => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });

/** A folder for `Server.site`. */
export function release(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-site-'));
  made.push(folder);
  cpSync(process.env.WAYMARK_SITE!, folder, { recursive: true });
  writeFileSync(join(folder, 'release.svg'), `<!-- ${name} -->`);
  return folder;
}

/** Stops it, as an upgrade does, and starts it with this site on the same data; gives the build's name. */
export async function becomes(server: Server, site: string): Promise<string> {
  await server.kill();
  server.site = site;
  await server.up();
  return build(server);
}

export async function build(server: Server): Promise<string> {
  return ((await (await fetch(`${server.origin}/build.json`)).json()) as { build: string }).build;
}
