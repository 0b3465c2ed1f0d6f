// One screen, mirrored: what the laptop shows, the class sees. The window with the names becomes the wall, and from then on no name comes to it;
// the class is run from a phone.
import { expect, test } from '../classroom/test';
import { firstLesson } from '../classroom/lessons';
import { Student, Teacher } from '../classroom/people';
import { takesTheRemote } from '../classroom/stage';
import { hears, neverHeld, wasHeard } from '../classroom/traffic';

const NAMES = ['Ada Okafor', 'Bo Lindqvist'];
const EVERY_NAME = NAMES.flatMap((name) => name.split(' '));
const AT_ONCE = { timeout: 5_000 };
const MIRRORED = 'Mirrored: what this laptop shows, the class sees. Run the class from your phone.';

test('the laptop’s only window becomes the wall, and no name comes to it any more', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const { page: laptop, context } = rivera;
  const told = (await hears(context))(laptop);
  const [ada, bo] = await Promise.all(NAMES.map((name) => Student.arrives(browser, server.origin, name)));
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.fill('Leaves make their own food.');
  await ada.page.locator('[name=wall_consent]').check({ force: true });
  await ada.shares();
  await expect(ada.page).toHaveURL(/\/piece\//);
  await rivera.watchesTheConsole();
  await expect(rivera.card('Ada')).toBeVisible();
  // What this window is told can be heard at all.
  expect(() => neverHeld(told.all, EVERY_NAME, 'on the console')).toThrow();

  await test.step('started as one screen, the wall takes the console’s place, and no window beside it', async () => {
    const windows = context.pages().length;
    await laptop.keyboard.press('p');
    await laptop.getByLabel('One screen, mirrored').check({ force: true });
    for (const list of [told.all, told.stream]) list.length = 0;
    await laptop.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(laptop).toHaveURL(/\/projector\/[^/]+$/);
    await expect(laptop.locator('main.projector')).toBeVisible();
    // What the console asked for last went with it.
    told.unread.length = 0;
    expect(context.pages().length).toBe(windows);
  });

  await test.step('from her phone she sees that it is so, and what she releases hangs there without a name', async () => {
    const hand = await Teacher.arrives(browser, server.origin, { viewport: { width: 390, height: 844 } });
    await hand.signsIn('rivera@northside.example', 'three words and more');
    hand.classPath = rivera.classPath;
    await hand.watchesTheConsole();
    await expect(hand.page.getByText(MIRRORED)).toBeVisible();
    const { presses } = await takesTheRemote(hand);
    await presses(/^Release the next/);
    await expect(laptop.locator('.wall-card')).toHaveText(['Leaves make their own food.'], AT_ONCE);
    // A class that goes on: one comes, and shares.
    await bo.joins(code);
    await bo.page.getByRole('link', { name: 'Answer this' }).click();
    await bo.box.fill('The starlings take it.');
    await bo.shares();
    await expect(bo.page).toHaveURL(/\/piece\//);
    await expect(laptop.locator('[data-number=shared]').first()).toHaveText('2', AT_ONCE);
    await expect(laptop.locator('body')).not.toContainText('starlings');
  });

  await test.step('nothing that this window was told since holds a name, also not when it is loaded again', async () => {
    await wasHeard(told, ['counts', 'wall'], 'the mirrored wall');
    await laptop.reload();
    await expect(laptop.locator('.wall-card')).toHaveCount(1);
    neverHeld(told.all, [...EVERY_NAME, 'starlings'], 'on the mirrored wall');
    expect(await laptop.title()).toBe('Waymark');
    for (const name of EVERY_NAME) await expect(laptop.locator('body')).not.toContainText(name);
  });
  await server.stop();
});
