// A wall of a thousand pieces, and thirty more come while the class looks at the newest sheet, on a machine that is six times slower: no frame
// takes longer than an eye notices, and nobody loses the line they are reading. Then thirty at once, as when a line was cut for a minute; and
// the same thousand before a teacher who is in the middle of a word.
import { type Browser, expect, type Page, test } from '@playwright/test';
import { QuietStudent, releases, together } from '../classroom/crowd';
import { Frames, spread } from '../classroom/frames';
import { firstLesson, type Lesson } from '../classroom/lessons';
import { opensTheWall } from '../classroom/traffic';

const NAMES = Array.from({ length: 25 }, (_, n) => `Student${String.fromCharCode(65 + n)} Berg`);
const HANGING = 1_000;
const MORE = 30;
/** An eye sees that something halted from about here on. */
const LONGEST_FRAME = 50;
const SLOWER = 6;
/** Speed is asserted by the long proofs alone. */
const PROVED = process.env.WAYMARK_PROVE === 'yes';
/** A machine that does other things beside it halts now and then, whatever the page does; what the page itself does, it does every time. */
const ROUNDS = process.env.WAYMARK_PROVE === 'yes' ? 3 : 1;
/** Places on a sheet. */
const PLACES = 12;
const AT_ONCE = { timeout: 5_000 };

/** Of every length that takes a room of its own on a sheet; most are a line, and so are the newest. */
function words(n: number): string {
  const leaf = `Leaf ${n}: the veins stay green the longest`;
  if (n >= HANGING - PLACES) return leaf;
  if (n % 10 === 7) return `${leaf}, and the edge of it was already as yellow as a lamp.`;
  if (n % 10 === 8) return `${leaf}.\n\n- the edge was **yellow**\n- the middle was not\n\nI think that the green goes where the light goes.`;
  if (n % 10 === 9) return `${leaf}. ${'I looked at it every morning before school. '.repeat(8)}`;
  return leaf;
}

interface Room extends Lesson { students: QuietStudent[]; pieces: string[] }
/** Shared, and not released before they are to come: thirty, one after another and then at once, in each round. */
const SHARED = HANGING + 2 * ROUNDS * MORE;

/** A class whose students have shared more than a thousand pieces, all of which may hang; in the order of their numbers. */
async function thousand(browser: Browser): Promise<Room> {
  const lesson = await firstLesson(browser, NAMES);
  const students: QuietStudent[] = [];
  await together(NAMES, async (name) => { students.push(await QuietStudent.comes(lesson.server.origin, lesson.code, name.split(' ')[0])); });
  const pieces: string[] = [];
  await together(students.map((student, at) => ({ student, at })), async ({ student, at }) => {
    const own = Array.from({ length: SHARED }, (_, n) => n).filter((n) => n % students.length === at);
    const ids = await student.shares(lesson.rivera.classPath, own.map(words), true);
    for (const [nth, n] of own.entries()) pieces[n] = ids[nth];
  });
  return { ...lesson, students, pieces };
}

/** What hangs on the sheet that is shown, and where. */
const hung = (wall: Page) => wall.locator('.wall-card').evaluateAll((cards) => cards.map((card) => {
  const { x, y, width, height } = card.getBoundingClientRect();
  return { words: (card.textContent ?? '').trim(), places: Number(card.getAttribute('data-room')), x, y, width, height };
}));

/** Where the person before it is: the focus, the words under it and the caret in them, and what is before their eyes. */
const place = (page: Page) => page.evaluate(() => {
  const at = document.activeElement as HTMLTextAreaElement;
  const { x, y } = at.getBoundingClientRect();
  const seen = [...document.querySelectorAll('.inbox .item')].map((one) => ({ one, top: one.getBoundingClientRect().top }));
  return {
    focus: at.id || at.localName, words: at.value, caret: at.selectionStart, x, y, scrolled: [scrollX, scrollY],
    // What comes above a list that is scrolled scrolls it on; what is read stays where it is.
    seen: seen.filter(({ top }) => top > 0 && top < innerHeight).map(({ one, top }) => `${one.textContent?.slice(0, 60)} ${Math.round(top)}`),
  };
});

