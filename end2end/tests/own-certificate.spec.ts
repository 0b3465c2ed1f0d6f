// A school that serves itself, on its own network, with its own certificate: over HTTPS there are a worker, a sealed outbox and a line that is
// heard, and the cookies are of this host alone.
import { expect, test } from '../classroom/test';
import { Certificate } from '../classroom/certificate';
import { Chromebook } from '../classroom/chromebook';
import { rows } from '../classroom/device';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

const PATIENTLY = { timeout: 15_000 };

test('over the school’s own HTTPS a student writes, without a network too, and her teacher hears it', async ({ browser }) => {
  const certificate = new Certificate(), chromebook = new Chromebook();
  const server = await Server.start({ certificate });
  // Her laptop takes what it is given; the Chromebook knows the school's certificate and takes no other.
  const rivera = await Teacher.arrives(browser, server.origin, { ignoreHTTPSErrors: true }), { page: desk } = rivera;
  const code = await rivera.isAtWork(['Ada Okafor']);
  const context = await chromebook.opens({ trusts: [certificate.trusted] });
  const ada = await Student.sitsDownAt(context, server.origin, 'Ada Okafor'), { page } = ada;
  const status = page.locator('.status:not(.kept-line)').first();
  await ada.joinsByHand(code);

  await test.step('every cookie is for this host alone, over HTTPS, and out of reach of scripts', async () => {
    const cookies = (await context.cookies()).filter(({ name }) => name.includes('waymark'));
    expect(cookies.map(({ name }) => name)).toContain('__Host-waymark');
    for (const { name, secure, path, httpOnly } of cookies.filter(({ name }) => name.startsWith('__Host-'))) expect([name, secure, path, httpOnly]).toEqual([name, true, '/', true]);
    expect(await page.evaluate(() => document.cookie)).not.toContain('__Host-waymark');
  });

  await test.step('the worker is there, and what she writes without a network comes when there is one', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.getByRole('link', { name: 'Answer this' }).click();
    await ada.isAlive();
    await rivera.watchesTheConsole();
    await rivera.isAlive();
    // This device has her key: from now on what she writes is kept without a network.
    await expect.poll(() => rows(page, 'keys'), PATIENTLY).toBe(1);
    await context.setOffline(true);
    await ada.box.fill('Leaves make their own food.');
    await expect(status).toHaveAttribute('data-state', 'device', PATIENTLY);
    expect(await rows(page, 'outbox')).toBe(1);
    await context.setOffline(false);
    await expect(status).toHaveAttribute('data-state', 'saved', PATIENTLY);
  });

  await test.step('she shares it, and it appears on the console by itself', async () => {
    await ada.shares();
    await expect(desk.locator('.item, .newcomers').first()).toContainText(/Leaves make their own food|1 new/, { timeout: 3_000 });
  });

  await test.step('a device that does not know the certificate is told so, and shows nothing', async () => {
    const stranger = await browser.newContext();
    await expect((await stranger.newPage()).goto(`${server.origin}/join`)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
  });
  await chromebook.isPutAway();
  await server.stop();
  certificate.isDone();
});
