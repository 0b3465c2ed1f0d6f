// What hangs on the wall stands there whole, however long it is and whatever its letters look like; what is too long says so.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { QuietStudent, releases } from '../classroom/crowd';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';
import { setsTheStage, sharesFromHome } from '../classroom/stage';
import { fillsTheWindow } from '../classroom/wall';

const NAMES = ['Ada Okafor'];
const AT_ONCE = { timeout: 3_000 };
/** As many characters as a prompt may have. */
const LONGEST_PROMPT = 'Think of the leaf that you brought, and of the one that your neighbor has: what is the same, what is not, and '
  + 'which of the things that you see could somebody who was never in a wood still find out, with a lamp, a jar of water, and a week '
  + 'of patience in a quiet room? And why?';
/** As a class writes on a wall: as most do, in capitals, in letters that join and run from the right, in letters as wide as high. */
const HANDS = {
  prose: 'At first I thought that the cold made the leaves turn yellow, because it happens when the first frost comes and we all put on our coats. '
    + 'Then I read that the leaf makes green stuff all summer, and that it stops when the days get short. So the yellow was there all along, it was '
    + 'only hidden under the green, like a drawing under paint. I would try it with two jars, one lamp, a box, and a week of photosynthesis. ',
  capitals: 'I WONDER WHY MAPLES GO RED AND OTHER TREES ONLY TURN BROWN, AND HOW WARM WATER WOULD MOVE MOST OF THE SUGAR AWAY FROM A WHOLE WOOD. ',
  Arabic: 'كنت أظن أن البرد هو الذي يلون الأوراق، ثم قرأت أن الورقة تصنع اللون الأخضر طوال الصيف وتتوقف عندما يقصر النهار. فاللون الأصفر كان هناك منذ البداية، لكنه كان مختبئا. ',
  Chinese: '我以前以为是寒冷把树叶染黄的，后来我读到叶子整个夏天都在制造绿色的东西，白天变短的时候就停下来。所以黄色一直都在那里，只是藏在绿色下面，就像颜料下面的画。',
};
/** As much as still stands whole on six places. */
const MOST = { prose: 520, capitals: 400, Arabic: 480, Chinese: 240 };
const exactly = (many: number, of: string) => `${[...of.repeat(20)].slice(0, many - 1).join('').trimEnd()}.`.padEnd(many, '!');
const LONG_PIECE = 'The leaf by the window stayed green for nine days, and the one in the box was yellow after four. '.repeat(10).trim();

/** Where no font has Chinese letters, empty boxes stand in for them and are narrower: here they take as much room as the letters. */
async function chineseIsAsWideAsHigh(wall: Page): Promise<void> {
  await wall.locator('.wall-card p').evaluateAll((all) => {
    for (const one of all as HTMLElement[]) {
      const pen = document.createElement('canvas').getContext('2d')!, { font, fontSize } = getComputedStyle(one);
      pen.font = font;
      if (/\p{Script=Han}/u.test(one.textContent ?? '')) one.style.letterSpacing = `${parseFloat(fontSize) - pen.measureText('黄').width}px`;
    }
  });
}

/** Each sheet of the wall, once, from whichever stands there; all that hangs on them, from the first on. */
async function looksThrough(wall: Page, does: (sheet: string) => Promise<void>): Promise<string[]> {
  const says = wall.locator('[data-key=sheet]'), hung = new Map<string, string[]>();
  for (;;) {
    // Turned by hand, it stays.
    await wall.keyboard.press('ArrowRight');
    await wall.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const sheet = await says.innerText();
    if (hung.has(sheet)) break;
    await does(sheet);
    hung.set(sheet, await wall.locator('.wall-card').allInnerTexts());
  }
  const nth = (sheet: string) => Number(/\d+/.exec(sheet) ?? 1);
  return [...hung].sort(([one], [other]) => nth(one) - nth(other)).flatMap(([, words]) => words);
}

test('a prompt as long as a prompt may be stands there whole', async ({ browser }) => {
  test.setTimeout(300_000);
  const lesson = await firstLesson(browser, NAMES);
  const { wall, presses } = await setsTheStage(lesson);
  await lesson.rivera.asks(LONGEST_PROMPT);
  await presses('Prompt');
  await expect(wall.page.getByRole('heading', { level: 1 })).toHaveText(LONGEST_PROMPT, AT_ONCE);
  await fillsTheWindow(wall.page, 'the longest prompt');
  await presses('5 minutes');
  await expect(wall.page.getByRole('timer')).toBeVisible(AT_ONCE);
  await fillsTheWindow(wall.page, 'the longest prompt beside a timer');
  await isAccessible(wall.page, 'the longest prompt');
  await lesson.server.stop();
});

