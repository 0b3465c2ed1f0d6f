// Growth and the way to it: a teacher's table says who waits, follows by itself, and names whom nobody reached; a student reads then and now
// as a picture with its table. axe on every page of it, and everything by keyboard.
import { expect, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

test('a table of turns that follows what happens', async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const desk = rivera.page;
  const rows = desk.locator('table.access tbody tr');

  await test.step('the class says who needs her next, each with the reason', async () => {
    const next = desk.locator('.access-next li');
    await expect(next).toHaveCount(3);
    await expect(next.first()).toContainText(/Asked for|waits for a word/);
    await isFitForAll(desk, 'a class that says who is next');
    await new Keyboard(desk).does(desk.getByRole('link', { name: 'Access to growth' }));
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Access to growth');
    await isFitForAll(desk, 'access to growth');
  });

  await test.step('everybody has a row, and a link shows those who wait', async () => {
    const everybody = await rows.count();
    expect(everybody).toBeGreaterThan(20);
    await desk.getByRole('link', { name: 'Not reached lately' }).click();
    await expect(desk.getByText('Nobody is in this list right now.')).toBeVisible();
    await desk.getByRole('link', { name: 'Waiting for me' }).click();
    await expect(desk.getByRole('link', { name: 'Waiting for me' })).toHaveAttribute('aria-current', 'page');
    expect(await rows.count()).toBeLessThan(everybody);
    await isFitForAll(desk, 'those who wait');
  });

  await test.step('a student who asks for two minutes moves up by itself', async () => {
    const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
    await ada.joins(code);
    await desk.getByRole('link', { name: 'Everyone' }).click();
    await ada.goes('/goals');
    const goal = await ada.page.locator('a[href^="/goal/"]:not([href="/goal/new"])').first().getAttribute('href');
    await ada.goes(goal ?? '');
    await ada.page.getByRole('button', { name: 'Ask for two minutes' }).click();
    const hers = rows.filter({ hasText: 'Ada Okafor' });
    await expect(hers).toContainText('Asked for two minutes with you today.', { timeout: 3_000 });
    await expect(hers.locator('[data-turn="yours"][href="/asks"]')).toHaveCount(1);
    await ada.goes('/growth/view');
    await isFitForAll(ada.page, 'then and now');
    await rivera.goes(`${rivera.classPath}/access`);
  });

  await test.step('on a phone each student is a card, folded to what waits for her', async () => {
    await desk.setViewportSize({ width: 390, height: 800 });
    await expect(rows.locator('[data-turn=yours]').first()).toBeVisible();
    const quiet = rows.filter({ hasNot: desk.locator('[data-turn=yours]') }).last();
    await expect(quiet.locator('.access-cell').first()).toBeHidden();
    expect((await quiet.boundingBox())?.height).toBeLessThan(130);
    await quiet.locator('summary').press('Enter');
    await expect(quiet.locator('.access-way').first()).toBeVisible();
    await expect(quiet.locator('.access-cell').first()).toBeVisible();
    await isAccessible(desk, 'access to growth on a phone');
    await desk.setViewportSize({ width: 1366, height: 768 });
  });
});

test('then and now in pictures, with the table behind each', async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const priya = await Student.arrives(browser, server.origin, 'Priya Raman');
  await priya.joins(code);
  const { page } = priya;

  await test.step('Priya reads how one led to the other', async () => {
    await priya.goes('/growth');
    await page.getByRole('link', { name: 'All my growth' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Then and now');
    const path = page.getByRole('img', { name: 'The path so far' });
    await expect(path).toBeVisible();
    const stones = await path.locator('ellipse').count();
    expect(stones).toBeGreaterThan(3);
    await new Keyboard(page).does(page.locator('summary', { hasText: 'The same as a table' }).first());
    await expect(page.locator('.picture-table').first().locator('tbody tr')).toHaveCount(stones);
    await expect(page.getByText('The plant wants light so it grows to the window.').first()).toBeVisible();
    await isFitForAll(page, 'a year of then and now');
  });

  await test.step('her teacher sees what she shows, and nothing of the rest', async () => {
    const about = (await rivera.page.locator('a[href*="/growth"]', { hasText: 'Priya Raman' }).first().getAttribute('href')) ?? '';
    await rivera.goes(about);
    await expect(rivera.page.getByRole('heading', { name: 'Then and now', exact: true })).toBeVisible();
    await isFitForAll(rivera.page, 'a student’s growth');
    const hers = await page.locator('#data-grown > *').count();
    expect(await rivera.page.locator('#data-grown > *').count()).toBeLessThan(hers);
  });
});
