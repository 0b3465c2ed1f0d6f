// What a teacher may type at most stands before the class whole: a full board turns pages, and a long sentence to be sure of leaves its five answers
// their room.
import { expect, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { firstLesson, makesABoard } from '../classroom/lessons';
import { setsTheStage } from '../classroom/stage';
import { fillsTheWindow } from '../classroom/wall';

const AT_ONCE = { timeout: 5_000 };
/** As long as an option, or the sentence that a class is asked about, may be. */
const LONGEST = 160, LONGEST_TARGET = 280;
/** Options of a board. */
const MOST = 24;
const long = (about: string, most = LONGEST) => `${about}: ${'I draw what I see and say it to somebody at home '.repeat(6)}`.slice(0, most - 1).trimEnd();

test('a board with all the options it has room for turns pages, and none is cut', async ({ browser }) => {
  test.setTimeout(240_000);
  const lesson = await firstLesson(browser, ['Ada Okafor']), { rivera } = lesson, desk = rivera.page;
  await rivera.opens('choice');
  const board = await makesABoard(rivera, long('I can explain to a younger child why leaves turn', LONGEST_TARGET));
  await rivera.goes(`${board}/edit`);
  // Each time it is kept there is room for more, until the board is full.
  const fields = desk.locator('[name^="words-"]'), full = async () => (await fields.evaluateAll((all) => all.filter((one) => (one as HTMLInputElement).value).length)) === MOST;
  while (!(await full())) {
    for (const [at, field] of (await fields.all()).slice(0, MOST).entries()) await field.fill(long(`${at + 1}`));
    await Promise.all([desk.waitForEvent('load'), desk.getByRole('button', { name: 'Keep', exact: true }).first().click()]);
  }
  await rivera.goes(board);
  await desk.getByRole('button', { name: 'Open it to the class' }).click();
  const { wall, presses } = await setsTheStage(lesson);
  await presses('Choice board');
  const sheet = wall.page.locator('.scene-choice .scene-sheet'), shown = wall.page.locator('.wall-options > li > span');
  await expect(sheet).toHaveText(/^Sheet 1 of \d+$/, AT_ONCE);
  const pages = Number((await sheet.innerText()).match(/\d+$/)![0]), seen: string[] = [];
  for (let page = 1; page <= pages; page++) {
    await expect(sheet).toHaveText(`Sheet ${page} of ${pages}`, AT_ONCE);
    await fillsTheWindow(wall.page, `page ${page} of the board`);
    seen.push(...await shown.allInnerTexts());
    await presses(/^Next/);
  }
  await expect(sheet).toHaveText(`Sheet 1 of ${pages}`, AT_ONCE);
  expect(seen.length, 'a full board').toBe(MOST);
  expect(new Set(seen).size, 'each once').toBe(MOST);
  await isAccessible(wall.page, 'a board of several pages');
  // And from the window's own keyboard.
  await wall.page.keyboard.press('ArrowRight');
  await expect(sheet).toHaveText(`Sheet 2 of ${pages}`, AT_ONCE);
});

test('the longest sentence to be sure of leaves room for all five answers', async ({ browser }) => {
  const lesson = await firstLesson(browser, ['Ada Okafor']);
  const { wall, phone, presses } = await setsTheStage(lesson);
  await phone.locator('[name=statement]').fill(long('I can say why'));
  await presses('Show it and ask');
  await expect(wall.page.locator('.scene-confidence h1')).toBeVisible(AT_ONCE);
  await fillsTheWindow(wall.page, 'a long sentence');
  await presses(/^5 minutes/);
  await expect(wall.page.getByRole('timer')).toBeVisible(AT_ONCE);
  await fillsTheWindow(wall.page, 'a long sentence and a clock');
});
