// Two tabs edit one draft: the later one is told, both versions are shown, nothing is overwritten silently.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { rows } from '../classroom/device';
import { fits } from '../classroom/layout';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

test('the later of two tabs is told, and nothing is lost', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  // What is typed before has a test of its own (early-words.spec.ts).
  await ada.box.waitFor();
  await ada.isAlive();
  await ada.box.fill('From the first tab.');
  // Said, and not only true of a page on which nothing was typed yet.
  await expect(ada.page.locator('.status:not(.kept-line)')).toBeVisible();
  await expect(ada.page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });

  const second = await ada.context.newPage();
  await second.goto(ada.page.url());
  await second.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  await expect(second.locator('textarea#words')).toHaveValue('From the first tab.');
  await second.locator('textarea#words').fill('From the second tab.');
  await expect(second.locator('.status:not(.kept-line)')).toBeVisible();
  await expect(second.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });

  await ada.page.bringToFront();
  await ada.box.fill('From the first tab, and more.');
  await expect(ada.page.getByText('This is what the other device saved:')).toBeVisible({ timeout: 8_000 });
  await expect(ada.page.getByText('From the second tab.')).toBeVisible();
  await expect(ada.box).toHaveValue('From the first tab, and more.');
  await ada.page.getByRole('button', { name: 'Go on with mine, below' }).click();
  await expect(ada.page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });
  await second.reload();
  await expect(second.locator('textarea#words')).toHaveValue('From the first tab, and more.');
  await server.stop();
});

/** In the first tab and in a second one, each on words of its own: the first one is told. */
async function writesInTwoTabs(ada: Student): Promise<Page> {
  const status = (page: Page) => page.locator('.status:not(.kept-line)'), saved = (page: Page) => expect(status(page)).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await ada.isAlive();
  await ada.box.fill('The leaf was green.');
  await expect(status(ada.page)).toBeVisible();
  await saved(ada.page);
  const second = await ada.context.newPage();
  await second.goto(ada.page.url());
  await second.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  await second.locator('textarea#words').fill('The leaf was green. At night it drinks.');
  await expect(status(second)).toBeVisible();
  await saved(second);
  await ada.page.bringToFront();
  await ada.box.fill('The leaf was green. I saw it from the bus.');
  await expect(ada.page.locator('#two-devices')).toBeVisible({ timeout: 8_000 });
  return second;
}

test('where there is room both versions stand side by side; on a phone one above the other', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await writesInTwoTabs(ada);
  const { page } = ada, other = page.locator('#two-devices blockquote');
  const places = async (width: number, height: number) => {
    await page.setViewportSize({ width, height });
    await fits(page, `two versions at ${width}`);
    const [mine, theirs] = [await ada.box.boundingBox(), await other.boundingBox()];
    return { mine: mine!, theirs: theirs! };
  };
  await expect(other).toHaveText('The leaf was green. At night it drinks.');
  for (const [width, height] of [[1366, 768], [992, 700], [900, 700]]) {
    const { mine, theirs } = await places(width, height);
    expect(theirs.x, `at ${width} the other one stands beside the box`).toBeGreaterThan(mine.x + mine.width);
    expect(Math.abs(theirs.width - mine.width), `at ${width} neither has more room`).toBeLessThan(2);
    expect(Math.abs(theirs.y - mine.y), `at ${width} both are read from one height`).toBeLessThan(60);
    expect(mine.width, `at ${width} a line is long enough to read`).toBeGreaterThan(350);
  }
  for (const [name, of] of [['Go on with mine, below', ada.box], ['Go on with the other one', other]] as const) {
    const [button, version] = [await page.getByRole('button', { name }).boundingBox(), await of.boundingBox()];
    expect(button!.y + button!.height, `“${name}” is above it`).toBeLessThan(version!.y);
    expect(button!.x, `“${name}” is over its own`).toBeGreaterThanOrEqual(version!.x - 1);
    expect(button!.x + button!.width, `“${name}” is over its own`).toBeLessThan(version!.x + version!.width);
  }
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'));
  const turned = await places(1366, 768);
  expect(turned.theirs.x + turned.theirs.width, 'from right to left it is turned').toBeLessThan(turned.mine.x);
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'ltr'));
  await isAccessible(page, 'two versions side by side');

  const { mine, theirs } = await places(390, 844);
  expect(theirs.y + theirs.height, 'on a phone it is read first, and the box comes below').toBeLessThan(mine.y);
  expect(mine.width, 'as wide as the page').toBeGreaterThan(350);
  await isAccessible(page, 'two versions on a phone');
  await server.stop();
});

