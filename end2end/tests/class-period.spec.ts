// A class period, minutes -5 to 22: a teacher, a projector and three students at once, each in a browser of their own, and a server
// that loses its power at minute 9. And the same for one student whose language runs from the right, at 200 %.
import { type BrowserContextOptions, expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { fits, runsFromTheRight } from '../classroom/layout';
import { PIN, Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { neverHeld, opensTheWall, wasHeard } from '../classroom/traffic';
import { sentence } from '../classroom/words';

const NAMES = ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling', 'Dina Haddad'];
const ADA = 'Leaves make their own food. I used to think the cold painted them.';
const ADA_2 = 'Leaves make their own food with chlorophyll, so the yellow was there all along.';
const HALF = 'The yellow was there all along: that is a new';

test('a class writes, the teacher answers, everyone sees it at once', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  rivera.quiet = false;

  await test.step('minute -5: class, roster and prompts are there', async () => {
    await rivera.setsUpTheSchool();
    await rivera.makesAClass('Science · Period 2');
    await rivera.putsOnTheRoster(NAMES);
  });

  const code = await rivera.opensTheDoor();
  await rivera.watchesTheConsole();

  const { wall, wallTraffic } = await test.step('minute 0: the projector, in a window of its own', async () => {
    const { page: window, told } = await opensTheWall(rivera);
    await expect(window.locator('.join-code').first()).toHaveText(code);
    await expect(window.locator('.count').first()).toHaveText('0');
    await isAccessible(window, 'the projector');
    return { wall: window, wallTraffic: told };
  });

  const [ada, bo, chen] = await test.step('minutes 1 to 3: students join; the count rises by itself', async () => {
    const students = [];
    for (const [at, name] of NAMES.slice(0, 3).entries()) {
      const student = await Student.arrives(browser, server.origin, name);
      await student.joinsByHand(at === 0 ? ` ${code.toLowerCase().replaceAll(' ', '-')} ` : code);
      students.push(student);
      await expect(wall.locator('.count').first()).toHaveText(String(at + 1), { timeout: 2_000 });
    }
    const stranger = await Student.arrives(browser, server.origin, 'Dina Haddad');
    await stranger.goes('/join');
    await stranger.page.locator('[name=code]').fill('maple otter 000');
    await stranger.page.locator('main form').first().getByRole('button').click();
    await expect(stranger.page.getByText('No open door has this code')).toBeVisible();
    await expect(stranger.page.locator('[name=code]')).toHaveValue('maple otter 000');
    await stranger.leaves();
    return students;
  });

  await test.step('the same child on a second device is the same person', async () => {
    const again = await Student.arrives(browser, server.origin, 'Ada Okafor');
    await again.joinsByHand(code);
    await expect(wall.locator('.count').first()).toHaveText('3');
    await again.leaves();
  });

  await test.step('minute 3: the prompt is released and is on all devices at once', async () => {
    await rivera.asks();
    for (const student of [ada, bo, chen]) {
      await expect(student.page.getByRole('link', { name: 'Answer this' })).toBeVisible({ timeout: 2_000 });
    }
    await isAccessible(ada.page, 'the student’s home');
  });

  await test.step('minutes 4 to 8: they write; the teacher sees that, not the words', async () => {
    for (const student of [ada, bo, chen]) {
      await student.page.getByRole('link', { name: 'Answer this' }).click();
      await student.box.waitFor();
    }
    await ada.box.fill(ADA);
    await bo.box.fill('It is half done');
    await expect(bo.page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 5_000 });
    await expect(rivera.page.locator('.tile[data-doing=writing]', { hasText: 'Bo' })).toBeVisible({ timeout: 4_000 });
    expect(await rivera.page.content()).not.toContain('half done');
    await isAccessible(ada.page, 'writing');
  });

  await test.step('Ada says what she needs, allows the wall, and shares: it is on the console at once', async () => {
    await ada.page.getByText('Is it clear?').click();
    await ada.page.locator('[name=wall_consent]').check({ force: true });
    await ada.page.getByRole('button', { name: /^Share/ }).click();
    await expect(rivera.card('Ada')).toContainText('Leaves make their own food', { timeout: 2_000 });
    await expect(ada.page).toHaveURL(/\/piece\//);
  });

  await test.step('the teacher begins to answer', async () => {
    await rivera.card('Ada').getByRole('link').first().click();
    await rivera.page.locator('#strength').fill(HALF);
    await rivera.page.locator('#strength').blur();
    await rivera.page.waitForTimeout(1_500);
    await isAccessible(rivera.page, 'the console');
  });

  await test.step('minute 9: the server loses its power; nothing is lost and all come back by themselves', async () => {
    await server.kill();
    await bo.box.fill('It is half done, and this is typed while the server is gone.');
    await bo.page.waitForTimeout(1_200);
    await server.up();
    await expect(bo.page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 20_000 });
    await rivera.page.reload();
    await expect(rivera.page.locator('#strength')).toHaveValue(HALF, { timeout: 10_000 });
    await rivera.isAlive();
  });

  await test.step('minute 9: she releases Ada’s piece: words on the wall, and no name', async () => {
    await rivera.page.getByRole('button', { name: /^Release/ }).click();
    await expect(wall.locator('.wall-card')).toContainText('the cold painted them', { timeout: 15_000 });
    // As words of their own: every picture has a viewBox.
    for (const name of NAMES) expect(await wall.content()).not.toMatch(new RegExp(`\\b${name.split(' ')[0]}\\b`));
  });

  await test.step('minutes 10 to 16: only the author is told', async () => {
    await rivera.page.locator('#strength').fill('“I used to think” shows where you moved.');
    await rivera.page.locator('#question').fill('What would you say to someone who thinks the cold does it?');
    await rivera.page.locator('#next_step').fill('Ask your brother and note his first question.');
    const [takeBack, proud] = [/^Take (it )?back/, /proud of this/].map((name) => ada.page.getByRole('button', { name }));
    await expect(takeBack).toBeVisible();
    await proud.focus();
    await rivera.page.getByRole('button', { name: /^Send/ }).first().click();
    await expect(ada.page.locator('.feedback')).toHaveCount(3, { timeout: 3_000 });
    await expect(takeBack).toHaveCount(0);
    // One button went; the one that Ada is on is still the same.
    await expect(proud).toBeFocused();
    await expect(ada.page.getByText('What would you say to someone')).toBeVisible();
    expect(await bo.page.content()).not.toContain('What would you say');
    await isAccessible(ada.page, 'a piece with feedback');
  });

  await test.step('a classmate who knows the address finds nothing', async () => {
    const address = new URL(ada.page.url()).pathname;
    const page = await chen.context.newPage();
    const answer = await page.goto(server.origin + address);
    expect(answer?.status()).toBe(404);
    expect(await page.content()).not.toContain('Leaves make');
    const draft = await page.goto(server.origin + new URL(bo.page.url()).pathname);
    expect(await page.content()).not.toContain('half done');
    expect(draft).not.toBeNull();
    await page.close();
  });

  await test.step('minutes 16 to 22: Ada follows through and revises; the teacher sees version 2 arrive', async () => {
    await ada.page.getByRole('button', { name: 'I used it' }).first().click();
    await expect(ada.page.locator('[aria-pressed=true]', { hasText: 'I used it' })).toBeVisible({ timeout: 3_000 });
    await ada.page.getByText('Go on with version 2').click();
    await ada.box.fill(ADA_2);
    await ada.page.getByRole('button', { name: /^Share/ }).click();
    await expect(ada.page.locator('.versions')).toContainText('chlorophyll', { timeout: 5_000 });
    await expect(ada.page.locator('ins').first()).toBeVisible();
    await expect(rivera.page.getByText(/Version 2 has arrived/).or(rivera.page.locator('ins')).first()).toBeVisible({ timeout: 5_000 });
  });

  await test.step('she takes her consent back: it leaves the wall at once', async () => {
    await ada.page.getByRole('button', { name: 'Take it off the wall' }).click();
    await expect(wall.locator('.wall-card')).toHaveCount(0, { timeout: 3_000 });
  });

  await test.step('the wall’s traffic never held a name or a word that was not released', async () => {
    await wasHeard(wallTraffic, ['counts', 'wall', 'wall_gone'], 'the wall');
    expect(wallTraffic.all.join('\n')).toContain('the cold painted them');
    neverHeld(wallTraffic.all, [...NAMES.flatMap((name) => name.split(' ')), 'half done', 'chlorophyll', 'What would you say'], 'on the wall');
    for (const secret of ['half done', 'Leaves make', 'chlorophyll', 'What would you say', 'Ada Okafor']) {
      expect(server.log).not.toContain(secret);
    }
  });

  await test.step('minute 27: the door closes and the code is worth nothing', async () => {
    await rivera.closesTheDoor();
    const late = await Student.arrives(browser, server.origin, 'Dina Haddad');
    await late.goes('/join');
    await late.page.locator('[name=code]').fill(code);
    await late.page.locator('main form').first().getByRole('button').click();
    await expect(late.page.getByText('No open door has this code')).toBeVisible();
    await late.leaves();
  });
  await server.stop();
});

