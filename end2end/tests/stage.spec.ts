// What stands before the class: the console's keys, the remote in a hand, and the projector beside them. What the wall is told never holds a
// name or a word that was not released.
import { type Browser, expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { firstLesson, type Lesson, makesABoard, makesARubric } from '../classroom/lessons';
import { Student } from '../classroom/people';
import { reads } from '../classroom/square';
import { setsTheStage, sharesFromHome, takesTheRemote } from '../classroom/stage';
import { neverHeld, opensTheWall, wasHeard } from '../classroom/traffic';
import { fillsTheWindow } from '../classroom/wall';

const NAMES = ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling', 'Dina Sato', 'Emil Berg'];
const AT_ONCE = { timeout: 3_000 };
const ADA = 'I used to think the cold painted them.';
const ADA_2 = 'Leaves make their own food, and the yellow was there all along.';
const HELD = 'The janitor is sad in autumn.';
const CRITERIA = ['I can say why, not only that.', 'I can show where in my work somebody else would find my reason.'];
const FOCUS = 'A leaf that is kept in the dark for a week turns yellow, even in the middle of the summer.';
const QUESTIONS = ['Is it the light or is it the cold?', `What would happen to a leaf in a room that is always lit, ${'and then in one that never is, '.repeat(7)}day by day?`,
  `Who takes the green back, ${'and who gives it to the next leaf that comes, '.repeat(5)}and where is it in winter?`];

test('console, remote and projector run a class together', async ({ browser }) => {
  test.setTimeout(300_000);
  const lesson = await firstLesson(browser, NAMES);
  const { rivera } = lesson;
  await rivera.context.addInitScript(() => {
    const awake: string[] = [], asks = navigator.wakeLock?.request;
    if (asks) navigator.wakeLock.request = (what) => { awake.push(what!); return asks.call(navigator.wakeLock, what); };
    Object.assign(window, { awake });
  });
  const { wall, phone, presses } = await setsTheStage(lesson);
  const students = await arrive(browser, lesson);
  const [ada, bo, chen] = students;

  await test.step('the way in, with a stone for each who came', async () => {
    await presses('Way in');
    await expect(wall.page.locator('.heap ellipse')).toHaveCount(NAMES.length, AT_ONCE);
    await fillsTheWindow(wall.page, 'the way in');
    // Whoever has no camera types it, beside the code.
    await expect(wall.page.locator('.address:visible')).toHaveText(`${new URL(lesson.server.origin).host}/join`);
    const { path, size } = await wall.page.locator('.qr svg').evaluate((square) => ({
      path: square.querySelector('path')!.getAttribute('d')!, size: Number(square.getAttribute('viewBox')!.split(' ')[2]),
    }));
    const way = new URL(reads(path, size));
    expect(way.origin + way.pathname, 'the address of the square').toBe(`${lesson.server.origin}/join`);
    expect(way.searchParams.get('code'), 'and its code').toBe(lesson.code.replaceAll(' ', '-'));
  });

  await test.step('the screen stays on: the window asks for it, also when it is seen again', async () => {
    const awake = () => wall.page.evaluate(() => (window as unknown as { awake: string[] }).awake);
    await expect.poll(awake).toContain('screen');
    const before = (await awake()).length;
    await wall.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(async () => (await awake()).length).toBe(before + 1);
  });

  await test.step('a timer beside the prompt, and a minute more', async () => {
    await presses('Prompt');
    await presses('5 minutes');
    await expect(wall.page.getByRole('timer')).toHaveText(/^[45]:\d\d$/, AT_ONCE);
    await presses('A minute more');
    await expect(wall.page.getByRole('timer')).toHaveText(/^[56]:\d\d$/, AT_ONCE);
    await fillsTheWindow(wall.page, 'the prompt');
    const writing = wall.page.locator('[data-number=writing]');
    await expect(writing).toHaveText('0');
    await chen.page.getByRole('link', { name: 'Answer this' }).first().click();
    await chen.box.pressSequentially('The stem holds on ');
    await expect(writing, 'one of them writes').toHaveText('1', AT_ONCE);
    await expect(wall.page.locator('main')).not.toContainText('stem');
    await presses('Stop the timer');
    await expect(wall.page.getByRole('timer')).toHaveCount(0, AT_ONCE);
  });

  await test.step('the next piece that consents goes up; held words do not', async () => {
    await sharesFromHome(ada, ADA, true);
    await sharesFromHome(bo, HELD, false);
    await expect(phone.getByRole('button', { name: 'Release the next of 1' })).toBeEnabled(AT_ONCE);
    await presses(/^Release the next/);
    await presses('The wall');
    await expect(wall.page.locator('.wall-card')).toHaveText([new RegExp(ADA)], AT_ONCE);
    await expect(phone.locator('.remote-preview')).toContainText(ADA);
    await expect(phone.locator('main')).not.toContainText('Okafor');
    await fillsTheWindow(wall.page, 'the wall');
    await isAccessible(wall.page, 'the wall with a card');
  });

  await test.step('the spotlight; the version before it only when Ada agrees', async () => {
    await ada.goesOn();
    await ada.box.fill(ADA_2);
    await ada.page.locator('[name=wall_consent]').check({ force: true });
    await ada.shares();
    await expect(phone.getByRole('button', { name: 'Release the next of 1' })).toBeEnabled(AT_ONCE);
    await presses(/^Release the next/);
    await presses('Spotlight');
    await expect(wall.page.locator('.scene-spotlight')).toContainText(ADA_2, AT_ONCE);
    await expect(wall.page.locator('.scene-spotlight')).not.toContainText('painted');
    await presses('Ask to show the version before, too');
    await ada.goes('/home');
    await ada.page.getByRole('link', { name: 'May your earlier version be on the wall, too?' }).click();
    await isAccessible(ada.page, 'the question about the version before');
    await ada.page.getByRole('button', { name: 'Yes, show both' }).click();
    await expect(wall.page.locator('.spotlight-side')).toHaveCount(2, AT_ONCE);
    await fillsTheWindow(wall.page, 'the spotlight');
    await ada.page.getByRole('button', { name: 'No, keep it to us' }).click();
    await expect(wall.page.locator('.spotlight-side')).toHaveCount(1, AT_ONCE);
  });

  await test.step('keys on the console: blank, and back; a scene by its number', async () => {
    await rivera.page.locator('main').click({ position: { x: 4, y: 4 } });
    await rivera.page.keyboard.press('b');
    await expect(wall.page.locator('.scene-blank')).toBeVisible(AT_ONCE);
    await rivera.page.keyboard.press('b');
    await expect(wall.page.locator('.scene-spotlight')).toBeVisible(AT_ONCE);
    await rivera.page.keyboard.press('7');
    await expect(wall.page.getByRole('heading', { name: 'One word to go with' })).toBeVisible(AT_ONCE);
  });

  await test.step('the closing word: nothing of four, something of five', async () => {
    for (const [at, student] of students.entries()) {
      await student.goes('/home');
      await student.page.getByRole('link', { name: 'Take a word to go with from Science' }).click();
      await student.page.getByRole('button', { name: 'curious', exact: true }).click();
      await expect(student.page.getByText('You took: curious')).toBeVisible();
      if (at < 4) await expect(wall.page.locator('.wall-words')).toHaveCount(0);
    }
    await expect(wall.page.locator('.wall-words')).toHaveText('curious', AT_ONCE);
    await isAccessible(students[0].page, 'the closing word');
    await fillsTheWindow(wall.page, 'the closing word');
  });

  await test.step('keys of the window: shown by ?, closed by Escape', async () => {
    const help = wall.page.getByRole('dialog', { name: 'Keys of this window' });
    await expect(help).toBeHidden();
    await wall.page.keyboard.press('?');
    await expect(help).toBeVisible();
    await wall.page.keyboard.press('Escape');
    await expect(help).toBeHidden();
  });

  await isAccessible(phone, 'the remote');
  await isAccessible(wall.page, 'the wall');
  await wasHeard(wall.told, ['stage'], 'the wall');
  neverHeld(wall.told.all, [...NAMES.flatMap((name) => name.split(' ')), 'janitor'], 'on the wall');
});

async function arrive(browser: Browser, { server, code }: Lesson): Promise<Student[]> {
  const students: Student[] = [];
  for (const name of NAMES) {
    const student = await Student.arrives(browser, server.origin, name);
    await student.joins(code);
    students.push(student);
  }
  return students;
}

test('what a class says together: where it stands, and what it chose', async ({ browser }) => {
  test.setTimeout(400_000);
  const lesson = await firstLesson(browser, NAMES);
  const { rivera } = lesson;
  const desk = rivera.page;
  await rivera.opens('choice', 'inquiry', 'reflection');
  const rubric = await makesARubric(rivera, CRITERIA);
  await desk.getByRole('button', { name: /^Put beside it/ }).first().click();
  await expect(desk.getByText('It stands beside the prompt now.')).toBeVisible();
  const board = await makesABoard(rivera, 'I can explain to a younger child why leaves turn yellow and fall');
  await rivera.goes(board);
  await desk.getByRole('button', { name: 'Open it to the class' }).click();
  const options = await desk.locator('main').innerText();
  const students = await arrive(browser, lesson);
  const { wall, phone, presses } = await setsTheStage(lesson);

  await test.step('where the class stands: nothing of four, tenths of five, and no figure', async () => {
    await presses('Where we stand');
    await expect(wall.page.getByText('Appears once five have said where they stand.')).toBeVisible(AT_ONCE);
    await fillsTheWindow(wall.page, 'a scale of nobody');
    await isAccessible(wall.page, 'a scale of nobody');
    for (const [at, student] of students.entries()) {
      await expect(wall.page.locator('.wall-scales'), `a scale of ${at}`).toHaveCount(0);
      await sharesFromHome(student, HELD, false);
      await student.goes(`${new URL(student.page.url()).pathname}/criteria`);
      for (let one = 0; one < CRITERIA.length; one++) {
        await student.page.getByText(at < 3 ? 'Here' : 'Not yet', { exact: true }).nth(one).click();
      }
      await student.page.getByRole('button', { name: 'Keep', exact: true }).click();
      await expect(student.page.getByText('Kept.', { exact: true })).toBeVisible();
    }
    const scales = wall.page.locator('.wall-scales > li');
    await expect(scales).toHaveCount(CRITERIA.length, AT_ONCE);
    await expect(scales.first().getByRole('heading')).toHaveText(CRITERIA[0]);
    // Three of five, two of five.
    await expect(scales.first().getByLabel('6 of ten')).toHaveCount(1);
    await expect(scales.first().getByLabel('4 of ten')).toHaveCount(1);
    await expect(wall.page.locator('.scene-scale')).not.toContainText(/\d/);
    await fillsTheWindow(wall.page, 'the scale');
    await isAccessible(wall.page, 'the scale');
    await isAccessible(phone, 'the remote with the scale');
  });

  await test.step('what it chose: nothing of four; of five, those under five are told together', async () => {
    await presses('Choice board');
    await expect(wall.page.getByText('Too few have chosen to say how many.')).toBeVisible(AT_ONCE);
    await fillsTheWindow(wall.page, 'a board that nobody chose from');
    for (const [at, student] of students.entries()) {
      await expect.soft(wall.page.locator('.scene-choice .count'), `a choice of ${at}`).toHaveCount(0, AT_ONCE);
      await student.goes(`/board/${board.split('/').pop()}`);
      await student.page.locator('[name=pick-learn]').nth(at < 3 ? 0 : 1).check({ force: true });
      await student.page.locator('[name=pick-show]').first().check({ force: true });
      await student.page.getByRole('button', { name: 'This is my choice' }).click();
      await expect(student.page.getByText('Your choice is kept.')).toBeVisible();
    }
    // All five show it in one way; three and two learn it in another, and neither can be told alone.
    await expect(wall.page.locator('.scene-choice .count')).toHaveText(['5', '5'], AT_ONCE);
    await expect(wall.page.locator('.wall-others')).toHaveText(/The others together\s*5/);
    await expect(wall.page.getByRole('heading', { level: 2 })).toHaveText(['How I learn it', 'Where and with whom', 'Tool or strategy', 'How I show it']);
    for (const option of await wall.page.locator('.wall-options > li > span').allInnerTexts()) {
      expect(options, 'an option of the board').toContain(option);
    }
    await fillsTheWindow(wall.page, 'the choice');
    await isAccessible(wall.page, 'the choice');
  });

  await test.step('a round: its focus, its rules, and the questions that were shown to the class', async () => {
    await rivera.goes(`${rivera.classPath}/rounds`);
    await desk.getByLabel('The focus').fill(FOCUS);
    await desk.getByRole('button', { name: 'Make the round' }).click();
    await expect(desk).toHaveURL(/\/round\/[0-9a-f-]{36}/);
    const round = `/round/${new URL(desk.url()).pathname.split('/').pop()}`;
    await desk.getByRole('button', { name: 'Begin: Look' }).click();
    await expect(desk.getByRole('button', { name: 'Next: The four rules' })).toBeVisible();
    await phone.reload();
    await presses('Question round');
    const scene = wall.page.locator('.scene-round');
    await expect(scene.getByRole('heading', { level: 1 })).toHaveText(FOCUS, AT_ONCE);
    await fillsTheWindow(wall.page, 'the focus of a round');
    await isAccessible(wall.page, 'the focus of a round');
    await desk.getByRole('button', { name: 'Next: The four rules' }).click();
    await expect(scene).toContainText('Do not stop to discuss, judge or answer.', AT_ONCE);
    await fillsTheWindow(wall.page, 'the rules of a round');
    await desk.getByRole('button', { name: 'Next: Ask' }).click();
    for (const student of students) {
      await student.goes(round);
      const field = student.page.getByLabel('A question, exactly as it was said');
      if (!(await field.isVisible())) continue;
      for (const [at, words] of QUESTIONS.entries()) {
        await field.fill(words);
        await field.press('Enter');
        await expect(student.page.locator('.round-questions > li')).toHaveCount(at + 1);
      }
    }
    await desk.getByRole('button', { name: 'Next: Improve' }).click();
    await desk.getByRole('button', { name: 'Next: Choose three' }).click();
    await expect(scene).not.toContainText(QUESTIONS[0]);
    for (const student of students) {
      await student.goes(round);
      if (!(await student.page.getByRole('button', { name: 'Keep our choice' }).isVisible())) continue;
      for (const words of QUESTIONS) await student.page.getByLabel(words).check({ force: true });
      await student.page.getByRole('button', { name: 'Keep our choice' }).click();
    }
    await desk.getByRole('button', { name: 'Show the chosen questions to the class' }).click();
    await expect(scene).toContainText(QUESTIONS[0], AT_ONCE);
    await isAccessible(wall.page, 'the questions of a round');
    // All of them do not fit: they turn pages, and none is left out.
    const pages = Number(await scene.getAttribute('data-pages'));
    expect(pages).toBeGreaterThan(1);
    let seen = '';
    for (let at = 0; at < pages; at++) {
      await expect(scene).toHaveAttribute('data-at', String(at), AT_ONCE);
      await fillsTheWindow(wall.page, `page ${at + 1} of the questions of a round`);
      seen += await scene.innerText();
      await presses('Next');
    }
    for (const words of QUESTIONS) expect(seen).toContain(words);
    await expect(scene).toHaveAttribute('data-at', '0', AT_ONCE);
  });

  await wasHeard(wall.told, ['stage'], 'the wall');
  neverHeld(wall.told.all, [...NAMES.flatMap((name) => name.split(' ')), 'janitor'], 'on the wall');
  await lesson.server.stop();
});
