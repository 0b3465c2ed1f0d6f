// One Chromebook, one student after the other: fast to change, left alone it is nobody's, and a badge is a way in.
import { expect, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { rows, whole } from '../classroom/device';
import { firstLesson } from '../classroom/lessons';
import { PIN, Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { reads } from '../classroom/square';

const OWN = [...PIN].reverse();

test('the next student is in within three seconds', { tag: '@alone' }, async ({ browser }) => {
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  const code = await rivera.opensTheDoor();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joinsByHand(code);
  const { page } = ada;
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/join$/);
  await expect(page.locator('.names .name-button', { hasText: 'Ada O.' })).toBeVisible();
  const bo = Student.onTheDeviceOf(ada, 'Bo Lindqvist');
  await bo.joinsByHand(code, OWN);

  // From Bo's sign-out to Ada's page, pressed as fast as a hand could.
  const began = Date.now();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.locator('.names .name-button', { hasText: 'Ada' }).click();
  for (const picture of PIN) await page.locator(`.pin-grid [data-picture="${picture}"]`).click();
  await expect(page.getByRole('heading', { name: /Ada/ }).first()).toBeVisible();
  const took = Date.now() - began;
  console.log('from sign-out to the next student:', took, 'ms');
  expect(took).toBeLessThan(3000);
  await expect(page.locator('body')).not.toContainText('Lindqvist');

  await test.step('a slow line at the bell: what she wrote last is sent before she is out, nobody asks, and nothing of it stays here', async () => {
    await rivera.asks();
    await page.getByRole('link', { name: 'Answer this' }).first().click();
    await ada.box.waitFor();
    await ada.isAlive();
    const path = new URL(page.url()).pathname;
    // All that is said takes a second from here on. What a page says as it goes, goes nowhere: it is the outbox that has to.
    await ada.context.route('**/api/v1/commands', async (route) => {
      if (route.request().resourceType() === 'ping') return route.abort();
      await new Promise((later) => { setTimeout(later, 1_000); });
      // Whoever asked may have left.
      return route.continue().catch(() => {});
    });
    await ada.box.fill('Roots drink, leaves cook.');
    await expect.poll(() => rows(page, 'outbox'), { intervals: [50], timeout: 10_000 }).toBe(1);
    await ada.goes('/home');
    const began = Date.now();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/join$/, { timeout: 5_000 });
    const took = Date.now() - began;
    console.log('out over a slow line, with what was not sent yet:', took, 'ms');
    expect(took).toBeLessThan(3_000);
    expect(await rows(page, 'outbox'), 'nobody asked, so all of it is sent').toBe(0);
    expect(await whole(page)).not.toMatch(/Roots|leaves cook/);
    const home = await Student.arrives(browser, server.origin, 'Ada Okafor');
    await home.joins(code);
    await home.goes(path);
    await expect(home.box).toHaveValue('Roots drink, leaves cook.');
  });
  await server.stop();
});

test('a device that nobody touches asks once, then it is nobody\'s', { tag: '@alone' }, async ({ browser }) => {
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science');
  await rivera.putsOnTheRoster(['Ada Okafor']);
  const code = await rivera.opensTheDoor();
  await rivera.asks();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.context.clock.install();
  await ada.joinsByHand(code);
  const { page } = ada, ask = page.getByRole('alertdialog', { name: 'Are you still here?' });
  await page.locator('a[href^="/prompt/"], a[href^="/piece/"]').first().click();
  await ada.box.fill('Roots drink, leaves cook.');
  await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible();

  await ada.context.clock.fastForward('19:20');
  await expect(ask).toBeVisible();
  await expect(ask).toContainText('seconds left');
  await isAccessible(page, 'the question whether somebody is there');
  await expect(ask).toBeVisible();
  await ask.getByRole('button', { name: 'I am still here' }).click();
  await expect(ask).toBeHidden();
  await expect(ada.box).toHaveValue('Roots drink, leaves cook.');
  // Whoever works is never asked.
  await ada.context.clock.fastForward('15:00');
  // The cursor is where it was before the question.
  await page.keyboard.type(' Stems carry.');
  await expect(ada.box).toHaveValue('Roots drink, leaves cook. Stems carry.');
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/v1/commands') && !!response.request().postData()?.includes('Stems carry.'));
  await ada.context.clock.runFor(5_000);
  await kept;
  await ada.context.clock.fastForward('15:00');
  await expect(ask).toBeHidden();

  await ada.context.clock.fastForward('21:00');
  await expect(page).toHaveURL(/\/join$/);
  await expect(page.locator('body')).not.toContainText('Roots');
  expect((await ada.context.cookies()).some((cookie) => cookie.name === 'waymark')).toBe(false);
  await page.goBack();
  await expect(page.locator('body')).not.toContainText('Roots');
  // Nothing of it is lost.
  const again = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await again.joinsByHand(code);
  await again.page.locator('a[href^="/prompt/"], a[href^="/piece/"]').first().click();
  await expect(again.box).toHaveValue('Roots drink, leaves cook. Stems carry.');
  await server.stop();
});

