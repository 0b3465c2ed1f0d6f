// A wall of a thousand pieces, and thirty more come while the class looks at the newest sheet, on a machine that is six times slower: no frame
// takes longer than an eye notices, and nobody loses the line they are reading. Then thirty at once, as when a line was cut for a minute; and
// the same thousand before a teacher who is in the middle of a word.
import { expect, test } from '../classroom/test';
import { bareWall } from '../classroom/bare-wall';
import { spread } from '../classroom/frames';
import { FullWall, HANGING, type How, MORE, place, sharedRoom, SLOWER, words } from '../classroom/full-wall';

/** An eye sees that something halted from about here on. */
const LONGEST_FRAME = 50;
/** Of a screen that draws sixty times a second, in milliseconds. */
const A_FRAME = 17;
/** Speed is asserted by the long proofs alone. */
const PROVED = process.env.WAYMARK_PROVE === 'yes';
const ROUNDS = PROVED ? 3 : 1;
const AT_ONCE = { timeout: 5_000 };
/** Shared, and not released before they are to come: thirty, one after another and then at once, in each round. */
const SHARED = HANGING + 2 * ROUNDS * MORE;

test('thirty more come onto a wall of a thousand: nothing halts and nothing moves', { tag: '@alone' }, async ({ browser }) => {
  test.setTimeout(400_000);
  const room = await sharedRoom(browser, SHARED);
  const wall = await test.step('a thousand are released, and the class looks at the newest sheet, where the next ones will hang', () => FullWall.of(browser, room));

  /** The longest frame of each round. */
  const rounds = async (how: string, round: () => Promise<{ frames: number[]; others?: number }>, times = ROUNDS) => {
    const longest: number[] = [];
    for (let n = 0; n < times; n++) {
      const { frames, others = 0 } = await round();
      longest.push(Math.max(...frames));
      console.log(`${MORE}, ${how}, on a CPU ${SLOWER} times slower: ${spread(frames)}; others had ${(others * 100).toFixed(1)} % of one`);
    }
    return longest;
  };
  const seen = new Map<How, number>();
  const come = async (how: How) => { seen.set(how, Math.max(...await rounds(`onto a wall of ${HANGING}, ${how}`, () => wall.thirtyCome(how)))); };

  await test.step('thirty come, one after another, and the class follows to the newest sheet', () => come('one after another'));

  await test.step('thirty come at once: all of them hang, and what hung there stays', () => come('at once'));

  await test.step('none halts: no frame is longer than an eye notices or, by more than one, than it takes this machine to put a line onto a page without an app', async () => {
    // As many rounds as ours have together: the longest of more frames is longer.
    const bare = await rounds('a line each onto a bare page', async () => ({ frames: await bareWall(browser) }), 2 * ROUNDS);
    // A time is no test on a machine that does other things beside it: `make prove` asserts it, `make test` that all of it works.
    if (PROVED) for (const [how, longest] of seen) expect.soft(longest, `the longest frame of all rounds, ${how}`).toBeLessThanOrEqual(Math.max(LONGEST_FRAME, Math.max(...bare) + A_FRAME));
  });
  await room.server.stop();
});

test('thirty more come to a console of a thousand, and the teacher stays in the middle of her word', { tag: '@alone' }, async ({ browser }) => {
  test.setTimeout(400_000);
  const { server, rivera, students } = await sharedRoom(browser, SHARED);
  const { page } = rivera;
  await rivera.watchesTheConsole();

  await test.step('she reads far down in the list, and answers', async () => {
    const items = page.locator('.inbox .item');
    await expect.poll(() => items.count()).toBeGreaterThan(100);
    const read = items.nth(80);
    await read.scrollIntoViewIfNeeded();
    await read.getByRole('link').first().click();
    await expect(page.locator('#strength')).toBeVisible();
    await page.locator('#strength').click();
    await page.keyboard.type('You say where you lo');
    await page.keyboard.press('ArrowLeft');
  });

  await test.step('thirty come: each is counted, and nothing moves under her hands', async () => {
    const was = await place(page);
    expect(was.seen.length, 'of the list is seen').toBeGreaterThan(2);
    expect(was).toMatchObject({ focus: 'strength', words: 'You say where you lo', caret: 'You say where you l'.length });
    for (let n = 0; n < MORE; n++) {
      await students[n % students.length].shares(rivera.classPath, [words(SHARED + n)], false);
      await expect(page.getByRole('button', { name: new RegExp(`^${n + 1} new reflections?\\b`) })).toBeVisible(AT_ONCE);
    }
    expect(await place(page), 'focus, words, caret and scroll').toEqual(was);
    await page.keyboard.type('o');
    await expect(page.locator('#strength')).toHaveValue('You say where you loo');
  });
  await server.stop();
});