test('the other version can be the one that goes on: it stands in the box, and what is written next builds on it', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  const second = await writesInTwoTabs(ada), { page } = ada;
  await page.getByRole('button', { name: 'Go on with the other one' }).click();
  await expect(ada.box).toHaveValue('The leaf was green. At night it drinks.');
  await expect(page.locator('#two-devices')).toHaveCount(0);
  await ada.isAlive();
  expect(await rows(page, 'outbox'), 'nothing of what was given up waits').toBe(0);

  await ada.box.press('ControlOrMeta+End');
  await ada.box.pressSequentially(' And at noon?', { delay: 10 });
  await expect(page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });
  await expect(page.locator('#two-devices')).toHaveCount(0);
  await second.reload();
  await expect(second.locator('textarea#words')).toHaveValue('The leaf was green. At night it drinks. And at noon?');
  await server.stop();
});

test('what one tab does to a piece shows in the other; a page that is somebody else\'s does not', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  // What a service worker asks for, a spec cannot answer.
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor', { serviceWorkers: 'block' });
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.isAlive();
  await ada.box.fill('From the first tab.');
  await ada.shares();
  await expect(ada.page).toHaveURL(/\/piece\//);
  const second = await ada.context.newPage();
  await second.goto(ada.page.url());
  await second.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  const proud = { name: /proud of this/ }, again = { name: 'Pick it up again' };

  await second.getByRole('button', proud).click();
  await expect(second.getByRole('button', again)).toBeVisible();
  await expect(ada.page.getByRole('button', again)).toBeVisible();

  // Meanwhile somebody else signed in on this device, say: what the first tab is answered now is theirs.
  const answered: string[] = [];
  await ada.page.route(/\/piece\/[^/]*$/, async (route) => {
    const answer = await route.fetch(), text = await answer.text();
    await route.fulfill({ response: answer, body: text.replace(/ data-me="[^"]*"/, ' data-me="somebody"') });
    answered.push(text);
  });
  await second.getByRole('button', again).click();
  await expect(second.getByRole('button', proud)).toBeVisible();
  await expect.poll(() => answered.some((text) => text.includes('proud of this'))).toBe(true);
  await ada.page.waitForTimeout(500);
  await expect(ada.page.getByRole('button', again)).toBeVisible();
  await expect(ada.page.getByRole('button', proud)).toBeHidden();
  await server.stop();
});

test('a sign-out in one tab is one in the others: they show nothing, and go to the way in', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor', 'Bo Lindqvist']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await ada.isAlive();
  await ada.box.fill('From the first tab.');
  await expect(ada.page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });
  const second = await ada.context.newPage();
  await second.goto(`${server.origin}/home`);
  await second.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  await second.getByRole('button', { name: 'Sign out' }).click();
  await expect(second).toHaveURL(/\/join$/);
  await expect(ada.page).toHaveURL(/\/join$/, { timeout: 5_000 });
  await expect(ada.page.locator('body')).not.toContainText('first tab');

  // Who comes next in the one tab is nobody in the other.
  const bo = Object.assign(Object.create(Object.getPrototypeOf(ada)), ada, { name: 'Bo Lindqvist', page: second }) as Student;
  await bo.joins(code);
  await bo.isAlive();
  await expect(ada.page).toHaveURL(/\/join/);
  await rivera.leaves();
  await server.stop();
});
