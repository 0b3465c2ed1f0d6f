// From the timeline to a story, from the story to a conference that the student leads, and the whole of it taken along: with the keyboard,
// without a network between the items, on paper. axe on every page of it.
import { expect, test } from '../classroom/test';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

test('a portfolio is told, shown, led through and taken along', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  await rivera.goes(rivera.classPath);
  const code = await rivera.opensTheDoor();
  await rivera.asks();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  const { page } = ada;
  await ada.joins(code);
  await ada.goes('/portfolio');
  await isFitForAll(page, 'an empty timeline');

  await test.step('what she shares stands on her timeline by itself', async () => {
    const writing = await ada.context.newPage();
    await writing.goto(`${server.origin}/home`);
    await writing.getByRole('main').getByRole('link').first().click();
    await writing.locator('textarea#words').fill('The days get short');
    await writing.getByRole('button', { name: /^Share/ }).first().click();
    await expect(page.getByText('The days get short')).toBeVisible({ timeout: 5_000 });
    await writing.close();
    await isFitForAll(page, 'a timeline');
  });

  await test.step('she picks it and says why, with the keyboard', async () => {
    const keys = new Keyboard(page);
    await keys.does(page.getByRole('button', { name: /^Pick for my story/ }).first());
    await expect(page.getByText('In my story').first()).toBeVisible();
    await ada.goes('/portfolio/story');
    await keys.does(page.locator('summary', { hasText: 'Say why it matters to me' }).first());
    await keys.writes(page.getByLabel('Why does it matter to me?'), 'I looked twice');
    await keys.does(page.getByRole('button', { name: 'Keep', exact: true }).first());
    await expect(page.getByText('I looked twice').first()).toBeVisible();
    await page.getByText('New chapter').click();
    await page.locator('#chapter-heading').fill('Autumn');
    await page.getByRole('button', { name: 'Add the chapter' }).click();
    await keys.does(page.getByRole('button', { name: /^Move up ?: Autumn/ }));
    await expect(page.locator('.part').first()).toContainText('Autumn');
    await isFitForAll(page, 'a story being told');
  });

  await test.step('shown to Ms Rivera, it is there for her, and what is added comes by itself', async () => {
    await page.getByText('Show it to a teacher').click();
    await page.getByRole('checkbox', { name: 'Ms Rivera' }).check({ force: true });
    await page.getByRole('button', { name: 'Keep who sees it' }).click();
    await expect(page.getByText('You and Ms Rivera see this story.')).toBeVisible();
    await rivera.goes('/stories');
    await isFitForAll(rivera.page, 'portfolios shown');
    await rivera.page.getByRole('link', { name: /My story/ }).click();
    await expect(rivera.page.getByText('I looked twice')).toBeVisible();
    await page.getByText('New chapter').click();
    await page.locator('#chapter-heading').fill('Winter');
    await page.getByRole('button', { name: 'Add the chapter' }).click();
    await expect(rivera.page.getByRole('heading', { name: 'Winter' })).toBeVisible({ timeout: 3_000 });
    await isFitForAll(rivera.page, 'a story');
  });

  await test.step('she leads a conference by keys, without a network between the items', async () => {
    await ada.goes('/conferences');
    await isFitForAll(page, 'conferences');
    await page.getByLabel('Who comes?').fill('Grandma');
    await page.getByRole('button', { name: 'Plan it' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Conference with Grandma');
    await page.getByText('Prepare this part').nth(1).click();
    await page.getByLabel('My notes').nth(1).fill('Breathe first');
    const kept = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Keep', exact: true }).first().click();
    await kept;
    await isFitForAll(page, 'a conference being planned');
    await page.getByRole('link', { name: 'Rehearse' }).click();
    await expect(page).toHaveURL(/\/rehearse/);
    await expect(page.getByText('Breathe first')).toBeVisible();
    await isFitForAll(page, 'a rehearsal');
    // A timer that stops itself and says little; its clock is put on, and nobody waits for it.
    const timer = page.locator('.practice'), said = timer.getByRole('status');
    await timer.getByRole('button', { name: 'Start' }).click();
    await expect(said).toHaveText('It runs. You can begin.');
    await expect(timer.getByRole('timer')).toHaveText(/^(5:00|4:5\d)$/);
    const puts = (minutes: number) => page.evaluate((by) => { const real = Date.now.bind(Date); Date.now = () => real() + by * 60_000; }, minutes);
    await puts(4.2);
    await expect(said).toHaveText('One minute is left.');
    await isFitForAll(page, 'a rehearsal by the clock');
    await puts(1);
    await expect(said).toHaveText('The time is over. Finish your sentence.');
    await expect(timer.getByRole('button', { name: 'Start' })).toBeVisible();
    await page.goto(page.url().replace('/rehearse', '/live'));
    await expect(page.getByText('Breathe first')).toHaveCount(0);
    await isFitForAll(page, 'a conference');
    // Looking it over may have scrolled the page; a conference begins at its top.
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await ada.context.setOffline(true);
    await page.keyboard.press('PageDown');
    await expect(page.locator('#item-1')).toBeFocused();
    await expect(page.locator('#item-1'), 'no frame around a whole slide').toHaveCSS('outline-style', 'none');
    for (let n = 2; n <= 6; n++) await page.keyboard.press('ArrowRight');
    await expect(page.locator('#item-6')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('#item-5')).toBeFocused();
    for (let n = 0; n < 5; n++) await page.keyboard.press('PageUp');
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    await page.keyboard.press('PageDown');
    await expect(page.locator('#item-1')).toBeFocused();
    await ada.context.setOffline(false);
    await page.locator('#ask-words').fill('How can we help?');
    await page.getByRole('button', { name: 'Add the question' }).click();
    await expect(page.getByText('How can we help?')).toBeVisible();
    // In its place, and not over what stands there.
    await expect(page.locator('.family-asked').first()).toHaveCSS('position', 'static');
  });

  await test.step('the zip is hers', async () => {
    await ada.goes('/portfolio/export');
    await isFitForAll(page, 'taking it along');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the zip' }).click()]);
    expect(download.suggestedFilename()).toBe('portfolio.zip');
    await page.setInputFiles('input[name=file]', await download.path());
    await page.getByRole('button', { name: 'Look what is in it' }).click();
    await expect(page.getByText('What is in it')).toBeVisible();
    await isFitForAll(page, 'what a zip would bring');
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What came of it');
    await expect(page.getByText('Nothing was changed.')).toBeVisible();
    await isFitForAll(page, 'what came of a zip');
  });
  await server.stop();
});
