// Nothing moves on a wall that does not have to: one scene gives way to the next quietly and once, so does what comes to hang, nothing flashes;
// and whose device asks for stillness sees none of it move. (How large its words are: stage.spec.ts.)
import { type Browser, expect, test } from '../classroom/test';
import { releases } from '../classroom/crowd';
import { BY_KEY, lessonOfAllScenes, OTHERS } from '../classroom/scenes';
import { takesTheRemote } from '../classroom/stage';
import { opensTheWall } from '../classroom/traffic';
import { endless, type Motion, watchesMotion } from '../classroom/wall';

const AT_ONCE = { timeout: 5_000 };
/** Longer than this is no passing, it is a show. */
const QUIETLY = 400;
const SCENES = [...BY_KEY.map(([, name, on]) => [name, on]), ...OTHERS];

function isQuiet({ what, lasts, times }: Motion, when: string): void {
  expect(lasts, `${when}: ${what}`).toBeLessThanOrEqual(QUIETLY);
  expect(times, `${when}: ${what}`).toBe(1);
}

async function looksOn(browser: Browser, address: string, reducedMotion: 'reduce' | 'no-preference') {
  const page = await (await browser.newContext({ reducedMotion, viewport: { width: 1280, height: 720 } })).newPage();
  const moved = await watchesMotion(page);
  await page.goto(address);
  // A millisecond (style/_still.scss) is drawn by nobody.
  return { page, moved: async () => (await moved()).filter(({ lasts }) => lasts > 1) };
}

test('one scene after another, quietly; and still, where somebody asks for it', async ({ browser }) => {
  test.setTimeout(240_000);
  const { server, rivera, ada } = await lessonOfAllScenes(browser);
  const [first, second] = await ada.shares(rivera.classPath, ['The veins stay green.', 'The edge is yellow.'], true);
  await rivera.watchesTheConsole();
  const opened = await opensTheWall(rivera), address = opened.page.url();
  await opened.page.close();
  const { phone, presses } = await takesTheRemote(rivera);
  const quiet = await looksOn(browser, address, 'no-preference'), still = await looksOn(browser, address, 'reduce');
  await releases(rivera, first);
  await phone.getByLabel(/^What they can do by now/).fill('I can say why leaves turn.');
  await presses('Show it and ask');
  for (const { page } of [quiet, still]) await expect(page.locator('.scene-confidence')).toBeVisible(AT_ONCE);

  await test.step('each scene comes in one short movement, or in none', async () => {
    for (const [press, on] of SCENES) {
      await quiet.moved();
      await presses(press);
      for (const { page } of [quiet, still]) await expect(page.locator(on), press).toBeVisible(AT_ONCE);
      await expect.poll(async () => {
        const motions = await quiet.moved();
        for (const motion of motions) isQuiet(motion, press);
        return motions.length;
      }, press).toBeGreaterThan(0);
    }
    expect(await still.moved()).toEqual([]);
  });

  await test.step('what comes to hang comes as quietly, and nothing that hangs moves for it', async () => {
    await presses('The wall');
    for (const { page } of [quiet, still]) await expect(page.locator('.wall-card')).toHaveCount(1, AT_ONCE);
    await quiet.page.waitForFunction(() => document.getAnimations().length === 0);
    await quiet.moved();
    await releases(rivera, second);
    for (const { page } of [quiet, still]) await expect(page.locator('.wall-card')).toHaveCount(2, AT_ONCE);
    const motions = await quiet.moved();
    expect(motions.length, JSON.stringify(motions)).toBeLessThanOrEqual(1);
    for (const motion of motions) isQuiet(motion, 'a card');
    expect(await still.moved()).toEqual([]);
  });

  await test.step('no rule lets anything move for ever', async () => {
    expect(await endless(quiet.page)).toEqual([]);
    expect(await endless(still.page)).toEqual([]);
  });
  await server.stop();
});
