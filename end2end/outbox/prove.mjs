// The proof of the outbox: the real queue of the pages against a real server, through bad weather, kills and switched students.
//
//   WAYMARK_BINARY=… node end2end/outbox/prove.mjs [--runs 50] [--seed 17] [--at-once 12]
//
// Prints the seed of each run that fails, with what happened in it; `--seed` plays that one again, in a school as large as it was in `--runs` of
// them with so many `--at-once` (who is who hangs on it), and prints what happened in any case. What a seed means: plan.mjs.
import { Server, school } from './school.mjs';
import { pairOf, story } from './story.mjs';

const argument = (name, otherwise) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : Number(process.argv[at + 1]); };
const binary = process.env.WAYMARK_BINARY;
if (!binary) throw new Error('WAYMARK_BINARY says which server');
const only = argument('seed', 0), runs = argument('runs', 50), first = argument('from', 1), lanes = argument('at-once', 12);
const seeds = only ? [only] : Array.from({ length: runs }, (_, nth) => first + nth);
const server = await Server.start(binary);
let failed = 0, slowest = 0, slowestDoubting = 0, reached = 0;
const parts = { files: 0, most: 0, cut: 0 };
const begun = performance.now();
try {
  // Two students for each run that is under way, and again for others that come after it.
  const lesson = await school(server, 2 * Math.min(100, runs, Math.max(lanes, Math.floor(runs / 4)))), busy = new Set();
  const next = () => { const at = seeds.findIndex((seed) => !busy.has(pairOf(seed, lesson))); return at < 0 ? undefined : seeds.splice(at, 1)[0]; };
  await Promise.all(Array.from({ length: Math.min(lanes, seeds.length) }, async () => {
    // The students of a run are nobody else's meanwhile: only one of two hands can be up.
    for (let seed = next(); seed !== undefined; seed = next()) {
      busy.add(pairOf(seed, lesson));
      try {
        const run = await story(seed, server, lesson);
        slowest = Math.max(slowest, run.took);
        slowestDoubting = Math.max(slowestDoubting, run.tookDoubting);
        reached += run.reached;
        Object.assign(parts, { files: parts.files + run.parts.files, most: Math.max(parts.most, run.parts.most), cut: parts.cut + run.parts.cut });
        if (only) console.log(run.log.join('\n'));
      } catch (why) {
        failed++;
        console.error(`\nseed ${seed} failed: ${why.message}\n${(why.log ?? []).join('\n')}\n${why.log ? '' : why.stack}\nagain: .ci/outbox --seed ${seed} --runs ${runs} --at-once ${lanes}\n`);
      } finally {
        busy.delete(pairOf(seed, lesson));
      }
    }
  }));
} finally {
  await server.stop();
}
const total = only ? 1 : runs;
console.log(`${total - failed} of ${total} runs: nothing lost, nothing doubled, in order, nobody's as somebody else's; ${reached} requests reached the server; slowest back in sync ${Math.round(slowest)} ms; ${Math.round((performance.now() - begun) / 1000)} s`);
const doubted = slowestDoubting ? `, ${Math.round(slowestDoubting)} ms where a line had swallowed a part` : '';
console.log(`${parts.files} long files went in up to ${parts.most} parts and were cut in the midst of one ${parts.cut} times${doubted}`);
// What was never met is not proved.
if (runs >= 50 && !only && !(parts.files && parts.cut)) { console.error('no long file went in parts, or none was cut in the midst of one'); failed++; }
// Windows that were killed leave timers of half a minute; nobody waits for those.
process.exit(failed ? 1 : 0);
