// What cargo says while it compiles (--message-format=json), as a list: package, its folder, test or program, its name, its path.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.startsWith('{')) continue;
  const said = JSON.parse(line);
  if (said.reason !== 'compiler-artifact' || !said.executable) continue;
  const [, of] = /^name = "([^"]+)"/m.exec(readFileSync(said.manifest_path, 'utf8'));
  console.log([of, dirname(said.manifest_path), said.profile.test ? 'test' : 'program', said.target.name, said.executable].join('\t'));
}