/** A laptop of 1366 by 768 at 200 %, whose browser asks for Arabic. */
const IN_ARABIC: BrowserContextOptions = { locale: 'ar', viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };
const DINA = 'الأوراق تصنع غذاءها بنفسها، والبرد لا يلوّنها.', UNSURE = 'هل يفهم أخي ما كتبت؟', DINA_2 = 'الأوراق تصنع غذاءها بالكلوروفيل، فالأصفر كان هناك طوال الوقت.';
const said = (key: string) => sentence('ar', key);

/** In her language, from the right, as wide as her window; and nothing stands outside of it. */
async function isHers(page: Page, what: string): Promise<void> {
  await expect(page.locator('html'), what).toHaveAttribute('lang', 'ar');
  await expect(page.locator('html'), what).toHaveAttribute('dir', 'rtl');
  await fits(page, what);
  const [wide, window] = await page.evaluate(() => [document.scrollingElement!.scrollWidth, innerWidth]);
  expect(wide, `${what}: from side to side`).toBeLessThanOrEqual(window);
  await runsFromTheRight(page, what);
}

test('the same period at 200 % and from right to left: she comes in, asks, writes, is answered and revises', async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start(), rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(NAMES);
  const code = await rivera.opensTheDoor();
  const dina = await Student.arrives(browser, server.origin, 'Dina Haddad', IN_ARABIC), { page } = dina;
  await rivera.watchesTheConsole();

  await test.step('minute 1: she joins with what she reads there', async () => {
    await dina.goes('/join');
    await isHers(page, 'the way in');
    await page.locator('[name=code]').fill(code);
    await page.locator('main form').first().getByRole('button').click();
    await page.locator('[name=q]').fill('dina');
    await isHers(page, 'whom she looks for');
    await page.getByRole('button', { name: said('join.find_me') }).click();
    await isHers(page, 'the names');
    await page.locator('.names .name-button', { hasText: 'Dina' }).click();
    await isHers(page, 'the pictures');
    await dina.pressesPictures(PIN);
    await expect(page).toHaveURL(/\/home/);
    await dina.isAlive();
    await isHers(page, 'her home');
  });

  await test.step('minute 3: a question comes by itself, and she opens it', async () => {
    await rivera.asks();
    const link = page.locator('main').getByRole('link', { name: said('home.answer_this') });
    await expect(link).toBeVisible({ timeout: 5_000 });
    await isHers(page, 'her home with what is asked');
    await link.click();
    await dina.box.waitFor();
    await dina.isAlive();
    await isHers(page, 'writing');
  });

  await test.step('minutes 4 to 9: she writes while the server loses its power, and says what she needs', async () => {
    await dina.box.fill(DINA);
    await expect(dina.box).toHaveCSS('direction', 'rtl');
    await server.kill();
    await page.getByText(said('reflections.ask_own')).click();
    await page.locator('#ask_words').fill(UNSURE);
    await isHers(page, 'what she asks');
    await server.up();
    await expect(page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'saved', { timeout: 20_000 });
    await page.locator('label').filter({ has: page.locator('[name=wall_consent]') }).click();
    await expect(page.locator('[name=wall_consent]')).toBeChecked();
    await isHers(page, 'ready to share');
    await page.getByRole('button', { name: said('reflections.share_with') }).click();
    await expect(page).toHaveURL(/\/piece\//);
    await isHers(page, 'her piece');
  });

  await test.step('minutes 10 to 16: she is answered, and says that she used it', async () => {
    await expect(rivera.card('Dina')).toContainText(DINA, { timeout: 15_000 });
    await rivera.card('Dina').getByRole('link').first().click();
    await expect(rivera.page.locator('.reply-ask')).toContainText(UNSURE);
    await rivera.page.locator('#strength').fill('You say who does it, and who does not.');
    await rivera.page.locator('#question').fill('What makes the food?');
    await rivera.page.getByRole('button', { name: /^Send/ }).first().click();
    await expect(page.locator('.feedback')).toHaveCount(2, { timeout: 5_000 });
    await isHers(page, 'an answer');
    await page.getByRole('button', { name: said('reflections.used') }).first().click();
    await expect(page.locator('[aria-pressed=true]', { hasText: said('reflections.used') })).toBeVisible({ timeout: 5_000 });
    await isHers(page, 'an answer that she used');
  });

  await test.step('minutes 16 to 22: she revises, and both see what is new', async () => {
    if (!(await dina.box.isVisible())) await page.locator('summary', { hasText: said('reflections.go_on_with') }).click();
    await dina.box.fill(DINA_2);
    await isHers(page, 'revising');
    await page.getByRole('button', { name: said('reflections.share_version') }).click();
    await expect(page.locator('.versions')).toContainText('بالكلوروفيل', { timeout: 5_000 });
    await expect(page.locator('ins').first()).toBeVisible();
    await isHers(page, 'two versions');
    await expect(rivera.page.getByText(/Version 2 has arrived/).or(rivera.page.locator('ins')).first()).toBeVisible({ timeout: 5_000 });
  });
  await server.stop();
});
