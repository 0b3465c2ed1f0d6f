// The youngest: one of grade 1 signs in by pictures, hears today's prompt, draws, shares, and hears what came back. Everything that can be
// pressed is large, and words are spoken by a voice of the device or not at all.
import { expect, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { comesIn, small } from '../classroom/early';
import { Keyboard } from '../classroom/keyboard';
import { fits } from '../classroom/layout';
import { draws, ROOM, tool, WITH_MEDIA } from '../classroom/paper';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { hears, LOCAL, REMOTE, SPANISH, spoken, withVoices } from '../classroom/voices';

test.use({ launchOptions: WITH_MEDIA });

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
