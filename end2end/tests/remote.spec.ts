// The remote in a teacher's hand: it hears by itself what a student takes back, and is pressed without looking.
import { expect, type Page, test } from '../classroom/test';
import { releases } from '../classroom/crowd';
import { firstLesson, runsALesson } from '../classroom/lessons';
import { Student } from '../classroom/people';
import { lessonOfAllScenes } from '../classroom/scenes';
import { sharesFromHome, takesTheRemote } from '../classroom/stage';

const AT_ONCE = { timeout: 3_000 };
const NAMES = ['Ada Okafor', 'Bo Lindqvist'], WORDS = ['Leaves make their own food.', 'It is the light.'];
/** Pieces: more than have room on one sheet, so that there is something to turn. */
const PIECES = 13;
/** Pixels, under the thumb of a hand that holds the phone. */
const THUMB = 56;

test('what a student takes back is gone from the remote and marked nowhere on the console, and nothing else is', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  await rivera.watchesTheConsole();
  const { phone, presses } = await takesTheRemote(rivera);
  const pages: Page[] = [];
  for (const [at, name] of NAMES.entries()) {
    const student = await Student.arrives(browser, server.origin, name);
    await student.joins(code);
    await sharesFromHome(student, WORDS[at], true);
    await presses(/^Release the next of 1/);
    pages.push(student.page);
  }
  const stand = async (words: string[]) => {
    await expect(phone.locator('.remote-preview .wall-card')).toHaveText(words, AT_ONCE);
    await expect(phone.locator('.remote-pieces .remote-words')).toHaveText([...words].reverse(), AT_ONCE);
    const marked = rivera.page.locator('.inbox .item', { has: rivera.page.locator('.tag', { hasText: 'on the wall' }) });
    await expect(marked).toHaveText(words.map((one) => new RegExp(one)), AT_ONCE);
  };
  await stand(WORDS);
  await pages[0].getByRole('button', { name: 'Take it off the wall' }).click();
  await stand(WORDS.slice(1));
  await pages[1].getByRole('button', { name: 'Take it back' }).click();
  await stand([]);
  await server.stop();
});

test('every button of the remote is as high as a thumb is wide', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, rivera, ada } = await lessonOfAllScenes(browser);
  for (const piece of await ada.shares(rivera.classPath, Array.from({ length: PIECES }, (_, n) => `Leaf ${n}.`), true)) await releases(rivera, piece);
  await runsALesson(rivera);
  const { phone, presses } = await takesTheRemote(rivera);
  const areHigh = async (...there: string[]) => {
    for (const name of there) await expect(phone.getByRole('button', { name }).first(), name).toBeVisible(AT_ONCE);
    const low = await phone.locator('.remote section button:visible').evaluateAll((all, thumb) => all
      .map((one) => ({ in: one.closest('[data-key]:not(form, li)')?.getAttribute('data-key'), says: one.textContent!.trim(), high: one.getBoundingClientRect().height }))
      .filter(({ high }) => high < thumb).map((one) => `${one.in}: ${one.says}, ${one.high} px`), THUMB);
    expect.soft([...new Set(low)], 'lower than a thumb').toEqual([]);
  };
  await areHigh('Next step', 'End the lesson', 'Release the next', '10 minutes', 'Take down', 'Spotlight', 'Blank', 'Show it and ask');
  await presses('5 minutes');
  await presses('Next');
  await areHigh('Turn by itself', 'A minute more', 'Stop the timer');
  await server.stop();
});
