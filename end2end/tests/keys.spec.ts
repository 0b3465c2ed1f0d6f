// Every key that a list of keys names is pressed, and does what the list says: on the console, on the remote, and in the wall's own window. What
// is named there and pressed by nobody fails, and so does what somebody renames. (Who does all of a period by keys: keyboard.spec.ts.)
import { type Browser, expect, type Locator, type Page, test } from '../classroom/test';
import { releases } from '../classroom/crowd';
import { WITH_MEDIA } from '../classroom/paper';
import { runsALesson } from '../classroom/lessons';
import { BY_KEY, lessonOfAllScenes } from '../classroom/scenes';
import { takesTheRemote } from '../classroom/stage';
import { opensTheWall, type Wall } from '../classroom/traffic';

test.use({ launchOptions: WITH_MEDIA });

const AT_ONCE = { timeout: 5_000 };
/** One more than there are places on a sheet. */
const HANGING = 13;
const words = (n: number) => `Leaf ${n} was yellow.`;
/** Of the console's list, what keyboard.spec.ts, console.spec.ts, help.spec.ts and lesson.spec.ts press. */
const PRESSED_THERE = ['J ↓ / K ↑', 'N', 'R', 'E', 'Ctrl ↵', 'X', 'Q', 'P', 'C', 'S', 'U'];

const listed = (list: Locator) => list.locator('dt').allInnerTexts();
const drawn = (wall: Page) => wall.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
const sheet = (wall: Page) => wall.getByText(/^Sheet \d of 2$/);

/** Two presses, the first of which is on its way for a while: the second could be there before it. Returns once both are answered. */
async function overASlowLine(page: Page, address: string, presses: () => Promise<void>): Promise<void> {
  let slow = true, answered = 0;
  await page.route(address, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const waits = slow;
    slow = false;
    if (waits) await new Promise((done) => { setTimeout(done, 800); });
    await route.fulfill({ response: await route.fetch() });
    answered++;
  });
  await presses();
  await expect.poll(() => answered, AT_ONCE).toBe(2);
  await page.unroute(address);
}

/** One piece more on the wall than fits on a sheet. */
async function lesson(browser: Browser) {
  const all = await lessonOfAllScenes(browser), { ada, rivera } = all;
  for (const piece of await ada.shares(rivera.classPath, Array.from({ length: HANGING }, (_, n) => words(n)), true)) await releases(rivera, piece);
  return all;
}

/** The scenes by their digits; sheets, a blank wall and a timer by theirs. The same on the console and on the remote. */
async function walksTheStage(keys: Page, wall: Page, phone: Page): Promise<void> {
  for (const [key, name, on] of BY_KEY) {
    await keys.keyboard.press(key);
    await expect(wall.locator(on), `${key} shows ${name}`).toBeVisible(AT_ONCE);
    await expect(phone.locator('.remote-scenes [aria-pressed=true]'), key).toHaveText(name, AT_ONCE);
  }
  // The remote has heard of it as well: until then its form is on its way, or its next button is not there.
  const knows = (button: string) => expect(phone.getByRole('button', { name: button, exact: true })).toBeVisible(AT_ONCE);
  // From whichever stands there, which stays from then on.
  await keys.keyboard.press(']');
  await knows('Turn by itself');
  const at = await phone.locator('.remote-sheet').innerText();
  // The wall may hear of it after the remote has.
  await expect(sheet(wall)).toHaveText(at, AT_ONCE);
  await keys.keyboard.press(']');
  await expect(sheet(wall)).not.toHaveText(at, AT_ONCE);
  await keys.keyboard.press('[');
  await expect(sheet(wall)).toHaveText(at, AT_ONCE);
  await keys.keyboard.press('a');
  await expect(phone.getByRole('button', { name: 'Turn by itself', exact: true })).toHaveCount(0, AT_ONCE);
  await keys.keyboard.press('b');
  await expect(wall.locator('.scene-blank')).toBeVisible(AT_ONCE);
  await knows('Show again');
  await keys.keyboard.press('b');
  await expect(wall.locator('.wall')).toBeVisible(AT_ONCE);
  const timer = wall.getByRole('timer');
  await keys.keyboard.press('t');
  await expect(timer).toHaveText(/^[45]:\d\d$/, AT_ONCE);
  await knows('A minute more');
  await keys.keyboard.press('+');
  await expect(timer).toHaveText(/^[56]:\d\d$/, AT_ONCE);
  await keys.keyboard.press('z');
  await expect(timer).toHaveCount(0, AT_ONCE);
}
const WALKED = ['0', '1 … 8', 'B', '] / [', 'A', 'T', '+', 'Z'];

