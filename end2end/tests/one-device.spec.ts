// One device for a whole class: five students, one after the other, on the tablet that stands in the room. Each comes in by their picture,
// writes, answers what the wall asks and goes; nobody finds a word of the one before, and what the class said adds up on the wall.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { whole } from '../classroom/device';
import { firstLesson } from '../classroom/lessons';
import { PIN } from '../classroom/people';
import { takesTheRemote } from '../classroom/stage';
import { neverHeld, opensTheWall, wasHeard } from '../classroom/traffic';

const CLASS = ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling', 'Dina Sato', 'Emil Berg'];
const WORDS = ['The yellow was there all along.', 'It is the light.', 'The cold paints them.', 'The tree drinks less.', 'The green goes home.'];
const AT_ONCE = { timeout: 3_000 };

/** Presses the own name in the class's list, then the four pictures; the first time twice. */
async function comesIn(tablet: Page, origin: string, code: string, name: string): Promise<void> {
  await tablet.goto(`${origin}/join`);
  await tablet.locator('[name=code]').fill(code);
  await tablet.locator('main form').first().getByRole('button').click();
  // The device belongs to the room: the whole class is there to be pressed, and nobody types a name.
  await expect(tablet.locator('[name=q]')).toHaveCount(0);
  await tablet.locator('.names .name-button', { hasText: name.split(' ')[0] }).click();
  for (let round = 0; round < 2 && tablet.url().includes('/join'); round++) {
    for (const picture of PIN) {
      await tablet.locator(`.pin-grid [data-picture="${picture}"]`).click();
      await tablet.waitForLoadState();
    }
  }
  await expect(tablet).toHaveURL(/\/home/);
  await alive(tablet);
}

async function goes(tablet: Page, origin: string): Promise<void> {
  await tablet.goto(`${origin}/home`);
  await alive(tablet);
  await tablet.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(tablet).not.toHaveURL(/\/home/);
}

async function alive(tablet: Page): Promise<void> {
  await tablet.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
}

/** Whoever looks at what lies there finds words also where they are bytes. */
async function bytesAreRead(tablet: Page): Promise<void> {
  const made = await tablet.evaluate(async () => {
    const request = indexedDB.open('looked-at', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true });
    const db = await new Promise<IDBDatabase>((done) => { request.onsuccess = () => done(request.result); });
    const row = db.transaction('rows', 'readwrite').objectStore('rows').add({ box: new TextEncoder().encode('Periwinkles.').buffer });
    await new Promise((done) => { row.onsuccess = done; });
    db.close();
    return true;
  });
  expect(made && await whole(tablet)).toContain('Periwinkles.');
  await tablet.evaluate(() => { indexedDB.deleteDatabase('looked-at'); });
}