test('how long it waits is what the school sets: after five minutes, not twenty', { tag: '@alone' }, async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor']);
  await rivera.goes('/school');
  await rivera.page.getByLabel('Sign a student out of a device nobody touches').selectOption({ label: 'after 5 minutes' });
  await rivera.page.locator('form[action$="/settings"]').getByRole('button', { name: 'Keep' }).click();
  await expect(rivera.page.getByText('Kept.')).toBeVisible();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.context.clock.install();
  await ada.joins(code);
  const { page } = ada, { clock } = ada.context, ask = page.getByRole('alertdialog', { name: 'Are you still here?' });
  await page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await ada.isAlive();
  await ada.box.fill('Roots drink, leaves cook.');
  await expect(page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });

  await clock.fastForward('03:40');
  await expect(ask, 'a minute before, and not sooner').toBeHidden();
  await clock.fastForward('00:40');
  await expect(ask).toBeVisible();
  await ask.getByRole('button', { name: 'I am still here' }).click();
  await expect(ask).toBeHidden();
  await expect(ada.box).toHaveValue('Roots drink, leaves cook.');
  await clock.fastForward('03:40');
  await expect(ask, 'the answer counts from then on').toBeHidden();
  await clock.fastForward('01:40');
  await expect(page).toHaveURL(/\/join$/);
  await expect(page.locator('body')).not.toContainText('Roots');
  expect((await ada.context.cookies()).some((cookie) => cookie.name === 'waymark')).toBe(false);
  await server.stop();
});

/** What is printed on the badge of this student, as a camera would read it. */
async function printed(teacher: Teacher, name: string): Promise<string> {
  const square = teacher.page.getByRole('img', { name: `Badge of ${name}` });
  const { path, around } = await square.evaluate((drawing) => ({ path: drawing.querySelector('path')!.getAttribute('d')!, around: drawing.getAttribute('viewBox')! }));
  // A module of quiet zone on each side.
  return reads(path, Number(around.split(' ')[2]) - 2);
}

test('a badge before the camera is a way in, without a code; and the next student is in within three seconds', { tag: '@alone' }, async ({ browser }) => {
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  const code = await rivera.opensTheDoor();
  await rivera.goes(`${rivera.classPath}/badges`);
  await rivera.page.getByRole('button', { name: 'Make 2 badges' }).click();
  await expect(rivera.page.getByRole('img', { name: 'Badge of Ada Okafor' })).toBeVisible();
  await expect(rivera.page.locator('.badge')).toHaveCount(2);
  await isAccessible(rivera.page, 'badges');
  const adas = await printed(rivera, 'Ada Okafor');
  expect(adas, 'what stands on the paper').toMatch(/^http:\/\/localhost:\d+\/badge\/[\w-]+$/);
  expect(await printed(rivera, 'Bo Lindqvist'), 'each has their own').not.toBe(adas);
  // She chose her pictures on another day.
  const before = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await before.joins(code);
  await before.leaves();

  const context = await browser.newContext();
  await context.grantPermissions(['camera']);
  // Debian's Chromium reads no squares (ChromeOS does): what it would have read stands in for it. The camera's picture is a drawn one; whether
  // this page may ask for a camera at all is the browser's own answer.
  let heldUp = 'https://elsewhere.example/';
  await context.exposeFunction('heldUp', () => heldUp);
  await context.addInitScript(() => {
    const { heldUp } = window as unknown as { heldUp(): Promise<string> };
    Object.assign(window, {
      BarcodeDetector: class {
        static async getSupportedFormats() { return ['qr_code']; }
        async detect() { return [{ rawValue: await heldUp() }]; }
      },
    });
    navigator.mediaDevices.getUserMedia = async () => {
      const { featurePolicy } = document as unknown as { featurePolicy: { allowsFeature(of: string): boolean } };
      if (!featurePolicy.allowsFeature('camera')) throw new DOMException('', 'NotAllowedError');
      return document.createElement('canvas').captureStream(5);
    };
  });
  const bo = await Student.sitsDownAt(context, server.origin, 'Bo Lindqvist'), { page } = bo;
  await page.goto(`${server.origin}/join`);
  await page.getByRole('button', { name: 'Scan my badge' }).click();
  await expect(page.getByText('This square is not a Waymark badge.')).toBeVisible();
  await expect(page).toHaveURL(/\/join$/);
  heldUp = `${server.origin}/badge/nobodys`;
  await expect(page.getByRole('heading', { name: 'This badge is no longer used' })).toBeVisible();

  // From Bo's sign-out to Ada's page: her badge before the camera, and her pictures as fast as a hand could press them.
  await bo.joinsByHand(code, OWN);
  heldUp = adas;
  const began = Date.now();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Scan my badge' }).click();
  for (const picture of PIN) await page.locator(`.pin-grid [data-picture="${picture}"]`).click();
  await expect(page.getByRole('heading', { name: /Ada/ }).first()).toBeVisible();
  const took = Date.now() - began;
  console.log('from sign-out to the next student, by badge:', took, 'ms');
  expect(took).toBeLessThan(3000);
  await expect(page.locator('body')).not.toContainText('Lindqvist');
  await server.stop();
});