test('each key does what its list says', async ({ browser }) => {
  test.setTimeout(240_000);
  const { server, rivera, ada } = await lesson(browser);
  const { page } = rivera;
  await rivera.watchesTheConsole();
  const { page: wall }: Wall = await opensTheWall(rivera);
  const { phone, presses } = await takesTheRemote(rivera);
  await phone.getByLabel(/^What they can do by now/).fill('I can say why leaves turn.');
  await presses('Show it and ask');
  await expect(wall.locator('.scene-confidence')).toBeVisible(AT_ONCE);

  await test.step('the console: the stage', async () => {
    await page.bringToFront();
    await walksTheStage(page, wall, phone);
  });

  await test.step('the console: what is open is held, released, put in the spotlight, and answered by voice', async () => {
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
    await expect(sheet(wall)).toBeVisible(AT_ONCE);
    await page.keyboard.press('h');
    await expect(sheet(wall)).toHaveCount(0, AT_ONCE);
    await page.keyboard.press('w');
    await expect(sheet(wall)).toBeVisible(AT_ONCE);
    // Held, and released again at once, over a line on which the first is slower: what was pressed last holds.
    await overASlowLine(page, '**/api/wall/set', async () => {
      await page.keyboard.press('h');
      await page.keyboard.press('w');
    });
    await expect(page.getByRole('button', { name: /^On the wall/, pressed: true })).toBeVisible(AT_ONCE);
    await expect(sheet(wall)).toBeVisible(AT_ONCE);
    await page.keyboard.press('l');
    await expect(wall.locator('.scene-spotlight')).toContainText(/Leaf \d+ was yellow\./, AT_ONCE);
    const voice = page.locator('.voice');
    await page.keyboard.press('v');
    await expect(page.getByText(/^Recording. Seconds left: \d+/).first()).toBeVisible(AT_ONCE);
    // The first second of it is there.
    await expect(page.getByText(/^Recording. Seconds left: [1-8]\b/).first()).toBeVisible(AT_ONCE);
    await page.keyboard.press('v');
    await expect(voice.locator('audio')).toBeVisible({ timeout: 10_000 });
    await expect(voice.getByRole('button', { name: /^Ten seconds again/ })).toBeVisible();
  });

  await test.step('the console: its list names these, and no others', async () => {
    const list = page.getByRole('dialog', { name: 'One key each' });
    await page.keyboard.press('?');
    await expect(list).toBeVisible();
    expect((await listed(list)).sort()).toEqual([...PRESSED_THERE, ...WALKED, 'H', 'W', 'L', 'V', '?'].sort());
    // Keys are the list's while it is open.
    await page.keyboard.press('b');
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    await expect(wall.locator('.scene-spotlight')).toBeVisible();
  });

  await test.step('the remote: R releases the next, C uncovers, the stage, and each piece into the light or down', async () => {
    const newest = await ada.shares(rivera.classPath, [words(HANGING)], true);
    await page.keyboard.press('c');
    await expect(wall.locator('.scene-blank')).toBeVisible(AT_ONCE);
    await phone.bringToFront();
    await phone.getByRole('heading', { name: 'Remote', exact: true }).click();
    const next = phone.getByRole('button', { name: /^Release the next/ });
    await expect(next).toBeEnabled(AT_ONCE);
    await expect(phone.getByRole('button', { name: 'Uncover', exact: true })).toBeVisible(AT_ONCE);
    await phone.keyboard.press('c');
    await expect(wall.locator('.scene-spotlight')).toBeVisible(AT_ONCE);
    await phone.keyboard.press('r');
    await expect(next).toBeDisabled(AT_ONCE);
    await expect(phone.locator('.remote-pieces')).toContainText(words(HANGING));
    await walksTheStage(phone, wall, phone);
    const pieces = phone.locator('.remote-pieces > li'), piece = pieces.filter({ hasText: words(0) });
    const byKey = (key: string) => phone.locator(`.remote-pieces button[aria-keyshortcuts=${key}]`);
    // Nothing has a version before it yet, so there is nothing to ask for.
    await expect(byKey('e')).toHaveCount(0);
    // Ada went on with what came last: it comes last once more, and the keys are its own.
    const AGAIN = 'It was brown in the end.';
    await ada.shares(rivera.classPath, [AGAIN], true, newest);
    await expect(next).toBeEnabled(AT_ONCE);
    await phone.keyboard.press('r');
    await expect(pieces.first()).toContainText(AGAIN, AT_ONCE);
    for (const key of ['l', 'd', 'e']) await expect(byKey(key), `${key} is of one piece`).toHaveCount(1);
    await phone.keyboard.press('l');
    await expect(wall.locator('.scene-spotlight')).toContainText(AGAIN, AT_ONCE);
    await expect(byKey('l')).toHaveCount(0, AT_ONCE);
    await phone.keyboard.press('e');
    await expect(pieces.first()).toContainText('The student has been asked about the version before.', AT_ONCE);
    await expect(byKey('e')).toHaveCount(0);
    const [, before] = await pieces.locator('.remote-words').allInnerTexts();
    await phone.keyboard.press('d');
    await expect(wall.locator('main')).not.toContainText(AGAIN, AT_ONCE);
    // And now they are of the one that came before it.
    await expect(pieces.first()).toContainText(before, AT_ONCE);
    await expect(byKey('d')).toHaveCount(1);
    await ada.shares(rivera.classPath, [words(HANGING + 1)], true);
    await expect(next).toBeEnabled(AT_ONCE);
    await phone.keyboard.press('r');
    await expect(pieces.first()).toContainText(words(HANGING + 1), AT_ONCE);
    await piece.getByRole('button', { name: 'Spotlight', exact: true }).click();
    await expect(wall.locator('.scene-spotlight')).toContainText(words(0), AT_ONCE);
    await expect(piece.getByRole('button', { name: 'Spotlight', exact: true })).toHaveCount(0, AT_ONCE);
    // What is taken down is not on the wall any more, nor in the light.
    await piece.getByRole('button', { name: 'Take down', exact: true }).click();
    await expect(wall.locator('main')).not.toContainText(words(0), AT_ONCE);
    await expect(pieces).toHaveCount(HANGING, AT_ONCE);
    await phone.getByRole('heading', { name: 'Remote', exact: true }).click();
    await overASlowLine(phone, '**/remote', async () => {
      await phone.keyboard.press('1');
      await phone.keyboard.press('3');
    });
    await expect(phone.locator('.remote-scenes [aria-pressed=true]')).toHaveText('The wall', AT_ONCE);
    await expect(wall.locator('.wall')).toBeVisible(AT_ONCE);
    const list = phone.getByRole('dialog', { name: 'Keys of the remote' });
    await phone.keyboard.press('?');
    await expect(list).toBeVisible();
    expect((await listed(list)).sort()).toEqual([...WALKED, 'R', 'C', 'L', 'D', 'E', 'S', 'U', '?'].sort());
    await phone.keyboard.press('Escape');
    await expect(list).toBeHidden();
  });

  await test.step('the wall’s own window: it turns, stays, goes dark and fills the screen, and the class’s wall is what it was', async () => {
    await wall.bringToFront();
    const press = (key: string) => wall.keyboard.press(key);
    await expect(sheet(wall)).toBeVisible(AT_ONCE);
    let at = await sheet(wall).innerText();
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Space', 'PageUp', 'PageDown']) {
      await press(key);
      await expect(sheet(wall), key).not.toHaveText(at, AT_ONCE);
      at = await sheet(wall).innerText();
    }
    // It stays where it was turned to; by itself it is where its turn is. Unless the turn is just now: then once more.
    await expect(async () => {
      await press('ArrowRight');
      await press('p');
      await drawn(wall);
      const own = await sheet(wall).innerText();
      await press('ArrowRight');
      await drawn(wall);
      expect(await sheet(wall).innerText()).not.toBe(own);
      await press('p');
      await drawn(wall);
      expect(await sheet(wall).innerText()).toBe(own);
    }).toPass(AT_ONCE);
    for (const dark of ['b', '.']) {
      await press(dark);
      await expect(wall.locator('.scene-blank'), dark).toBeVisible();
      await expect(phone.locator('.remote-scenes [aria-pressed=true]')).toHaveText('The wall');
      await press(dark);
      await expect(wall.locator('.scene-blank'), dark).toHaveCount(0);
    }
    const fills = () => wall.evaluate(() => document.fullscreenElement !== null);
    await press('f');
    await expect.poll(fills, 'full screen').toBe(true);
    await press('f');
    await expect.poll(fills, 'a window again').toBe(false);
    const list = wall.getByRole('dialog', { name: 'Keys of this window' });
    await press('?');
    expect(await listed(list)).toEqual(['→ ↓ Space', '← ↑', 'P', 'B .', 'F', '?', 'Esc']);
    await press('Escape');
    await expect(list).toBeHidden();
  });

  await test.step('a pointer that nobody moves is not on the wall, and is back with the hand', async () => {
    const cursor = () => wall.locator('main').evaluate((main) => getComputedStyle(main).cursor);
    await wall.mouse.move(300, 300);
    expect(await cursor()).not.toBe('none');
    await expect.poll(cursor, { timeout: 10_000 }).toBe('none');
    await wall.mouse.move(320, 300);
    await expect.poll(cursor).not.toBe('none');
  });
  await server.stop();
});