test('what hangs stands there whole, however wide its letters are; what is too long says so', async ({ browser }) => {
  test.setTimeout(400_000);
  const lesson = await firstLesson(browser, NAMES), { rivera } = lesson;
  const { wall: { page: wall }, presses } = await setsTheStage(lesson);
  const ada = await QuietStudent.comes(lesson.server.origin, lesson.code, 'Ada');
  const hanging: string[] = [];
  const hangs = async (...all: string[]) => {
    for (const piece of await ada.shares(rivera.classPath, all, true)) await releases(rivera, piece);
    hanging.push(...all);
  };
  const allHangs = () => expect(async () => expect(await looksThrough(wall, async () => {})).toEqual(hanging)).toPass({ timeout: 10_000 });
  const standsWhole = async (what: string) => {
    await allHangs();
    await looksThrough(wall, async (sheet) => {
      await chineseIsAsWideAsHigh(wall);
      await fillsTheWindow(wall, `${what}, ${sheet}`);
    });
  };
  await presses('The wall');

  await test.step('a wall of a few', async () => {
    await hangs(exactly(55, HANDS.prose), exactly(130, HANDS.prose), exactly(300, HANDS.prose));
    await standsWhole('a wall of a few');
    await isAccessible(wall, 'a wall of a few');
  });

  await test.step('twelve on a sheet', async () => {
    await hangs(...Array.from({ length: 24 }, (_, n) => exactly(20 + n, HANDS.prose)));
    await standsWhole('a full wall');
    await expect(wall.locator('[data-key=sheet]')).toHaveText(/ of 3$/);
  });

  for (const [hand, words] of Object.entries(HANDS)) {
    await test.step(`as much as has room, in ${hand}`, async () => {
      await hangs(...[55, 130, 300, MOST[hand as keyof typeof MOST]].filter((many) => many <= MOST[hand as keyof typeof MOST]).map((many) => exactly(many, words)));
      await standsWhole(hand);
    });
  }

  await test.step('under the longest question, beside a timer', async () => {
    await rivera.asks(LONGEST_PROMPT);
    await presses('The wall');
    await presses('5 minutes');
    await expect(wall.getByRole('heading', { level: 1 })).toHaveText(LONGEST_PROMPT, AT_ONCE);
    await expect(wall.getByRole('timer')).toBeVisible(AT_ONCE);
    await standsWhole('all that hangs');
    await isAccessible(wall, 'a full wall beside a timer');
  });

  await test.step('what has no room on six places ends in dots, below a line that is whole', async () => {
    for (const words of Object.values(HANDS)) await hangs(exactly(1500, words));
    await allHangs();
    let cut = 0;
    await looksThrough(wall, async (sheet) => {
      const cards = await wall.locator('.wall-card').evaluateAll((all) => all.map((one) => {
        const box = one.firstElementChild!, { webkitLineClamp: most, lineHeight, paddingBottom } = getComputedStyle(box);
        return {
          longer: box.scrollHeight > box.clientHeight + 2, most: Number(most), lines: (box.clientHeight - parseFloat(paddingBottom)) / parseFloat(lineHeight),
          inside: box.getBoundingClientRect().bottom <= one.getBoundingClientRect().bottom, room: (one as HTMLElement).dataset.room, words: one.textContent!.length,
        };
      }));
      for (const { longer, most, lines, inside, room, words } of cards.filter((one) => one.words === 1500 || one.longer)) {
        expect({ longer, inside, room, words }, sheet).toEqual({ longer: true, inside: true, room: '6', words: 1500 });
        expect(lines, 'the last line that is seen is the one with the dots').toBeCloseTo(most, 1);
        cut++;
      }
    });
    expect(cut).toBe(Object.keys(HANDS).length);
    await isAccessible(wall, 'a sheet with what is too long');
  });
  await lesson.server.stop();
});

test('long pieces stand there whole', async ({ browser }) => {
  test.setTimeout(300_000);
  const lesson = await firstLesson(browser, NAMES);
  const { wall, presses } = await setsTheStage(lesson);
  const ada = await Student.arrives(browser, lesson.server.origin, NAMES[0]);
  await ada.joins(lesson.code);
  await sharesFromHome(ada, LONG_PIECE, true);
  await presses(/^Release the next of 1/);
  await presses('Spotlight');
  await expect(wall.page.locator('.scene-spotlight')).toContainText(LONG_PIECE, AT_ONCE);
  await fillsTheWindow(wall.page, 'a long piece in the spotlight');
  await isAccessible(wall.page, 'a long piece in the spotlight');

  await test.step('and beside the version before it, which is as long', async () => {
    await ada.goesOn();
    await ada.box.fill(`${LONG_PIECE} So the yellow was there all along.`);
    await ada.page.locator('[name=wall_consent]').check({ force: true });
    await ada.shares();
    await presses(/^Release the next of 1/);
    await presses('Spotlight');
    await presses('Ask to show the version before, too');
    await ada.goes('/home');
    await ada.page.getByRole('link', { name: 'May your earlier version be on the wall, too?' }).click();
    await ada.page.getByRole('button', { name: 'Yes, show both' }).click();
    await expect(wall.page.locator('.spotlight-side')).toHaveCount(2, AT_ONCE);
    await fillsTheWindow(wall.page, 'two long versions in the spotlight');
    await isAccessible(wall.page, 'two long versions in the spotlight');
  });
  await lesson.server.stop();
});
