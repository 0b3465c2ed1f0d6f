// A whole class period as a class lives it: a teacher at her console with the projector beside her and the remote in her hand, and three
// students, each in a browser of their own. One chooses from a board and writes, one writes and loses the network, one draws. They ask, are
// answered, revise, tell a partner, look back, and go with a word. Every step is seen from both sides, and by itself.
import { expect, type Page, test } from '@playwright/test';
import { isAccessible } from '../classroom/accessible';
import { makesABoard, makesARubric } from '../classroom/lessons';
import { draft, draws, inked, ROOM, tool, WITH_MEDIA } from '../classroom/paper';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { takesTheRemote } from '../classroom/stage';
import { hears, neverHeld, opensTheWall } from '../classroom/traffic';

test.use({ launchOptions: WITH_MEDIA });

const NAMES = ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling'];
/** What product.md promises within a second, with room for a shared machine. */
const AT_ONCE = { timeout: 2_000 };

const ADA = 'Leaves make their own food. I used to think the cold painted them.';
const ADA_2 = 'Leaves make their own food with chlorophyll. The yellow was there all along.';
const BO = 'The light gets less, so the leaf gives up its green.';
const BO_2 = 'The light gets less, so the leaf gives up its green. A starling saw it.';
const CHEN = 'The veins stay green the longest.';
const CHEN_2 = 'The veins stay green the longest, and I drew where they end.';
const HALF = 'You say where you moved';

const ANSWERS = {
  ada: { strength: 'You say where you moved: from the cold to the food.', question: 'What was in the leaf before?', next: 'Rub a leaf on paper.' },
  bo: { strength: 'You give a reason with your because.', question: 'Who takes the green back?', next: 'Ask the janitor when the lamps go on.' },
  chen: { strength: 'Your drawing shows an order in time.', question: 'Where do the veins end?', next: 'Draw the rim of it.' },
  help: { strength: 'This sentence belongs here.', question: 'Which bird is meant?', next: 'Say it without the bird, then choose.' },
  own: { strength: 'A question nobody else has.', question: 'How could we see it at night?', next: 'Put a jar on a leaf.' },
};
const CRITERION = 'I can say why, not only that.';
const BO_LATE = 'It went where the light is longer, as the swallows do.';
const HELP = { words: 'Does it belong here?', back: 'Say first what it saw.' };
const NOTE = 'Look at one leaf on your way home, and tell somebody what you see.';