/** The sheet that is shown, and how many there are. */
const sheet = (wall: Page) => wall.getByText(/^Sheet \d+ of \d+$/);
/** What slides into its place has arrived there. */
const standsStill = (wall: Page) => wall.waitForFunction(() => document.getAnimations().length === 0);

test('thirty more come onto a wall of a thousand: nothing halts and nothing moves', { tag: '@alone' }, async ({ browser }) => {
  test.setTimeout(400_000);
  const { server, rivera, pieces } = await thousand(browser);

  const wall = await test.step('a thousand are released, and a window of its own shows them', async () => {
    await together(pieces.slice(0, HANGING), (piece) => releases(rivera, piece));
    await rivera.watchesTheConsole();
    const { page: opened } = await opensTheWall(rivera);
    // On another machine, with nothing beside it: what is counted are the wall's own frames.
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
    await page.goto(opened.url());
    await opened.close();
    await rivera.goes('/account');
    await expect(sheet(page)).toBeVisible();
    return page;
  });

  let newest = await test.step('the class looks at the newest sheet, where the next ones will hang', async () => {
    // The wall turns its sheets by itself until somebody does: on a slow machine it is past the first one by now.
    await expect(async () => {
      await wall.keyboard.press('ArrowLeft');
      await expect(sheet(wall)).toHaveText(/^Sheet (\d+) of \1$/, { timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
    await standsStill(wall);
    return Number((await sheet(wall).innerText()).split(' ').pop());
  });
  let free = PLACES - (await hung(wall)).reduce((sum, { places }) => sum + places, 0);
  const was = await place(wall);
  const machine = await wall.context().newCDPSession(wall);
  const frames = await Frames.of(wall, '.wall-card, .projector-foot p');
  /** How long its frames take while thirty come, on a machine that is so much slower; in the middle one of the rounds: one alone may be disturbed. */
  const noneHalts = async (how: string, they: (from: number) => Promise<void>) => {
    const longest: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await standsStill(wall);
      await machine.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await frames.begin();
      await they(come);
      const counted = await frames.end();
      await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      come += MORE;
      longest.push(Math.max(...counted));
      console.log(`${MORE} onto a wall of ${HANGING}, ${how}, on a CPU ${SLOWER} times slower: ${spread(counted)}`);
      expect(await place(wall), 'focus and scroll').toEqual(was);
    }
    // A time is no test on a machine that does other things beside it: `make prove` asserts it, `make test` that all of it works.
    if (PROVED) expect.soft(longest.sort((one, other) => one - other)[ROUNDS >> 1], `the longest frame while ${MORE} come ${how}`).toBeLessThanOrEqual(LONGEST_FRAME);
  };
  let come = HANGING;

  await test.step('thirty come, one after another, and the class follows to the newest sheet', async () => {
    await noneHalts('one after another', async (from) => {
      for (let n = from; n < from + MORE; n++) {
        await releases(rivera, pieces[n]);
        if (free === 0) {
          await frames.shows(`Sheet ${newest} of ${newest + 1}`);
          await wall.keyboard.press('ArrowRight');
          [free, newest] = [PLACES, newest + 1];
        }
        await frames.shows(`Leaf ${n}:`);
        free--;
      }
    });
  });

  await test.step('thirty come at once: all of them hang, and what hung there stays', async () => {
    await standsStill(wall);
    const [before, had] = [await hung(wall), come + free];
    await noneHalts('at once', async (from) => {
      await together(pieces.slice(from, from + MORE), (piece) => releases(rivera, piece));
      await frames.shows(`Sheet ${newest} of ${newest + Math.ceil((from + MORE - had) / PLACES)}`);
    });
    await standsStill(wall);
    expect((await hung(wall)).slice(0, before.length), 'what hung there').toEqual(before);
  });
  await server.stop();
});

test('thirty more come to a console of a thousand, and the teacher stays in the middle of her word', { tag: '@alone' }, async ({ browser }) => {
  test.setTimeout(400_000);
  const { server, rivera, students } = await thousand(browser);
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
