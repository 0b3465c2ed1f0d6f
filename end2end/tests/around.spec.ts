// A plain page that follows what happens is put in place around what its reader is in the middle of.
import { expect, test } from '../classroom/test';
import { demoLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

test('a half-typed remark and a picked option survive what comes in meanwhile', async ({ browser }) => {
  const { server, rivera, code } = await demoLesson(browser);
  const growth = (await rivera.page.locator('.roster-row, li', { hasText: 'Ada O' }).locator('a[href$="/growth"]').first().getAttribute('href')) ?? '';
  await rivera.goes(growth);
  const remark = rivera.page.locator('textarea[name=words]').first();
  const options = rivera.page.locator('#before option');
  await remark.pressSequentially('What changed between the');
  const before = await options.count();
  await rivera.page.locator('#before').selectOption({ index: before - 1 });
  const picked = await rivera.page.locator('#before').inputValue();
  await remark.focus();

  // Her co-teacher, say, in another window.
  const other = await rivera.context.newPage();
  await other.goto(server.origin + growth);
  await other.locator('textarea[name=words]').first().fill('Who helped you?');
  await other.getByRole('button', { name: 'Ask', exact: true }).first().click();
  await expect(other.getByText('Who helped you?')).toBeVisible();
  await rivera.page.bringToFront();
  await expect(rivera.page.locator('#pairs')).toContainText('Who helped you?');

  // And Ada goes on with a piece: there is one more to pick.
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await ada.goes((await ada.page.locator('a[href^="/piece/"]').first().getAttribute('href')) ?? '');
  await ada.isAlive();
  if (!(await ada.box.isVisible())) await ada.page.locator('summary', { hasText: 'Go on with version' }).click();
  await ada.box.fill('One more version of it.');
  await ada.page.getByRole('button', { name: /^Share/ }).click();
  await expect(ada.page.locator('.versions ins').first()).toBeVisible();
  await rivera.page.bringToFront();
  await expect(options).toHaveCount(before + 1);

  await expect(remark).toHaveValue('What changed between the');
  await expect(remark).toBeFocused();
  await expect(rivera.page.locator('#before')).toHaveValue(picked);
  await server.stop();
});
