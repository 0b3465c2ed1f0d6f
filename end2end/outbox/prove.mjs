// The proof of the outbox: the real queue of the pages against a real server, through bad weather, kills and switched students.
//
//   WAYMARK_BINARY=… node end2end/outbox/prove.mjs [--runs 50] [--seed 17] [--at-once 16]
//
// Prints the seed of each run that fails, with what happened in it; `--seed` plays that one again, in a school as large as it was in `--runs` of
// them (who is who hangs on it), and prints what happened in any case.
import { Server, school } from './school.mjs';
import { story } from './story.mjs';

const argument = (name, otherwise) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : Number(process.argv[at + 1]); };
const binary = process.env.WAYMARK_BINARY;
if (!binary) throw new Error('WAYMARK_BINARY says which server');
const only = argument('seed', 0), runs = argument('runs', 50), first = argument('from', 1), lanes = argument('at-once', 16);
const seeds = only ? [only] : Array.from({ length: runs }, (_, nth) => first + nth);
const server = await Server.start(binary);
let failed = 0, slowest = 0, reached = 0;
const begun = performance.now();
try {
  const lesson = await school(server, Math.min(200, 2 + runs * 2, Math.max(24, Math.floor(runs / 2))));
  await Promise.all(Array.from({ length: Math.min(lanes, seeds.length) }, async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      try {
        const run = await story(seed, server, lesson);
        slowest = Math.max(slowest, run.took);
        reached += run.reached;
        if (only) console.log(run.log.join('\n'));
      } catch (why) {
        failed++;
        console.error(`\nseed ${seed} failed: ${why.message}\n${(why.log ?? []).join('\n')}\n${why.log ? '' : why.stack}\nagain: .ci/outbox --seed ${seed} --runs ${runs}\n`);
      }
    }
  }));
} finally {
  await server.stop();
}
const total = only ? 1 : runs;
console.log(`${total - failed} of ${total} runs: nothing lost, nothing doubled, in order, nobody's as somebody else's; ${reached} requests reached the server; slowest back in sync ${Math.round(slowest)} ms; ${Math.round((performance.now() - begun) / 1000)} s`);
process.exitCode = failed ? 1 : 0;
