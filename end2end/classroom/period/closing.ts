// Minutes 25 to 30: a last word, the bell, and the page after it.
import { expect, test } from '@playwright/test';
import { isAccessible } from '../accessible';
import { Student } from '../people';
import { ownQuestion } from './pages';
import type { Period } from './period';
import { AT_ONCE, BO_LATE } from './words';

export async function closing(period: Period): Promise<void> {
  const { browser, server, rivera, console_, desk, deskGoes, wall, phone, presses, students, bo, code } = period;

  await test.step('minute 25: a word to go with; the class is of three, so its words are nobody’s', async () => {
    await presses('Closing word');
    await expect(wall.page.getByRole('heading', { name: 'One word to go with' })).toBeVisible(AT_ONCE);
    for (const student of students) {
      await student.goes('/home');
      await student.page.getByRole('link', { name: /^Take a word to go with from/ }).click();
      await student.page.getByRole('button', { name: 'surprised', exact: true }).click();
      await expect(student.page.getByText('You took: surprised')).toBeVisible();
    }
    await expect(wall.page.getByText('What the class chose appears here once five have chosen.')).toBeVisible();
    await expect(wall.page.locator('.wall-words')).toHaveCount(0);
    await expect(phone.locator('.remote-preview')).not.toContainText('surprised');
    await isAccessible(wall.page, 'the closing word of three');
  });

  await test.step('minute 27: Bo has a question of his own and no network while the door closes; it comes late, and is told as late', async () => {
    await bo.goes('/home');
    await bo.page.getByRole('link', { name: /^(Start with my|My) own question/ }).first().click();
    await ownQuestion(bo, 'Where did the starling go?');
    await bo.box.fill('It went');
    await expect(bo.page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 10_000 });
    await bo.context.setOffline(true);
    await bo.box.fill(BO_LATE);
    await bo.page.getByText('Just read it').click();
    await bo.shares();
    await expect(bo.page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'device', { timeout: 10_000 });
    await console_.bringToFront();
    await console_.getByRole('button', { name: 'Close the door' }).click();
    await expect(wall.page.locator('.wall-card')).toHaveCount(0, AT_ONCE);
    const late = await Student.arrives(browser, server.origin, 'Chen Wei-Ling');
    await late.goes('/join');
    await late.page.locator('[name=code]').fill(code);
    await late.page.locator('main form').first().getByRole('button').click();
    await expect(late.page.getByText('No open door has this code')).toBeVisible();
    await late.leaves();
    await bo.context.setOffline(false);
    await expect(bo.page.locator('.versions > .version')).toContainText(BO_LATE, { timeout: 30_000 });
    await expect(bo.page.locator('.versions > .version')).toContainText('came in late');
  });

  let after = '';
  await test.step('minute 28: one line at the bell, then silence; the late work waits, marked late', async () => {
    await expect(console_.locator('.bell p')).toHaveText('You reached 3 students. Nobody has been waiting long for a word from you.');
    await isAccessible(console_, 'the line at the bell');
    await expect(console_.locator('.wall-now')).toContainText('the door is closed', AT_ONCE);
    after = await console_.locator('.bell').getByRole('link', { name: 'What happened' }).getAttribute('href') ?? '';
    await console_.locator('.bell').getByRole('button', { name: 'Good', exact: true }).click();
    await expect(console_.locator('.bell')).toHaveCount(0);
    await console_.reload();
    await rivera.isAlive();
    await expect(console_.locator('.bell')).toHaveCount(0);
    await expect(rivera.card('Bo').filter({ hasText: 'as the swallows do' }).locator('[data-key=late]')).toHaveText('late');
    await console_.getByRole('link', { name: 'All', exact: true }).click();
    await expect(console_.locator('.inbox .item')).not.toHaveCount(1);
    await expect(console_.locator('.inbox [data-key=late]')).toHaveCount(1);
  });

  await test.step('minute 30: the page after the bell says the same, from the tables, and whom to begin with next time', async () => {
    await deskGoes(after);
    await expect(desk.getByRole('heading', { name: 'This session' })).toBeVisible();
    await expect(desk.getByRole('heading', { name: '3 students heard from you' })).toBeVisible();
    await expect(desk.getByText('Everybody who took part has heard from a teacher.')).toBeVisible();
    await expect(desk.getByRole('heading', { name: 'One piece came late' })).toBeVisible();
    await expect(desk.getByRole('heading', { name: 'Who to begin with next time' })).toBeVisible();
    await expect(desk.getByText(/^(One piece|\d+ pieces) of the class waits? for you\./)).toBeVisible();
    await isAccessible(desk, 'the page after the bell');
  });
}
