// What stands before the class: the console's keys, the remote in a hand, and the projector beside them. What the wall is told never holds a
// name or a word that was not released.
import { type Browser, expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { QuietStudent, releases } from '../classroom/crowd';
import { firstLesson, type Lesson, makesABoard, makesARubric } from '../classroom/lessons';
import { fits, nothingIsCut } from '../classroom/layout';
import { Student } from '../classroom/people';
import { reads } from '../classroom/square';
import { type Remote, takesTheRemote } from '../classroom/stage';
import { neverHeld, opensTheWall, wasHeard, type Wall } from '../classroom/traffic';
import { isReadFromTheBack } from '../classroom/wall';

const NAMES = ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling', 'Dina Sato', 'Emil Berg'];
const AT_ONCE = { timeout: 3_000 };
const ADA = 'I used to think the cold painted them.';
const ADA_2 = 'Leaves make their own food, and the yellow was there all along.';
const HELD = 'The janitor is sad in autumn.';
const CRITERIA = ['I can say why, not only that.', 'I can show where in my work somebody else would find my reason.'];
const FOCUS = 'A leaf that is kept in the dark for a week turns yellow, even in the middle of the summer.';
const QUESTIONS = ['Is it the light or is it the cold?', `What would happen to a leaf in a room that is always lit, ${'and then in one that never is, '.repeat(7)}day by day?`,
  `Who takes the green back, ${'and who gives it to the next leaf that comes, '.repeat(5)}and where is it in winter?`];
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

/** Nothing to press, nothing to scroll, nothing outside of the window, nothing cut off, nothing too small for the back row. */
async function fillsTheWindow(wall: Page, what: string): Promise<void> {
  await expect(wall.locator('a[href], button, input, select, textarea, summary'), `${what}: no control`).toHaveCount(0);
  for (const [width, height] of [[1280, 720], [1920, 1080]]) {
    await wall.setViewportSize({ width, height });
    await fits(wall, `${what} at ${width}`);
    await nothingIsCut(wall, 'main.projector', `${what} at ${width}`);
    await isReadFromTheBack(wall, `${what} at ${width}`);
    const over = await wall.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(over, `${what} at ${width} × ${height} has to be scrolled`).toBeLessThanOrEqual(0);
  }
  await wall.setViewportSize({ width: 1280, height: 720 });
}

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

async function shares(student: Student, words: string, mayShow: boolean): Promise<void> {
  const { page } = student;
  await page.getByRole('link', { name: 'Answer this' }).first().click();
  await student.box.fill(words);
  await page.getByText('Is it clear?').click();
  if (mayShow) await page.locator('[name=wall_consent]').check({ force: true });
  await student.shares();
  await expect(page).toHaveURL(/\/piece\//);
}

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
    await shares(ada, ADA, true);
    await shares(bo, HELD, false);
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

/** Before the class: the projector, and the remote that says what it shows. */
async function setsTheStage({ rivera }: Lesson): Promise<Remote & { wall: Wall }> {
  await rivera.watchesTheConsole();
  const wall = await opensTheWall(rivera);
  return { wall, ...await takesTheRemote(rivera) };
}

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
      await shares(student, HELD, false);
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
  await shares(ada, LONG_PIECE, true);
  await presses(/^Release the next of 1/);
  await presses('Spotlight');
  await expect(wall.page.locator('.scene-spotlight')).toContainText(LONG_PIECE, AT_ONCE);
  await fillsTheWindow(wall.page, 'a long piece in the spotlight');
  await isAccessible(wall.page, 'a long piece in the spotlight');

  await test.step('and beside the version before it, which is as long', async () => {
    await ada.goesOn();
    await ada.box.fill(`${LONG_PIECE} ${ADA_2}`);
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