test('a class period on one device: everybody has a turn, and nobody finds the one before', async ({ browser }) => {
  test.setTimeout(400_000);
  const { server, rivera, code } = await firstLesson(browser, CLASS);
  const { origin } = server;

  // The tablet: linked by the teacher, who signs out of it before students use it.
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const tablet = await context.newPage();
  await test.step('before the class: the device belongs to the classroom', async () => {
    await tablet.goto(`${origin}/sign-in`);
    await tablet.locator('[name=email]').fill('rivera@northside.example');
    await tablet.locator('[name=password]').fill('three words and more');
    await tablet.locator('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(tablet).toHaveURL(/\/classes/);
    await tablet.goto(origin + rivera.classPath);
    await tablet.locator('summary', { hasText: 'Classroom devices' }).click();
    await tablet.getByRole('button', { name: 'This device belongs to the classroom' }).click();
    await expect(tablet.getByText('This device now belongs to the classroom.')).toBeVisible();
    await bytesAreRead(tablet);
    await tablet.goto(`${origin}/account`);
    await tablet.getByRole('button', { name: 'Sign out', exact: true }).click();
  });

  await rivera.watchesTheConsole();
  const wall = await opensTheWall(rivera);
  const { phone, presses } = await takesTheRemote(rivera);

  for (const [at, name] of CLASS.entries()) {
    await test.step(`${name} has a turn: comes in, writes, shares, goes`, async () => {
      await comesIn(tablet, origin, code, name);
      if (at > 0) await expect(tablet.locator('body')).not.toContainText(WORDS[at - 1]);
      await tablet.getByRole('link', { name: 'Answer this' }).first().click();
      const box = tablet.locator('textarea#words');
      await expect(box).toHaveValue('');
      await box.fill(WORDS[at]);
      await tablet.getByText('Is it clear?').click();
      await tablet.getByRole('button', { name: /^Share/ }).click();
      await expect(tablet).toHaveURL(/\/piece\//);
      await expect(rivera.card(name.split(' ')[0])).toHaveCount(1, AT_ONCE);
      if (at === 0) await isAccessible(tablet, 'a piece on the one device');
      await goes(tablet, origin);
      neverHeld([await whole(tablet), await tablet.content()], [WORDS[at], name], `after ${name} went`);
    });
  }

  await test.step('the wall asks how sure they are; each says it in turn, and five are tenths', async () => {
    await phone.getByLabel('What they can do by now').fill('I can say why leaves turn yellow');
    await presses('Show it and ask');
    await expect(wall.page.locator('.scene-confidence')).toContainText('I can say why leaves turn yellow', AT_ONCE);
    // The scale stands there before anybody has answered.
    await expect(wall.page.locator('.scene-confidence li')).toHaveText(['not yet', 'with help', 'almost on my own', 'on my own', 'I could show somebody']);
    await isAccessible(wall.page, 'a scale that waits');
    for (const [at, name] of CLASS.entries()) {
      await comesIn(tablet, origin, code, name);
      // On whatever page one is: here beside one's own piece.
      await tablet.locator('a[href^="/piece/"]').first().click();
      await expect(tablet).toHaveURL(/\/piece\//);
      await tablet.getByRole('link', { name: /^How sure are you\?/ }).click();
      await tablet.getByRole('button', { name: at < 2 ? 'with help' : 'on my own', exact: true }).click();
      await expect(tablet.getByText(at < 2 ? 'You said: with help.' : 'You said: on my own.')).toBeVisible();
      if (at === 0) await isAccessible(tablet, 'how sure one is');
      if (at < 4) await expect(wall.page.locator('.wall-sure')).toHaveCount(0);
      await goes(tablet, origin);
    }
    await expect(wall.page.locator('.wall-sure [data-key=with_help] progress')).toHaveAttribute('value', '4', AT_ONCE);
    await expect(wall.page.locator('.wall-sure [data-key=alone] progress')).toHaveAttribute('value', '6');
    await isAccessible(wall.page, 'how sure the class is');
    await isAccessible(phone, 'the remote with how sure the class is');
  });

  await test.step('the closing word: it comes to the page that is open, and the next one has none yet', async () => {
    await comesIn(tablet, origin, code, CLASS[0]);
    await tablet.goto(`${origin}/goals`);
    await alive(tablet);
    await presses('Closing word');
    const asks = tablet.getByRole('link', { name: 'Take a word to go with from Science' });
    // By itself, on the page that is open.
    await expect(asks).toBeVisible(AT_ONCE);
    for (const name of CLASS) {
      if (name !== CLASS[0]) await comesIn(tablet, origin, code, name);
      await asks.click();
      await expect(tablet.locator('[aria-pressed=true]')).toHaveCount(0);
      await tablet.getByRole('button', { name: 'curious', exact: true }).click();
      await expect(tablet.getByText('You took: curious')).toBeVisible();
      await goes(tablet, origin);
    }
    await expect(wall.page.locator('.wall-words')).toHaveText('curious', AT_ONCE);
  });

  await test.step('the door closes: the line at the bell counts five, and the device is nobody’s', async () => {
    await rivera.page.bringToFront();
    await rivera.page.getByRole('button', { name: 'Close the door' }).click();
    await expect(rivera.page.locator('.bell p')).toContainText(/You reached \d/);
    await tablet.goto(`${origin}/join`);
    await tablet.locator('[name=code]').fill(code);
    await tablet.locator('main form').first().getByRole('button').click();
    await expect(tablet.getByText('No open door has this code')).toBeVisible();
    await tablet.goto(`${origin}/home`);
    await expect(tablet).toHaveURL(/\/join/);
  });

  await wasHeard(wall.told, ['counts', 'stage'], 'the wall');
  neverHeld(wall.told.all, [...CLASS.flatMap((name) => name.split(' ')), ...WORDS], 'what the wall was told');
  neverHeld([server.log], [...CLASS.flatMap((name) => name.split(' ')), ...WORDS], 'the log');
  await server.stop();
});
