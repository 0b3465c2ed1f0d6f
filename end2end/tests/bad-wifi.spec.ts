// A class period on bad Wi-Fi: one Chromebook has no network from minute 4 to 12, one is restarted at minute 9, one changes hands in between.
// What all of them wrote is with the teacher at the end, each once, each under the right name.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { firstLesson } from '../classroom/lessons';
import { PIN, Student } from '../classroom/people';

const NAMES = ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling', 'Dina Haddad'];
const OWN = [...PIN].reverse();
const ADA = 'The cold does not paint them.', ADA_LATER = ' I read it at home and asked.';
const BO = 'The light gets less.', BO_LATER = ' So the leaf lets go.';
const CHEN = 'Veins stay green the longest.', DINA = 'I found a red one in May.';

const begins = async (student: Student) => {
  await student.page.getByRole('link', { name: 'Answer this' }).click();
  await student.box.waitFor();
  await student.isAlive();
};
const stands = (student: Student, state: string) =>
  expect(student.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', state, { timeout: 15_000 });
const kept = (page: Page, address: string) => expect.poll(() => page.evaluate(() => new Promise<string[]>((done) => {
  const request = indexedDB.open('waymark');
  request.onsuccess = () => {
    const keys = request.result.transaction('seen').objectStore('seen').getAllKeys();
    keys.onsuccess = () => { request.result.close(); done(keys.result.map((key) => (key as string[])[1])); };
  };
})), { timeout: 15_000 }).toContain(address);
const signsOut = async (student: Student) => {
  await student.goes('/home');
  await student.isAlive();
  await student.page.getByRole('button', { name: 'Sign out' }).click();
};

test('one without a network from minute 4 to 12, one restarted at minute 9, one that changes hands: nothing is lost, nothing is doubled', async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  await rivera.watchesTheConsole();
  const [ada, bo, chen] = await Promise.all(NAMES.slice(0, 3).map((name) => Student.arrives(browser, server.origin, name)));
  for (const student of [ada, bo, chen]) {
    await student.joins(code);
    await begins(student);
    await student.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  }

  await test.step('minute 4: Ada’s network is gone in the middle of a sentence', async () => {
    await ada.box.fill(ADA);
    await stands(ada, 'saved');
    await ada.context.setOffline(true);
    await ada.box.press('ControlOrMeta+End');
    await ada.page.keyboard.type(ADA_LATER);
    await stands(ada, 'device');
    await expect(ada.page.locator('.status:not(.kept-line)').first()).toHaveText(/Saved on this device/);
  });

  await test.step('minute 6: Chen’s words do not get through either; the bell calls her out, and Dina takes her Chromebook', async () => {
    await chen.box.fill('Veins');
    await stands(chen, 'saved');
    await chen.context.route('**/api/v1/commands', (route) => route.abort());
    await chen.box.fill(CHEN);
    await stands(chen, 'device');
    await signsOut(chen);
    const asks = chen.page.getByRole('dialog');
    await expect(asks).toContainText('not sent yet', { timeout: 10_000 });
    await isAccessible(chen.page, 'the question before a sign-out');
    await asks.getByRole('button', { name: 'Sign out now' }).click();
    await expect(chen.page).toHaveURL(/\/join$/);
    await chen.context.unroute('**/api/v1/commands');
  });

  await test.step('minute 8: Dina writes and shares on it; nothing there is Chen’s', async () => {
    const dina = Student.onTheDeviceOf(chen, NAMES[3]);
    await dina.joins(code, OWN);
    await begins(dina);
    await expect(dina.box).toHaveValue('');
    await dina.box.fill(DINA);
    await dina.shares();
    await expect(rivera.card('Dina')).toContainText(DINA);
    expect(await dina.page.content()).not.toContain('Veins');
  });

  await test.step('minute 8: Ada shares, with no network: it is kept, and said', async () => {
    await ada.shares();
    await expect(ada.page.getByText(/device|sent when/i).first()).toBeVisible();
    await expect(rivera.card('Ada')).toHaveCount(0);
  });

  await test.step('minute 9: Bo’s Chromebook goes off as if its battery was out, and comes back', async () => {
    const path = new URL(bo.page.url()).pathname;
    await bo.box.fill(BO);
    await stands(bo, 'saved');
    await kept(bo.page, path);
    await bo.box.press('ControlOrMeta+End');
    await bo.page.keyboard.type(BO_LATER);
    // On the device, whether or not it got away.
    await bo.page.waitForTimeout(1_500);
    const cdp = await bo.context.newCDPSession(bo.page), crashed = bo.page.waitForEvent('crash');
    cdp.send('Page.crash').catch(() => {});
    await crashed;
    const again = Object.assign(Object.create(Object.getPrototypeOf(bo)), bo, { page: await bo.context.newPage() }) as Student;
    await again.goes(path);
    await again.isAlive();
    await expect(again.box).toHaveValue(BO + BO_LATER);
    await again.shares();
    await expect(rivera.card('Bo')).toContainText(BO_LATER.trim());
  });

  await test.step('minute 12: Ada’s network is back; what she shared is on the console within seconds', async () => {
    await ada.context.setOffline(false);
    await expect(rivera.card('Ada')).toContainText(ADA_LATER.trim(), { timeout: 15_000 });
    await expect(ada.page).toHaveURL(/\/piece\//);
  });

  await test.step('minute 14: Dina goes, Chen is back, and her words go with her sign-in', async () => {
    const dina = Student.onTheDeviceOf(chen, NAMES[3]);
    await signsOut(dina);
    await expect(dina.page).toHaveURL(/\/join$/);
    await chen.joins(code);
    await chen.page.locator('a[href^="/prompt/"], a[href^="/piece/"]').first().click();
    await expect(chen.box).toHaveValue(CHEN, { timeout: 15_000 });
    await chen.isAlive();
    await chen.shares();
    await expect(rivera.card('Chen')).toContainText(CHEN);
  });

  await test.step('the teacher has one of each, under the right name', async () => {
    const all = [['Ada', ADA + ADA_LATER], ['Bo', BO + BO_LATER], ['Chen', CHEN], ['Dina', DINA]];
    await rivera.page.reload();
    await rivera.isAlive();
    await expect(rivera.page.locator('.inbox .item')).toHaveCount(4);
    for (const [name, words] of all) await expect(rivera.card(name)).toContainText(words);
  });
  await server.stop();
});