test('a class chooses, writes, asks, is answered, revises, looks back and goes with a word', async ({ browser }) => {
  test.setTimeout(900_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin, ROOM);
  const { page: console_ } = rivera;

  await test.step('before: goals, choice and inquiry are open; a board and a rubric are ready', async () => {
    await rivera.setsUpTheSchool();
    await rivera.makesAClass('Science · Period 2');
    await rivera.putsOnTheRoster(NAMES);
    await rivera.opens('goals', 'choice', 'inquiry', 'reflection');
  });
  const board = await makesABoard(rivera, 'I can explain why leaves turn');
  const rubric = await makesARubric(rivera, [CRITERION]);
  const code = await rivera.opensTheDoor();
  await rivera.watchesTheConsole();
  const wall = await opensTheWall(rivera);
  await expect(wall.page.locator('.join-code').first()).toHaveText(code);
  const { phone, presses } = await takesTheRemote(rivera);

  const students: Student[] = [];
  const heard: string[][] = [];
  for (const name of NAMES) {
    const student = await Student.arrives(browser, server.origin, name, ROOM);
    students.push(student);
    heard.push((await hears(student.context))(student.page));
  }
  const [ada, bo, chen] = students;
  const told = { ada: heard[0], bo: heard[1], chen: heard[2] };

  await test.step('minutes 1 to 3: they join, the prompt is released', async () => {
    for (const student of students) await student.joins(code);
    await expect(wall.page.locator('.count').first()).toHaveText('3');
    await rivera.asks();
    for (const student of students) await expect(student.page.getByRole('link', { name: 'Answer this' }).first()).toBeVisible(AT_ONCE);
  });

  await test.step('minute 3: from the phone in her hand, the prompt with two minutes to turn and talk; then on', async () => {
    await presses('Prompt');
    await presses('2 minutes');
    const question = await wall.page.getByRole('heading', { level: 1 }).innerText();
    await expect(wall.page.getByRole('timer')).toHaveText(/^[12]:\d\d$/, AT_ONCE);
    await expect(phone.locator('.remote-preview')).toContainText(question);
    await expect(ada.page.locator('main')).toContainText(question);
    await presses('Stop the timer');
    await expect(wall.page.getByRole('timer')).toHaveCount(0, AT_ONCE);
    await presses('By itself');
  });
  // Her second tab; the console stays where it is.
  const desk = await rivera.context.newPage();
  const deskGoes = (path: string) => desk.goto(server.origin + path);

  await test.step('minute 3: the criteria stand beside the prompt', async () => {
    await deskGoes(rubric);
    await desk.getByRole('button', { name: /^Put beside it/ }).first().click();
    await expect(desk.getByText('It stands beside the prompt now.')).toBeVisible();
  });

  // ---- minute 4 ----

  await test.step('minute 4: Ada sets a goal and shows it to Ms Rivera, whose page has it by itself', async () => {
    await deskGoes(`${rivera.classPath}/goals`);
    await ada.page.getByRole('link', { name: 'Set a new goal' }).first().click();
    await ada.isAlive();
    await ada.page.locator('#new-statement').fill('Say why in every answer');
    await ada.page.locator('summary', { hasText: 'Who sees it' }).click();
    await ada.page.getByLabel('Ms Rivera').check({ force: true });
    await ada.page.getByRole('button', { name: 'Set this goal' }).click();
    await expect(ada.page).toHaveURL(/\/goal\/[0-9a-f-]{36}$/);
    await expect(desk.getByRole('link', { name: 'Say why in every answer' })).toBeVisible(AT_ONCE);
  });
  const goal = new URL(ada.page.url()).pathname;

  await test.step('minute 4: the board is on Ada’s home by itself; she chooses and says why, and it is kept', async () => {
    await ada.goes('/home');
    await ada.isAlive();
    await deskGoes(board);
    await leadsToThePrompt(desk);
    await desk.getByRole('button', { name: 'Open it to the class' }).click();
    await expect(desk.getByText('Your students find the board now.')).toBeVisible();
    const card = ada.page.getByRole('link', { name: /^Your board: I can explain/ });
    await expect(card).toBeVisible(AT_ONCE);
    await expect(chen.page.getByRole('link', { name: /^Your board: I can explain/ })).toBeVisible(AT_ONCE);
    await card.click();
    for (const part of ['learn', 'place', 'tool', 'show']) await ada.page.locator(`[name=pick-${part}]`).first().check({ force: true });
    await ada.page.locator('#choose-why').fill('I hold a leaf best with my own hands');
    await ada.page.getByLabel('For which goal of mine?').selectOption({ index: 1 });
    await ada.page.getByRole('button', { name: 'This is my choice' }).click();
    await expect(ada.page.getByText('Your choice is kept.')).toBeVisible();
    await expect(desk.getByText('I hold a leaf best with my own hands')).toBeVisible(AT_ONCE);
    await expect(ada.page.getByText('For my goal:')).toBeVisible();
    await isAccessible(ada.page, 'a board that leads to the prompt');
    await ada.page.getByRole('link', { name: 'Begin writing' }).click();
    await ada.box.waitFor();
    await ada.isAlive();
  });

  // ---- minutes 4 to 10 ----

  await test.step('minute 4: Chen picks drawing and says why; the paper opens and keeps what is drawn', async () => {
    const { page } = chen;
    await page.getByRole('link', { name: 'Answer this' }).first().click();
    await chen.box.waitFor();
    await chen.isAlive();
    await draft(page).locator('summary', { hasText: 'Say why' }).click();
    await draft(page).getByLabel('I chose this because…').fill('My hand knows it sooner');
    await draft(page).getByRole('button', { name: 'Draw', exact: true }).click();
    await expect(tool(page).getByRole('heading', { name: 'Your paper' })).toBeVisible();
    await draws(page, [.2, .2], [.6, .6]);
    await draws(page, [.6, .6], [.8, .3]);
    expect(await inked(page)).toBeGreaterThan(50);
    await expect(tool(page).locator('[data-status]')).toHaveText('Saved', { timeout: 15_000 });
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0);
    await expect(draft(page).locator('[data-shown] img')).toBeVisible();
    await expect(draft(page).getByLabel('I chose this because…')).toHaveValue('My hand knows it sooner');
    await chen.box.fill(CHEN);
  });

  await test.step('Ada writes with the criteria beside her', async () => {
    await ada.page.locator('summary', { hasText: 'Criteria and ways to begin' }).click();
    await expect(ada.page.getByText(CRITERION)).toBeVisible({ timeout: 5_000 });
    await ada.box.fill(ADA);
    await expect(ada.page.locator('.status')).toHaveAttribute('data-state', 'saved', { timeout: 10_000 });
    await expect(console_.locator('.tile[data-doing=writing]', { hasText: 'Ada' })).toBeVisible({ timeout: 5_000 });
    expect(await console_.content()).not.toContain('the cold painted');
    await isAccessible(ada.page, 'writing with a choice and criteria');
  });

  await test.step('minute 6: Ada shares; her words and her need are on the console at once, and Ms Rivera begins to answer', async () => {
    await ada.page.getByText('Is it clear?').click();
    await ada.page.locator('[name=wall_consent]').check({ force: true });
    await ada.shares();
    const card = rivera.card('Ada');
    await expect(card).toContainText('Leaves make their own food', AT_ONCE);
    await expect(card).toContainText('is it clear?');
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Ada' })).toBeVisible();
    await card.getByRole('link').first().click();
    await expect(console_.locator('.reply-ask')).toContainText('Ada Okafor asks: is it clear?');
    await console_.locator('#strength').click();
    await console_.keyboard.type(HALF);
  });
  /** She is in the middle of a word, and stays there. */
  const staysInHerAnswer = async (words: string) => {
    const now = await console_.evaluate(() => {
      const at = document.activeElement as HTMLTextAreaElement;
      return [at.id, at.value, at.selectionStart];
    });
    expect(now).toEqual(['strength', words, words.length]);
  };

  await test.step('minute 7: Chen shares meanwhile; it is told at once, and nothing moves under her hands', async () => {
    const before = await console_.locator('#strength').boundingBox();
    await chen.page.getByText('In my own words…').click();
    await chen.page.locator('#ask_words').fill('Do you see which part stays green?');
    await chen.page.locator('[name=wall_consent]').check({ force: true });
    await chen.shares();
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Chen' })).toBeVisible(AT_ONCE);
    await expect(console_.getByRole('button', { name: /^1 new reflection/ })).toBeVisible(AT_ONCE);
    await staysInHerAnswer(HALF);
    await console_.keyboard.type(',');
    await staysInHerAnswer(`${HALF},`);
    expect(await console_.locator('#strength').boundingBox()).toEqual(before);
    await expect(rivera.card('Chen')).toHaveCount(0);
    await expect(chen.page.getByRole('heading', { name: 'Your versions' })).toBeVisible();
  });

  await test.step('minutes 7 to 9: Bo’s Chromebook loses the network in the middle of a sentence, and says so', async () => {
    const { page } = bo;
    await page.getByRole('link', { name: 'Answer this' }).first().click();
    await bo.box.waitFor();
    await bo.isAlive();
    await bo.box.pressSequentially('The light gets less, ');
    await expect(page.locator('.status')).toHaveAttribute('data-state', 'saved', { timeout: 10_000 });
    await bo.context.setOffline(true);
    await bo.box.pressSequentially('so the leaf gives up its green.', { delay: 20 });
    await expect(page.locator('.status')).toHaveAttribute('data-state', 'device', { timeout: 10_000 });
    await expect(page.locator('.status')).toBeVisible();
    await expect(page.locator('.status')).toHaveText(/Saved on this device. It will be sent./);
    await expect(bo.box).toHaveValue(BO);
    await isAccessible(page, 'writing without a network');
    // He says what he needs, allows the wall, and presses Share, twice: there is no network yet.
    await page.getByText('Just read it').click();
    await page.locator('[name=wall_consent]').check({ force: true });
    await bo.shares();
    await page.waitForTimeout(1_000);
    await bo.shares();
    await page.waitForTimeout(3_000);
    await expect(page).toHaveURL(/\/prompt\//);
    await expect(bo.box).toHaveValue(BO);
    expect(await console_.content()).not.toContain('gives up its green');
    await expect(console_.getByRole('button', { name: /^1 new reflection/ })).toBeVisible();
  });

  await test.step('minute 9: the network is back; one copy arrives by itself, with every word', async () => {
    await bo.context.setOffline(false);
    await expect(console_.getByRole('button', { name: /^2 new reflections/ })).toBeVisible({ timeout: 15_000 });
    await expect(bo.page.getByRole('heading', { name: 'Your versions' })).toBeVisible({ timeout: 15_000 });
    await expect(bo.page.locator('.versions > .version')).toHaveCount(1);
    await expect(bo.page.locator('.versions')).toContainText(BO);
    await staysInHerAnswer(`${HALF},`);
    await console_.getByRole('button', { name: /^2 new reflections/ }).click();
    await expect(rivera.card('Bo')).toHaveCount(1);
    await expect(rivera.card('Bo')).toContainText(BO);
    await expect(rivera.card('Chen')).toContainText(CHEN);
    await expect(rivera.card('Chen')).toContainText('in their own words');
    await expect(console_.locator('.inbox .item-open')).toHaveText(NAMES.map((_, at) => NAMES[[0, 2, 1][at]]));
    await expect(console_.locator('#strength')).toHaveValue(`${HALF},`);
    await isAccessible(console_, 'the console with three who wait');
  });

  // ---- minute 8 ----

  await test.step('minute 8: Chen posts a question; it is on Ms Rivera’s board and a classmate’s at once, and wondering has no number', async () => {
    await deskGoes(`${rivera.classPath}/questions`);
    await ada.goes('/questions');
    await bo.goes('/questions');
    await chen.goes('/questions');
    await chen.page.getByLabel('I wonder…').fill('Do trees sleep in winter?');
    await chen.page.getByRole('button', { name: 'Put it on the board' }).click();
    for (const page of [desk, ada.page, bo.page]) await expect(page.getByText('Do trees sleep in winter?').first()).toBeVisible(AT_ONCE);
    await expect(bo.page.locator('main')).not.toContainText('Chen');
    for (const student of [ada, bo]) {
      await student.page.getByRole('button', { name: /^I wonder too/ }).click();
      await expect(student.page.getByRole('button', { name: /^You wonder too/ })).toHaveAttribute('aria-pressed', 'true');
    }
    await expect(desk.getByText('Wonder too: Ada Okafor and Bo Lindqvist')).toBeVisible(AT_ONCE);
    for (const student of students) {
      await expect(student.page.locator('main')).not.toContainText(/\b(\d+|two|2) (students|others|classmates|people)|wonder too[^a-z]*\d/i);
      if (student !== chen) await expect(student.page.getByRole('button', { name: /wonder too/ })).not.toHaveText(/\d/);
    }
    await isAccessible(bo.page, 'the question board');
  });

  // ---- minute 9 ----

  const moves = console_.locator('.projector-controls');
  await test.step('minute 9: two go on the wall without names, one is held', async () => {
    const opens = async (student: Student) => {
      await rivera.card(student.first).getByRole('link').first().click();
      await expect(console_.getByRole('heading', { name: `Answer ${student.name}` })).toBeVisible();
      await expect(moves).toContainText(`${student.name} allows it, without a name.`);
    };
    await opens(ada);
    await moves.locator('summary', { hasText: 'How it looks on the wall' }).click();
    await expect(moves.locator('.wall-card')).toContainText('the cold painted them');
    await moves.getByRole('button', { name: /^Release/ }).click();
    await expect(wall.page.locator('.wall-card')).toHaveText([/the cold painted them/], AT_ONCE);
    await opens(chen);
    await expect(moves.getByRole('button', { name: /^Held/ })).toHaveAttribute('aria-pressed', 'true');
    await moves.getByRole('button', { name: /^Held/ }).click();
    await opens(bo);
    await moves.getByRole('button', { name: /^Release/ }).click();
    await expect(wall.page.locator('.wall-card')).toHaveText([/the cold painted them/, /gives up its green/], AT_ONCE);
    for (const name of NAMES.flatMap((name) => name.split(' '))) await expect(wall.page.locator('body')).not.toContainText(name);
    await expect(wall.page.locator('body')).not.toContainText('veins');
    await isAccessible(wall.page, 'the wall with two');
    // The same in small on the phone, which others may look at, too.
    await expect(phone.locator('.remote-preview .wall-card')).toHaveText([/the cold painted them/, /gives up its green/], AT_ONCE);
    for (const name of NAMES) await expect(phone.locator('main')).not.toContainText(name.split(' ')[1]);
    await console_.bringToFront();
  });

  await test.step('minute 9: one key blanks the screen, and brings it back', async () => {
    await console_.locator('#answer').focus();
    await console_.keyboard.press('c');
    await expect(wall.page.locator('.wall-card')).toHaveCount(0, AT_ONCE);
    await console_.keyboard.press('c');
    await expect(wall.page.locator('.wall-card')).toHaveCount(2, AT_ONCE);
  });

  // ---- minutes 10 to 16 ----

  const answers = async (student: Student, words: { strength: string; question: string; next: string }) => {
    await rivera.card(student.first).getByRole('link').first().click();
    await expect(console_.getByRole('heading', { name: `Answer ${student.name}` })).toBeVisible();
    await console_.locator('#strength').fill(words.strength);
    await console_.locator('#question').fill(words.question);
    await console_.locator('#next_step').fill(words.next);
    await console_.locator('#reply-form').getByRole('button', { name: /^Send/ }).click();
  };
  /** Of three students, only this one was told any of it. */
  const onlyTold = async (author: 'ada' | 'bo' | 'chen', words: { strength: string; question: string; next: string }) => {
    const all = Object.values(words);
    for (const who of ['ada', 'bo', 'chen'] as const) {
      if (who !== author) neverHeld(told[who], all, `what ${who} was told`);
    }
    await expect.poll(() => all.filter((one) => !told[author].join('\n').includes(one)), { message: `${author} was told` }).toEqual([]);
  };

  await test.step('minute 10: the half-written answer survives a reload', async () => {
    await rivera.card('Ada').getByRole('link').first().click();
    await expect(console_.locator('#strength')).toHaveValue(`${HALF},`);
    await console_.reload();
    await rivera.isAlive();
    await expect(console_.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
    await expect(console_.locator('#strength')).toHaveValue(`${HALF},`);
  });

  await test.step('minutes 10 to 12: three good replies; only the author is told, at once', async () => {
    const pieces: [Student, 'ada' | 'bo' | 'chen'][] = [[ada, 'ada'], [bo, 'bo'], [chen, 'chen']];
    for (const [student] of pieces) {
      await student.goes('/home');
      await student.page.locator('a[href^="/piece/"]').first().click();
      await expect(student.page.getByText('Nothing came back yet')).toBeVisible();
      await student.isAlive();
    }
    for (const [student, who] of pieces) {
      await answers(student, ANSWERS[who]);
      await expect(student.page.locator('.feedback')).toHaveCount(3, AT_ONCE);
      await expect(student.page.getByText(ANSWERS[who].question)).toBeVisible();
      await onlyTold(who, ANSWERS[who]);
    }
    await expect(bo.page.locator('.feedback')).toHaveCount(3);
    await expect(console_.locator('#waiting .count')).toHaveText('0');
    await isAccessible(bo.page, 'a piece that is answered');
  });

  // ---- minute 12 ----

  await test.step('minute 12: Bo asks for help with the sentence he is in, and is answered in place', async () => {
    const desk_ = bo.page.locator('.help-desk');
    const strip = console_.locator('.help-strip');
    await console_.getByRole('link', { name: 'Close', exact: true }).click();
    await bo.goesOn();
    await bo.box.fill(BO_2);
    await bo.box.evaluate((paper: HTMLTextAreaElement) => paper.setSelectionRange(paper.value.length - 4, paper.value.length - 4));
    await bo.page.locator('summary', { hasText: 'Ask for help now' }).click();
    await expect(bo.page.getByLabel('Which sentence? (if it is about one)')).toHaveValue('A starling saw it.');
    await bo.page.getByLabel('What about it? (if you like)').fill(HELP.words);
    await bo.page.getByRole('button', { name: 'Get in line', exact: true }).click();
    await expect(desk_).toContainText('You are next in line.');
    await expect(strip).toContainText('A starling saw it.', AT_ONCE);
    await chen.page.locator('summary', { hasText: /^Go on with version/ }).click();
    await chen.page.locator('summary', { hasText: 'Ask for help now' }).click();
    await chen.page.getByRole('button', { name: 'Get in line', exact: true }).click();
    await expect(chen.page.locator('.help-desk')).toContainText('1 is before you.');
    await expect(strip).toContainText('2 ask for help.', AT_ONCE);
    await console_.keyboard.press('q');
    await expect(desk_).toContainText('Ms Rivera is coming to you.', AT_ONCE);
    await console_.locator('.help-all > summary').click();
    const his = console_.locator('.help-entry', { hasText: 'Bo Lindqvist' });
    await his.getByLabel('A few words back').fill(HELP.back);
    await his.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(desk_).toContainText(HELP.back, AT_ONCE);
    await expect(bo.box).toHaveValue(BO_2);
    await expect(chen.page.locator('.help-desk')).toContainText('You are next in line.', AT_ONCE);
    await isAccessible(bo.page, 'help that was answered');
    await bo.page.getByRole('button', { name: 'Put away', exact: true }).click();
    await chen.page.getByRole('button', { name: 'I do not need it any more', exact: true }).click();
    await expect(strip).toContainText('Nobody asks for help right now.', AT_ONCE);
  });

  await test.step('minute 12: he shares it and asks about it, then Chen asks something of her own; they wait in this order', async () => {
    await bo.page.getByText('Help with this part').click();
    await bo.page.locator('#ask_words').fill('The sentence with the starling: does it belong?');
    await bo.shares();
    await expect(rivera.card('Bo')).toContainText('help with this part', AT_ONCE);
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Bo' })).toBeVisible();
    await chen.goes('/home');
    await chen.page.getByRole('link', { name: /^(Start with my|My) own question/ }).first().click();
    await ownQuestion(chen, 'How do leaves drink?');
    await chen.box.fill('Through the stalk, I guess, at night.');
    await chen.page.getByText('Is it clear?').click();
    await chen.shares();
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Chen' })).toBeVisible(AT_ONCE);
    await expect(console_.locator('#waiting .count')).toHaveText('2');
    await console_.getByRole('link', { name: 'Asking', exact: true }).click();
    await expect(console_.locator('.inbox .item-open')).toHaveText(['Bo Lindqvist', 'Chen Wei-Ling']);
    await isAccessible(console_, 'those who ask for help');
  });

  await test.step('a reply clears it: Bo is helped, and Chen is next', async () => {
    await rivera.card('Bo').getByRole('link').first().click();
    await expect(console_.locator('.reply-ask')).toContainText('The sentence with the starling: does it belong?');
    await answers(bo, ANSWERS.help);
    await expect(bo.page.getByText(ANSWERS.help.question)).toBeVisible(AT_ONCE);
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Bo' })).toHaveCount(0, AT_ONCE);
    await console_.getByRole('link', { name: 'Close', exact: true }).click();
    await expect(console_.locator('.inbox .item-open')).toHaveText(['Chen Wei-Ling']);
    await answers(chen, ANSWERS.own);
    await expect(chen.page.getByText(ANSWERS.own.question)).toBeVisible(AT_ONCE);
    await console_.getByRole('link', { name: 'Close', exact: true }).click();
    await expect(console_.locator('#waiting .count')).toHaveText('0');
    await onlyTold('bo', ANSWERS.help);
    await onlyTold('chen', ANSWERS.own);
  });

  await test.step('minute 15: one note to the whole class', async () => {
    await chen.goes('/home');
    await chen.isAlive();
    await console_.getByText('A note to the whole class').click();
    await console_.locator('#note').fill(NOTE);
    await console_.getByRole('button', { name: 'Send the note' }).click();
    await expect(chen.page.getByText(NOTE)).toBeVisible(AT_ONCE);
    await expect(chen.page.locator('#live')).toHaveText('A note from Ms Rivera');
    await bo.goes('/home');
    await expect(bo.page.getByText(NOTE)).toBeVisible();
    await expect(wall.page.getByText(NOTE)).toHaveCount(0);
  });

  // ---- minutes 16 to 22 ----

  await test.step('minute 16: Ada used the question; Ms Rivera, who reads her piece, sees it by itself', async () => {
    await console_.getByRole('link', { name: 'All', exact: true }).click();
    await rivera.card('Ada').getByRole('link').first().click();
    await console_.locator('summary', { hasText: '1 answer so far' }).click();
    const part = ada.page.locator('.feedback[data-part=question]');
    await part.getByLabel('Where I used it, or why another way').fill('in my second sentence');
    await part.getByRole('button', { name: 'I used it' }).click();
    await expect(part.locator('[aria-pressed=true]', { hasText: 'I used it' })).toBeVisible({ timeout: 5_000 });
    await expect(console_.getByText('Used it. in my second sentence')).toBeVisible(AT_ONCE);
    // Another way has its reason, and is as good.
    const next = ada.page.locator('.feedback[data-part=next]');
    await next.getByLabel('Where I used it, or why another way').fill('we have no leaf here today');
    await next.getByRole('button', { name: 'Another way…' }).click();
    await expect(console_.getByText('Chose another way: we have no leaf here today')).toBeVisible(AT_ONCE);
  });

  await test.step('minute 18: version 2 stands beside version 1; Ms Rivera sees the change live', async () => {
    await ada.goesOn();
    await ada.box.fill(ADA_2);
    await ada.page.getByText('Just read it').click();
    await ada.shares();
    await expect(ada.page.locator('.versions.beside > .version')).toHaveCount(2, { timeout: 10_000 });
    await expect(ada.page.locator('.versions')).toContainText('chlorophyll');
    await expect(ada.page.locator('.versions ins').first()).toBeVisible();
    const newer = console_.getByRole('button', { name: /Version 2 has arrived/ });
    await expect(newer).toBeVisible(AT_ONCE);
    await newer.click();
    await expect(console_.locator('.version-before')).toContainText('the cold painted them');
    await expect(console_.locator('.diff ins', { hasText: 'chlorophyll' })).toBeVisible();
    // What hangs on the wall is the version that was released.
    await expect(wall.page.locator('.wall-card', { hasText: 'chlorophyll' })).toHaveCount(0);
    await isAccessible(ada.page, 'version 2 beside version 1');
  });

  await test.step('minute 19: Chen draws on; both drawings stand beside each other, for her and for Ms Rivera', async () => {
    const { page } = chen;
    await page.locator('a[href^="/piece/"][dir=auto]', { hasNotText: 'How do leaves drink?' }).click();
    await expect(page.locator('[data-of="version-1"] img')).toBeVisible();
    await chen.isAlive();
    await chen.goesOn();
    await draft(page).getByRole('button', { name: 'Go on drawing' }).click();
    await expect.poll(() => inked(page)).toBeGreaterThan(50);
    await draws(page, [.1, .1], [.9, .1]);
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0);
    await chen.box.fill(CHEN_2);
    await chen.shares();
    await expect(page.locator('[data-of="version-2"] img')).toBeVisible({ timeout: 10_000 });
    await expect(page.locator('[data-of="version-1"] img')).toBeVisible();
    await console_.locator('.console-inbox > .newcomers').click();
    await rivera.card('Chen').filter({ hasText: 'The veins' }).getByRole('link').first().click();
    await expect(console_.locator('[data-of="version-2"] img').first()).toBeVisible({ timeout: 10_000 });
    await expect(console_.locator('.version-before [data-of="version-1"] img')).toBeVisible({ timeout: 10_000 });
  });

  await test.step('minute 20: Ada tells her partner what changed; Ms Rivera releases it, and Bo has it at once', async () => {
    await ada.goes('/inquiries');
    await ada.page.getByLabel('Your question').fill('Where does the yellow come from?');
    await ada.page.getByRole('button', { name: 'Begin' }).click();
    await ada.page.locator('summary', { hasText: 'Write what you think now' }).click();
    await ada.page.locator('#perspective-words').fill('I changed my mind: the yellow waits under the green');
    await ada.page.getByRole('button', { name: 'Say it' }).click();
    await ada.page.getByLabel('Ms Rivera').check({ force: true });
    await ada.page.getByRole('button', { name: 'Keep who sees it' }).click();
    await ada.page.getByRole('link', { name: 'Who reads it, step by step' }).click();
    await deskGoes(`${rivera.classPath}/audiences`);
    await bo.goes('/reads');
    await ada.page.locator('#wish-partner-partner').selectOption({ label: 'Bo Lindqvist' });
    await ada.page.locator('#wish-partner').getByRole('button').click();
    await expect(desk.getByRole('heading', { name: /To be read by a partner/ })).toBeVisible(AT_ONCE);
    await expect(bo.page.getByText('Where does the yellow come from?')).toHaveCount(0);
    await desk.getByRole('button', { name: /^Release it/ }).click();
    await expect(ada.page.locator('#partner')).toHaveAttribute('data-open', 'yes', AT_ONCE);
    const link = bo.page.getByRole('link', { name: 'Where does the yellow come from?' });
    await expect(link).toBeVisible(AT_ONCE);
    await link.click();
    await expect(bo.page.getByText('the yellow waits under the green')).toBeVisible();
    await isAccessible(bo.page, 'what a partner tells');
  });

  // ---- minutes 22 to 25 ----

  const piece = await test.step('minute 22: Ada looks at her work by the criteria and shows where; Ms Rivera sees it by itself', async () => {
    await ada.goes('/home');
    await ada.page.locator('a[href^="/piece/"]').first().click();
    await expect(ada.page).toHaveURL(/\/piece\//);
    const path = new URL(ada.page.url()).pathname;
    await deskGoes(`${path}/criteria`);
    await expect(desk.getByText('The student shows no word of their own about this version.').first()).toBeVisible();
    await ada.page.locator('[data-key="version-2"]').getByRole('link', { name: 'My work and the criteria' }).click();
    await ada.page.getByText('Here', { exact: true }).first().click();
    await ada.page.getByLabel('Where it shows').first().selectOption({ label: 'The yellow was there all along.' });
    await ada.page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(ada.page.getByText('Kept.', { exact: true })).toBeVisible();
    await expect(desk.locator('blockquote', { hasText: 'The yellow was there all along.' }).first()).toBeVisible(AT_ONCE);
    await expect(desk.getByText('Ada Okafor says')).toBeVisible();
    await isAccessible(ada.page, 'a check against the criteria');
    await isAccessible(desk, 'a student’s check');
    return path;
  });

  await test.step('minute 23: she checks in with her goal and links what shows it; its history has both, on both sides', async () => {
    await deskGoes(`${rivera.classPath}/goals`);
    await desk.getByRole('link', { name: 'Say why in every answer' }).click();
    await desk.locator('summary', { hasText: 'What was said' }).click();
    await ada.goes(goal);
    await ada.isAlive();
    await ada.page.getByLabel('moving').check({ force: true });
    await ada.page.locator('#check-in-words').fill('My second version says why.');
    await ada.page.getByRole('button', { name: 'Check in' }).click();
    await expect(ada.page.locator('.said-so-far').getByText('My second version says why.')).toBeVisible();
    await expect(desk.getByText('My second version says why.')).toBeVisible(AT_ONCE);
    await ada.page.locator('summary', { hasText: 'Something I made' }).click();
    const offered = await ada.page.locator('#link-made option').allInnerTexts();
    await ada.page.locator('#link-made').selectOption({ label: offered.find((one) => /version 2$/.test(one)) });
    await ada.page.locator('#link-words').fill('The because is in it now.');
    await ada.page.getByRole('button', { name: 'Link it' }).click();
    const shown = ada.page.locator('section', { has: ada.page.locator('#evidence') });
    await expect(shown).toContainText('The because is in it now.');
    await expect(shown.locator('.cited')).toContainText('chlorophyll');
    await expect(shown.locator(`a[href="${piece}"]`)).toBeVisible();
    await expect(desk.getByText('The because is in it now.')).toBeVisible(AT_ONCE);
    await expect(desk.locator('.cited')).toContainText('chlorophyll');
  });

  await test.step('minute 24: her next step; Ms Rivera sees it and agrees, and Ada is told', async () => {
    await ada.page.locator('#step-words').fill('Say why once in math tomorrow');
    await ada.page.getByRole('button', { name: 'This is my next step' }).click();
    await expect(ada.page.locator('.step').getByText('Say why once in math tomorrow')).toBeVisible();
    await expect(desk.getByText('Say why once in math tomorrow')).toBeVisible(AT_ONCE);
    await expect(ada.page.getByRole('heading', { name: 'How I chose to learn it' })).toBeVisible();
    await isAccessible(ada.page, 'a goal with what shows it');
    await isAccessible(desk, 'a student’s goal with what shows it');
    await desk.getByRole('button', { name: 'Agree' }).click();
    await expect(ada.page.getByText('Ms Rivera agrees. Go on with your next step.')).toBeVisible(AT_ONCE);
  });

  // ---- minutes 25 to 30 ----

  await test.step('minute 25: a word to go with; the class is of three, so its words are nobody’s', async () => {
    await presses('Closing word');
    await expect(wall.page.getByRole('heading', { name: 'One word to go with' })).toBeVisible(AT_ONCE);
    for (const student of students) {
      await student.goes('/home');
      await student.page.getByRole('link', { name: /^Take a word to go with from/ }).click();
      await student.page.getByRole('button', { name: 'surprised', exact: true }).click();
      await expect(student.page.getByText('You took: surprised')).toBeVisible();
    }
    await expect(wall.page.getByText('What the class chose appears here once five have chosen.')).toBeVisible();
    await expect(wall.page.locator('.wall-words')).toHaveCount(0);
    await expect(phone.locator('.remote-preview')).not.toContainText('surprised');
    await isAccessible(wall.page, 'the closing word of three');
  });

  await test.step('minute 27: Bo has a question of his own and no network while the door closes; it comes late, and is told as late', async () => {
    await bo.goes('/home');
    await bo.page.getByRole('link', { name: /^(Start with my|My) own question/ }).first().click();
    await ownQuestion(bo, 'Where did the starling go?');
    await bo.box.fill('It went');
    await expect(bo.page.locator('.status')).toHaveAttribute('data-state', 'saved', { timeout: 10_000 });
    await bo.context.setOffline(true);
    await bo.box.fill(BO_LATE);
    await bo.page.getByText('Just read it').click();
    await bo.shares();
    await expect(bo.page.locator('.status')).toHaveAttribute('data-state', 'device', { timeout: 10_000 });
    await console_.bringToFront();
    await console_.getByRole('button', { name: 'Close the door' }).click();
    await expect(wall.page.locator('.wall-card')).toHaveCount(0, AT_ONCE);
    const late = await Student.arrives(browser, server.origin, 'Chen Wei-Ling');
    await late.goes('/join');
    await late.page.locator('[name=code]').fill(code);
    await late.page.locator('main form').first().getByRole('button').click();
    await expect(late.page.getByText('No open door has this code')).toBeVisible();
    await late.leaves();
    await bo.context.setOffline(false);
    await expect(bo.page.locator('.versions > .version')).toContainText(BO_LATE, { timeout: 30_000 });
    await expect(bo.page.locator('.versions > .version')).toContainText('came in late');
  });

  let after = '';
  await test.step('minute 28: one line at the bell, then silence; the late work waits, marked late', async () => {
    await expect(console_.locator('.bell p')).toHaveText('You reached 3 students. Nobody has been waiting long for a word from you.');
    await isAccessible(console_, 'the line at the bell');
    await expect(console_.locator('.wall-now')).toContainText('the door is closed', AT_ONCE);
    after = await console_.locator('.bell').getByRole('link', { name: 'What happened' }).getAttribute('href') ?? '';
    await console_.locator('.bell').getByRole('button', { name: 'Good', exact: true }).click();
    await expect(console_.locator('.bell')).toHaveCount(0);
    await console_.reload();
    await rivera.isAlive();
    await expect(console_.locator('.bell')).toHaveCount(0);
    await expect(rivera.card('Bo').filter({ hasText: 'as the swallows do' }).locator('[data-key=late]')).toHaveText('late');
    await console_.getByRole('link', { name: 'All', exact: true }).click();
    await expect(console_.locator('.inbox .item')).not.toHaveCount(1);
    await expect(console_.locator('.inbox [data-key=late]')).toHaveCount(1);
  });

  await test.step('minute 30: the page after the bell says the same, from the tables, and whom to begin with next time', async () => {
    await deskGoes(after);
    await expect(desk.getByRole('heading', { name: 'After the session' })).toBeVisible();
    await expect(desk.getByRole('heading', { name: '3 students heard from you' })).toBeVisible();
    await expect(desk.getByText('Everybody who took part has heard from a teacher.')).toBeVisible();
    await expect(desk.getByRole('heading', { name: 'One piece came late' })).toBeVisible();
    await expect(desk.getByRole('heading', { name: 'Who to begin with next time' })).toBeVisible();
    await expect(desk.getByText(/^(One piece|\d+ pieces) of the class waits? for you\./)).toBeVisible();
    await isAccessible(desk, 'the page after the bell');
  });

  // ---- afterwards ----

  const unreleased = [
    BO_LATE, 'swallows', 'Where did the starling go?', HELP.words, HELP.back, 'surprised',
    ADA_2, 'chlorophyll', BO_2, 'starling', CHEN, CHEN_2, 'veins', 'drink', 'Through the stalk', NOTE, HALF,
    'my own hands', 'My hand knows', 'Do trees sleep in winter?', 'stays green', 'Say why in every answer', 'second version says why',
    'The because is in it now', 'once in math', 'waits under the green', 'we have no leaf here today',
    ...Object.values(ANSWERS).flatMap((one) => Object.values(one)),
  ];

  await test.step('the wall was told what was released, and never a name or another word', async () => {
    const all = wall.told.join('\n');
    for (const released of ['the cold painted them', 'gives up its green']) expect(all, 'the wall is listened to').toContain(released);
    // Every byte of it, from the first moment to the closed door.
    neverHeld(wall.told, [...NAMES, ...NAMES.flatMap((name) => name.split(' ')), ...unreleased], 'what the wall was told');
  });

  await test.step('no student was told another’s words, and the log has no name and no word of anybody', async () => {
    neverHeld(told.bo, [ADA_2, 'chlorophyll', 'Say why in every answer', 'my own hands', CHEN, 'Through the stalk'], 'what Bo was told');
    neverHeld(told.ada, [BO, BO_2, CHEN, 'Through the stalk', 'stays green'], 'what Ada was told');
    neverHeld(told.chen, [ADA, ADA_2, BO, BO_2, 'Say why in every answer'], 'what Chen was told');
    neverHeld([server.log], [...NAMES, ...NAMES.flatMap((name) => name.split(' ')), ADA, BO, ...unreleased.filter((one) => one !== 'surprised')], 'the log');
  });
  await server.stop();
});

/** On the page of a board: it leads to the prompt that is open. */
async function leadsToThePrompt(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: 'Edit' }).click();
  await desk.locator('#prompt').selectOption({ index: 1 });
  await desk.getByRole('button', { name: 'Keep' }).first().click();
  await expect(desk.getByText('The board is kept.')).toBeVisible();
  await desk.getByRole('link', { name: 'Back to the board' }).click();
}

/** On the page where one begins with a question of one's own. */
async function ownQuestion(student: Student, question: string): Promise<void> {
  await student.page.locator('[name=question]').fill(question);
  await student.page.getByRole('button', { name: 'Start writing' }).click();
  await student.box.waitFor();
  await student.isAlive();
}