/** What is pressed rarely enough, or after so much has been typed or read, that it needs no key. */
const WITHOUT = ['1 minute', '2 minutes', '10 minutes', 'End the lesson', 'Show it and ask'];

test('every button of the remote has a key of its own, but those that are written down here', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, rivera, ada } = await lessonOfAllScenes(browser);
  for (const piece of await ada.shares(rivera.classPath, Array.from({ length: HANGING }, (_, n) => words(n)), true)) await releases(rivera, piece);
  await runsALesson(rivera);
  const { phone, presses } = await takesTheRemote(rivera), none = new Set<string>();
  const looks = async (...there: string[]) => {
    for (const name of there) await expect(phone.getByRole('button', { name }).first(), name).toBeVisible(AT_ONCE);
    const all = await phone.locator('main button:visible').evaluateAll((all) => all.filter((one) => !one.closest('.remote-pieces, details, dialog'))
      .map((one) => ({ key: one.getAttribute('aria-keyshortcuts') ?? '', says: one.textContent!.trim().replace(/\s+/g, ' ') })));
    for (const { says } of all.filter(({ key }) => !key)) none.add(says);
    // The first of two would be pressed for both; those of a piece are among them.
    const keys = await phone.locator('button[aria-keyshortcuts]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-keyshortcuts')!));
    expect(keys.length, 'each has one of its own').toBe(new Set(keys).size);
  };
  await looks('Next step', 'Release the next', '10 minutes', 'Spotlight', 'Blank');
  await presses('5 minutes');
  await presses('Next');
  await looks('Turn by itself', 'A minute more', 'Stop the timer');
  await rivera.watchesTheConsole();
  await rivera.page.keyboard.press('c');
  await looks('Uncover');
  expect([...none].sort()).toEqual([...WITHOUT].sort());
  await server.stop();
});
