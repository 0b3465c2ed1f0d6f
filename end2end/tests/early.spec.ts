// The youngest: one of grade 1 signs in by pictures, hears today's prompt, draws, shares, and hears what came back. Everything that can be
// pressed is large, and words are spoken by a voice of the device or not at all.
import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Locator, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { isKilled, keepsPage } from '../classroom/device';
import { fits, settles } from '../classroom/layout';
import { Keyboard } from '../classroom/keyboard';
import { makesABoard } from '../classroom/lessons';
import { draft, draws, ROOM, tool, WITH_MEDIA } from '../classroom/paper';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { sharesFromHome } from '../classroom/stage';

test.use({ launchOptions: WITH_MEDIA });

interface Spoken { words: string; voice: string; lang: string }

/** A device with these voices; what is said is written down. */
async function withVoices(context: BrowserContext, voices: { name: string; lang: string; localService: boolean }[]): Promise<void> {
  await context.addInitScript((voices) => {
    const spoken: Spoken[] = [];
    const speech = {
      getVoices: () => voices, addEventListener: () => {}, cancel: () => { spoken.push({ words: '(stop)', voice: '', lang: '' }); },
      speak: (one: { text: string; voice: { name: string }; lang: string; onstart?: () => void }) => {
        spoken.push({ words: one.text, voice: one.voice.name, lang: one.lang });
        one.onstart?.();
      },
    };
    class Utterance { voice = null; lang = ''; constructor(readonly text: string) {} }
    Object.defineProperty(window, 'speechSynthesis', { value: speech, configurable: true });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, spoken });
  }, voices);
}

const LOCAL = { name: 'Ines', lang: 'en-US', localService: true };
const REMOTE = { name: 'Cloud', lang: 'en-US', localService: false };
const ARABIC = { name: 'Laila', lang: 'ar-SA', localService: true };
const SPANISH = { name: 'Paz', lang: 'es-ES', localService: true };

const spoken = (page: Page) => page.evaluate(() => (window as unknown as { spoken: Spoken[] }).spoken.splice(0));

/** Everything that is shown and can be pressed, smaller than 64 by 64. */
const small = (page: Page) => page.evaluate(() => {
  const all = [...document.querySelectorAll<HTMLElement>('a, button, summary, select, textarea, input:not([type=hidden]), audio, video')];
  return all.filter((one) => {
    if (one.matches('.unseen, .skip') || !one.checkVisibility({ visibilityProperty: true })) return false;
    // A choice is as large as its label.
    const box = (one.matches('[type=radio], [type=checkbox]') ? one.closest('label') ?? one : one).getBoundingClientRect();
    return box.width > 0 && (box.width < 63.5 || box.height < 63.5);
  }).map((one) => `${one.localName}.${one.className} ${(one.textContent ?? '').trim().slice(0, 30)} ${JSON.stringify(one.getBoundingClientRect())}`);
});

/** What an ear says. */
async function hears(page: Page, ear: Locator): Promise<string[]> {
  await spoken(page);
  await ear.click();
  return (await spoken(page)).map(({ words }) => words).filter((words) => words !== '(stop)');
}

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

/** Drawn for the youngest, and for this window. */
async function isLarge(page: Page, what: string): Promise<void> {
  await page.waitForLoadState();
  await expect(page.locator('html')).toHaveAttribute('data-early', '');
  await fits(page, what);
  expect(await small(page), what).toEqual([]);
}

/** By code, name and pictures; from where the class is known on, all of it is large. */
async function comesIn(student: Student, code: string, listens = { names: async () => {}, pictures: async () => {} }): Promise<void> {
  const { page } = student;
  await student.goes('/join');
  await page.locator('[name=code]').fill(code);
  await page.locator('main form').first().getByRole('button').click();
  await page.locator('[name=q]').fill(student.first.toLowerCase());
  await page.getByRole('button', { name: 'Find me' }).click();
  const own = page.locator('.names .name-button', { hasText: student.first }).first();
  await own.waitFor();
  await isLarge(page, 'the names');
  await listens.names();
  await own.click();
  await page.locator('.pin-grid').waitFor();
  await isLarge(page, 'the four pictures');
  await listens.pictures();
  await student.pressesPictures(['fox', 'owl', 'moon', 'key']);
  await expect(page).toHaveURL(/\/home/);
}

