// Thirty more come onto a wall on which a thousand hang, on a processor six times slower: how long the longest frame of each round was, one after
// another and at once. Writes its figures to WAYMARK_FIGURES; `make bench` compares them with the goal. (The proof: tests/wall-thousand.spec.ts.)
import { writeFileSync } from 'node:fs';
import { test } from '@playwright/test';
import { bareWall } from '../classroom/bare-wall';
import { FullWall, HANGING, type How, MORE, sharedRoom } from '../classroom/full-wall';
import { watchesTheMachine } from '../classroom/machine';

const ROUNDS = Number(process.env.WAYMARK_ROUNDS ?? 1);
/** A short run only proves that it works. */
const HANG = Number(process.env.WAYMARK_HANGING ?? HANGING);
/** A page without an app. */
const BARE = 'bare';
const WAYS: How[] = ['one after another', 'at once'];

test('thirty more onto a full wall', async ({ browser }) => {
  const room = await sharedRoom(browser, HANG + WAYS.length * ROUNDS * MORE, HANG);
  const wall = await FullWall.of(browser, room, HANG);
  const rounds: { how: How | typeof BARE; longest: number; median: number; others: number }[] = [];
  for (const how of WAYS) for (let round = 0; round < ROUNDS; round++) {
    const { frames, others } = await wall.thirtyCome(how), ordered = [...frames].sort((one, other) => one - other);
    rounds.push({ how, longest: ordered.at(-1)!, median: ordered[ordered.length >> 1], others });
    console.log(JSON.stringify(rounds.at(-1)));
  }
  for (let round = 0; round < ROUNDS; round++) {
    const others = watchesTheMachine(), ordered = (await bareWall(browser)).sort((one, other) => one - other);
    rounds.push({ how: BARE, longest: ordered.at(-1)!, median: ordered[ordered.length >> 1], others: others() });
    console.log(JSON.stringify(rounds.at(-1)));
  }
  await room.server.stop();
  if (process.env.WAYMARK_FIGURES) writeFileSync(process.env.WAYMARK_FIGURES, JSON.stringify({ hang: HANG, rounds }));
});
