// Who cannot read yet hears everything that asks something of them: goals, boards, questions, windows, and what is asked before they go. Who can,
// hears it where they like.
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { isKilled, keepsPage } from '../classroom/device';
import { comesIn, small } from '../classroom/early';
import { fits, settles } from '../classroom/layout';
import { makesABoard } from '../classroom/lessons';
import { draft, draws, ROOM, tool, WITH_MEDIA } from '../classroom/paper';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { sharesFromHome } from '../classroom/stage';
import { ARABIC, hears, LOCAL, SPANISH, spoken, withVoices } from '../classroom/voices';

test.use({ launchOptions: WITH_MEDIA });

/** In the head of a window, on a Chromebook and on a phone: its name, the ear, how it is kept and the way out, none of them over another. */
async function headStandsApart(page: Page, what: string): Promise<void> {
  for (const size of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    await settles(page);
    await fits(page, `${what} at ${size.width}`);
    const over = await tool(page).locator('.window-head').evaluate((head) => {
      const all = ['h2', '.hear', '[data-status]', '[data-close]'].map((part) => [part, head.querySelector(part)!.getBoundingClientRect()] as const);
      const around = head.getBoundingClientRect();
      const meet = all.flatMap(([one, a], at) => all.slice(at + 1).filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1).map(([other]) => `${one} is over ${other}`));
      return [...meet, ...all.filter(([, a]) => a.left < around.left - 1 || a.right > around.right + 1 || a.bottom > around.bottom + 1).map(([one]) => `${one} is cut`)];
    });
    expect.soft(over, `${what} at ${size.width}`).toEqual([]);
    expect.soft(await small(page), `${what} at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

test('who cannot read yet hears what a goal, a board and the question board ask', async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await Server.start({ demo: true });
  const sandoval = await Teacher.arrives(browser, server.origin);
  await sandoval.signsIn('sandoval@waymark.example', 'waymark demo');
  const code = await sandoval.goesToTheFirstClass();
  const board = await makesABoard(sandoval, 'I can tell a story in its order');
  await sandoval.goes(board);
  await sandoval.page.getByRole('button', { name: 'Open it to the class' }).click();
  await expect(sandoval.page.getByText('Your students find the board now.')).toBeVisible();
  const otis = await Student.arrives(browser, server.origin, 'Otis Grant', ROOM);
  const { page } = otis;
  await withVoices(otis.context, [LOCAL, ARABIC]);
  await comesIn(otis, code);

  await test.step('a new goal: what do I want, and which kind is it', async () => {
    await otis.goes('/goal/new');
    await otis.isAlive();
    const want = page.locator('[data-say^="new-statement-"]');
    expect((await hears(page, want))[0]).toBe('What do I want?');
    expect(await hears(page, page.locator('[data-say^="new-kind"]'))).toHaveLength(3);
    await isAccessible(page, 'a new goal with ears');
    await page.locator('#new-statement').fill('I read a page to my dog');
    await page.getByRole('button', { name: 'Set this goal' }).click();
    await expect(page).toHaveURL(/\/goal\/[0-9a-f-]{36}$/);
  });

  await test.step('a check-in: the question, and each word there is to pick', async () => {
    const said = await hears(page, page.locator('[data-key=check-in] .hear'));
    expect(said[0]).toBe('How is it going?');
    expect(said).toContain('stuck');
  });

  await test.step('a board: one ear for each part, and each option in its turn', async () => {
    await otis.goes(`/board/${board.split('/').pop()}`);
    const parts = page.locator('#choose fieldset');
    await expect(parts.locator('.hear')).toHaveCount(await parts.count());
    const options = await parts.first().locator('bdi').allTextContents();
    const ear = parts.first().locator('.hear');
    const said = await hears(page, ear);
    expect(said.slice(1)).toEqual(options);
    await expect(parts.first().locator('[data-heard]')).toHaveText([options.at(-1) ?? '']);
    await isAccessible(page, 'a board that is read aloud');
    await ear.click();
    await expect(page.locator('[data-heard]')).toHaveCount(0);
  });

  await test.step('the question board: what it is for, what to do, and a question of one’s own', async () => {
    await otis.goes('/home');
    await page.getByRole('link', { name: 'Inquiry', exact: true }).click();
    await expect(page).toHaveURL(/\/questions/);
    expect((await hears(page, page.locator('[data-say^="questions-title"]')))[0]).toBe('What we wonder');
    const ask = page.locator('form[id^="ask-"]').first();
    expect((await hears(page, ask.locator('[data-say*="-words-label"]')))[0]).toBe('I wonder…');
    expect((await hears(page, ask.locator('[data-say$="-told"]')))[0]).toContain('say it to an adult');
    expect((await hears(page, ask.locator('[data-say$="-send"]'))).at(-1)).toBe('Give it to your teacher');
    expect(await small(page)).toEqual([]);
    await isAccessible(page, 'the question board of the youngest');
    await ask.locator('[name=words]').fill('Why is rain wet?');
    await ask.getByRole('button', { name: 'Give it to your teacher' }).click();
    await expect(page).toHaveURL(/\/questions\?said=ask/);
    const own = page.locator('[id^="own-"]', { hasText: 'Why is rain wet?' });
    expect((await hears(page, own.locator('[data-say^="words-"]')))[0]).toBe('Why is rain wet?');
    expect(await small(page)).toEqual([]);
  });

  await test.step('without a network it is the same page: in the language that was chosen, from the right, in high contrast, large and to be heard', async () => {
    const AR = JSON.parse(readFileSync(new URL('../../app/locales/ar/outbox.json', import.meta.url), 'utf8')) as Record<string, string>, WHY = 'لأن الكلب يسمع';
    const answer = (address: string) => otis.context.waitForEvent('response', (answer) => answer.url().endsWith(address));
    const learned = answer('/offline?l=ar').then(() => answer('/showing/photo')), path = `/board/${board.split('/').pop()}`;
    await otis.goes('/account');
    await page.locator('[name=contrast][value=high]').check({ force: true });
    await page.locator('form[action="/account/comfort"] button').click();
    await expect(page).toHaveURL(/done=comfort/);
    await page.locator('select[name=language]').selectOption('ar');
    await page.locator('form[action="/account/look"] button').last().click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    await otis.goes(path);
    await keepsPage(page, path);
    await learned;
    await server.kill();

    const opens = async () => {
      const opened = await otis.context.newPage();
      await opened.goto(server.origin + path);
      await expect(opened).toHaveURL(/\/offline\?to=/);
      return opened;
    };
    const opened = await opens(), why = opened.locator('#choose-why');
    await expect(why).toBeVisible({ timeout: 15_000 });
    for (const [name, value] of [['lang', 'ar'], ['dir', 'rtl'], ['data-contrast', 'high'], ['data-early', '']]) await expect(opened.locator('html')).toHaveAttribute(name, value);
    await expect(opened.locator('main > [role=status]').first()).toContainText(AR['outbox.last_seen']);
    await spoken(opened);
    await opened.locator('#choose .hear:visible').first().click();
    expect((await spoken(opened)).at(-1)?.voice).toBe(ARABIC.name);
    expect((await opened.locator('#choose .row .button').first().boundingBox())?.height, 'large').toBeGreaterThanOrEqual(63.5);
    await why.fill(WHY);
    await expect(opened.locator('[data-form-line=half]')).toHaveText(AR['outbox.half'], { timeout: 15_000 });
    await isKilled(opened);
    // What was typed and not pressed is there again.
    await expect((await opens()).locator('#choose-why')).toHaveValue(WHY, { timeout: 15_000 });
  });
  await server.stop();
});

test('who cannot read yet hears what a window is for, and what is asked before they go', async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start({ demo: true });
  const sandoval = await Teacher.arrives(browser, server.origin);
  await sandoval.signsIn('sandoval@waymark.example', 'waymark demo');
  const otis = await Student.arrives(browser, server.origin, 'Otis Grant', ROOM);
  const { page } = otis;
  await withVoices(otis.context, [LOCAL]);
  await comesIn(otis, await sandoval.goesToTheFirstClass());
  /** From home by its picture, to a window with an ear in its head; what that says. */
  const heard = async (way: string, begins = '') => {
    await otis.goes('/home');
    await page.getByRole('link', { name: way, exact: true }).click();
    await otis.isAlive();
    const ear = tool(page).getByRole('button', { name: 'Hear it' });
    await expect(ear).toBeVisible({ timeout: 30_000 });
    // A camera takes its time, and what begins it is there with it.
    if (begins) await expect(tool(page).getByRole('button', { name: begins, exact: true })).toBeVisible();
    return hears(page, ear);
  };

  await test.step('the paper: its name', async () => {
    expect(await heard('Draw')).toEqual(['Your paper']);
    await expect(tool(page).locator('[data-heard]')).toHaveText('Your paper');
    await draws(page, [.2, .2], [.6, .6]);
    await expect(tool(page).locator('[data-status]')).toHaveText('Saved', { timeout: 15_000 });
    await headStandsApart(page, 'the paper');
    await tool(page).getByRole('button', { name: 'Done' }).click();
  });

  await test.step('what is recorded and what is photographed: the name of this one, and the button that begins it', async () => {
    expect(await heard('Talk')).toEqual(['Record your voice', 'Record']);
    await isAccessible(page, 'the recorder of the youngest');
    await headStandsApart(page, 'the recorder');
    await page.keyboard.press('Escape');
    expect(await heard('Photo', 'Take it')).toEqual(['Take a photograph', 'Take it']);
    await headStandsApart(page, 'the camera');
    // Once there is a picture, what begins it has gone.
    await tool(page).getByRole('button', { name: 'Take it', exact: true }).click();
    await expect(tool(page).getByRole('button', { name: 'Take it again' })).toBeVisible();
    const ear = tool(page).getByRole('button', { name: 'Hear it' });
    // It still speaks: the first press stops it.
    await ear.click();
    expect(await hears(page, ear)).toEqual(['Take a photograph']);
    await tool(page).getByRole('button', { name: 'Throw it away' }).click();
    await expect(page.getByRole('button', { name: 'Take a photograph' })).toBeFocused();
  });

  await test.step('what would stay behind unsent', async () => {
    // A filter lets pages through and nothing else: home is where one signs out.
    await otis.context.route('**/api/v1/commands', (route) => route.abort());
    await otis.box.fill('The rain is loud.');
    await expect(page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'device', { timeout: 15_000 });
    await otis.goes('/home');
    await page.getByRole('button', { name: 'Sign out' }).click();
    const asked = page.getByRole('dialog', { name: 'One thing is not sent yet' });
    await expect(asked).toBeVisible({ timeout: 15_000 });
    const lead = await asked.locator('#unsent-lead').innerText();
    expect(await hears(page, asked.getByRole('button', { name: 'Hear it' }))).toEqual(['One thing is not sent yet', lead]);
    expect(await small(page)).toEqual([]);
    await isAccessible(page, 'what the youngest are asked before they go');
  });
  await server.stop();
});

test('an older student hears it too, in the page’s language', async ({ browser }) => {
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await withVoices(elias.context, [LOCAL, SPANISH]);
  await elias.joinsByHand(code);
  const { page } = elias;
  await expect(page.locator('html')).not.toHaveAttribute('data-early');
  const hear = page.locator('.hear:visible').first();
  const of = (await hear.getAttribute('data-say')) ?? '';
  const words = (await page.locator(`[id="${of}"]`).innerText()).trim();
  await spoken(page);
  await hear.click();
  expect((await spoken(page)).at(-1)).toEqual({ words, voice: 'Ines', lang: 'en-US' });

  await test.step('and what his teacher answers: each part has an ear, which says this part and no other', async () => {
    await sharesFromHome(elias, 'Leaves make their own food.', false);
    await rivera.watchesTheConsole();
    await rivera.card('Leaves make').getByRole('link').first().click();
    await rivera.page.locator('#strength').fill('You say who makes it.');
    await rivera.page.locator('#question').fill('Out of what?');
    await rivera.page.getByRole('button', { name: /^Send/ }).first().click();
    for (const [part, words] of [['strength', 'You say who makes it.'], ['question', 'Out of what?']]) {
      expect(await hears(page, page.locator(`.feedback[data-part=${part}] .hear`)), part).toEqual([words]);
    }
  });

  await test.step('but a window has none: it is for who cannot read its name', async () => {
    await elias.goesOn();
    for (const what of ['Draw', 'Speak']) {
      await draft(page).getByRole('button', { name: what, exact: true }).click();
      await expect(tool(page).getByRole('button', { name: 'Done' })).toBeVisible();
      await expect(tool(page).locator('.hear')).toHaveCount(1);
      await expect(tool(page).locator('.hear')).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(tool(page)).toHaveCount(0);
    }
  });
  await server.stop();
});