test('one of grade 1 hears what is asked, draws it and shows it', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start({ demo: true });
  const sandoval = await Teacher.arrives(browser, server.origin);
  await sandoval.signsIn('sandoval@waymark.example', 'waymark demo');
  const code = await sandoval.goesToTheFirstClass();
  const otis = await Student.arrives(browser, server.origin, 'Otis Grant', ROOM);
  const { page } = otis;
  await withVoices(otis.context, [REMOTE, SPANISH, LOCAL]);
  await comesIn(otis, code, {
    names: async () => {
      expect((await hears(page, page.locator('.hello .hear')))[1]).toBe('Press your picture and your name.');
      expect((await hears(page, page.locator('[data-say^="found "]'))).at(-1)).toBe('Otis G.');
      await expect(page.locator('[data-heard]')).toHaveText('Otis G.');
    },
    pictures: async () => {
      const [hello, how] = await hears(page, page.locator('.hello .hear'));
      expect(hello).toBe('Hello, Otis');
      expect(how).toContain('Press your four pictures');
      await isAccessible(page, 'the four pictures of the youngest');
    },
  });

  await test.step('the first page has pictures, and sends no WASM', async () => {
    await expect(page.getByRole('heading', { name: 'Hello, Otis' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What made you stop and think today?' })).toBeVisible();
    for (const name of ['Draw', 'Talk', 'Photo', 'Write', 'Goals', 'Choice', 'Inquiry', 'Reflection']) {
      await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
    }
    expect(await page.evaluate(() => performance.getEntriesByType('resource').filter((one) => one.name.includes('.wasm')).length)).toBe(0);
    expect(await small(page)).toEqual([]);
    await isAccessible(page, 'the first page of the youngest');
  });

  await test.step('a voice of the device reads it, and a second press stops it', async () => {
    const hear = page.locator('[data-key] .hear').first();
    await spoken(page);
    await hear.click();
    const said = (await spoken(page)).filter(({ words }) => words !== '(stop)');
    expect(said[1]).toEqual({ words: 'What made you stop and think today?', voice: 'Ines', lang: 'en-US' });
    expect(said.at(-1)?.words).toContain('The brush is for drawing');
    await expect(hear).toHaveAttribute('aria-pressed', 'true');
    await hear.click();
    expect(await spoken(page)).toEqual([{ words: '(stop)', voice: '', lang: '' }]);
    await expect(hear).not.toHaveAttribute('aria-pressed');
  });

  await test.step('the brush opens the paper', async () => {
    await page.getByRole('link', { name: 'Draw', exact: true }).click();
    await expect(tool(page).getByRole('heading', { name: 'Your paper' })).toBeVisible({ timeout: 30_000 });
    await draws(page, [.2, .2], [.6, .6]);
    await expect(tool(page).locator('[data-status]')).toHaveText('Saved', { timeout: 15_000 });
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(page.locator('[data-shown] img')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Hear it' }).first()).toBeVisible();
    expect(await small(page)).toEqual([]);
    await isAccessible(page, 'where one of the youngest makes it');
  });

  await test.step('and opens it once more, though it was picked before', async () => {
    await otis.goes('/home');
    await page.getByRole('link', { name: 'Draw', exact: true }).click();
    await expect(tool(page).getByRole('heading', { name: 'Your paper' })).toBeVisible({ timeout: 30_000 });
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0);
    await expect(page.locator('[data-shown] img')).toBeVisible();
  });

  await test.step('the paper plane shows it to the teacher', async () => {
    await page.getByRole('button', { name: /^Share with/ }).click();
    await expect(page.locator('.version [data-of^=version] img, .version img').first()).toBeVisible({ timeout: 20_000 });
    await otis.goes('/home');
    await expect(page.locator('.made').getByText('Ms Sandoval has it')).toBeVisible();
    await expect(page.locator('.made img')).toBeVisible();
  });

  await test.step('what the teacher answers arrives by itself, to be heard', async () => {
    await sandoval.watchesTheConsole();
    await sandoval.card('Otis').getByRole('link').first().click();
    await sandoval.page.locator('#strength').fill('Your line goes up.');
    await sandoval.page.getByRole('button', { name: /^Send/ }).first().click();
    await expect(page.getByRole('heading', { name: 'Ms Sandoval answered' })).toBeVisible({ timeout: 10_000 });
    await spoken(page);
    await page.locator('[data-key^=back-] .hear').click();
    expect((await spoken(page)).map(({ words }) => words)).toContain('Your line goes up.');
    expect(await small(page)).toEqual([]);
  });

  await test.step('nothing is taken away', async () => {
    await page.getByRole('link', { name: 'All of my pages' }).click();
    await expect(page.getByRole('heading', { name: 'My ways in' })).toBeVisible();
    await otis.isAlive();
    await expect(page.locator('html')).not.toHaveAttribute('data-early');
  });
  await server.stop();
});

test('the keyboard goes every way, a small window too, and a device without voices of its own says nothing', async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await Server.start({ demo: true });
  const sandoval = await Teacher.arrives(browser, server.origin);
  await sandoval.signsIn('sandoval@waymark.example', 'waymark demo');
  const code = await sandoval.goesToTheFirstClass();
  const mila = await Student.arrives(browser, server.origin, 'Mila Sorensen', { ...ROOM, viewport: { width: 390, height: 844 } });
  await withVoices(mila.context, [REMOTE, SPANISH]);
  await comesIn(mila, code);
  const { page } = mila;
  await expect(page.getByRole('heading', { name: 'Ms Sandoval answered' })).toBeVisible();
  await expect(page.locator('[data-key^=back-] audio')).toBeVisible();
  await expect(page.locator('.hear')).not.toHaveCount(0);
  await expect(page.locator('.hear:visible')).toHaveCount(0);
  expect(await small(page)).toEqual([]);
  await fits(page, 'the first page on a phone');

  const keys = new Keyboard(page);
  await keys.does(page.getByRole('link', { name: 'Write', exact: true }));
  await expect(page).toHaveURL(/\/prompt\//);
  await mila.isAlive();
  await keys.writes(mila.box, 'The rain.');
  expect(await small(page)).toEqual([]);
  await fits(page, 'the writing page on a phone');
  await keys.does(page.getByRole('button', { name: /^Share with/ }));
  await expect(page.getByRole('heading', { name: 'Nothing came back yet' })).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.hear:visible')).toHaveCount(0);
  await server.stop();
});

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
