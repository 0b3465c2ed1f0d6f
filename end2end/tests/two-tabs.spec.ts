// Two tabs edit one draft: the later one is told, both versions are shown, nothing is overwritten silently.
import { expect, test } from '../classroom/test';
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
