// Showing it: minutes 4 to 16 of the class period with a pencil and a microphone instead of a keyboard. One draws, one speaks, one brings a
// photograph over a network that breaks; the teacher marks an area and a moment and answers in her own voice; the next version stands beside.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { canAllBeReached, fits, settles } from '../classroom/layout';
import { bearsZoom, draft, draws, inked, isMostlyPaper, ROOM, tool, WITH_MEDIA } from '../classroom/paper';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

test.use({ launchOptions: WITH_MEDIA });

const otherCamera = (page: Page) => tool(page).getByRole('button', { name: 'The other camera' });

/** The camera that is looked through; empty while there is none. */
const uses = (page: Page) => tool(page).locator('[data-view]').evaluate((view: HTMLVideoElement) =>
  (view.srcObject as MediaStream | null)?.getVideoTracks()[0]?.getSettings().deviceId ?? '');

test('a class draws, speaks and photographs, and is answered on it', async ({ browser }) => {
  test.setTimeout(400_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin, ROOM);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling']);
  const code = await rivera.opensTheDoor();
  await rivera.asks();
  await rivera.watchesTheConsole();
  const desk = rivera.page;
  const [ada, bo, chen] = await Promise.all(['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling'].map(async (name) => {
    const student = await Student.arrives(browser, server.origin, name, ROOM);
    return student;
  }));
  for (const student of [ada, bo, chen]) {
    await student.joins(code);
    await student.page.getByRole('link', { name: 'Answer this' }).click();
    await student.box.waitFor();
  }

  await test.step('minute 4: Ada picks drawing, says why, and the paper opens', async () => {
    const { page } = ada;
    await expect(draft(page).getByRole('heading', { name: 'How do you want to show it?' })).toBeVisible();
    await draft(page).locator('summary', { hasText: 'Say why' }).click();
    await draft(page).getByLabel('I chose this because…').fill('I see it better');
    await draft(page).getByRole('button', { name: 'Draw', exact: true }).click();
    await expect(tool(page).getByRole('heading', { name: 'Your paper' })).toBeVisible();
    await isAccessible(page, 'the paper');
    await bearsZoom(page, 'the paper');
    await isMostlyPaper(page);
  });

  await test.step('minutes 4 to 10: she draws; it saves itself; undo, redo, a shape, and the keyboard', async () => {
    const { page } = ada;
    await draws(page, [.2, .2], [.6, .6]);
    const one = await inked(page);
    expect(one).toBeGreaterThan(50);
    await tool(page).getByLabel('Ellipse').check();
    await draws(page, [.6, .2], [.8, .4]);
    expect(await inked(page)).toBeGreaterThan(one);
    await tool(page).getByRole('button', { name: 'Undo' }).click();
    expect(await inked(page)).toBe(one);
    await tool(page).getByRole('button', { name: 'Redo' }).click();
    expect(await inked(page)).toBeGreaterThan(one);
    await expect(tool(page).locator('[data-status]')).toHaveText('Saved', { timeout: 15_000 });
    // With keys alone: the cross, the pen down, a line, the pen up.
    const before = await inked(page);
    await tool(page).locator('input[name=tool][value=pen]').focus();
    await page.keyboard.press('Space');
    await page.locator('canvas.draw-paper').focus();
    await page.keyboard.press('Space');
    for (let step = 0; step < 5; step++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Space');
    expect(await inked(page)).toBeGreaterThan(before);
    await expect(tool(page).locator('[data-aloud]')).toContainText('Pen up');
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0);
    await expect(draft(page).locator('[data-shown] img')).toBeVisible();
  });

  await test.step('it survives a reload, and is gone on with', async () => {
    const { page } = ada;
    await page.reload();
    await ada.isAlive();
    await expect(draft(page).getByLabel('I chose this because…')).toHaveValue('I see it better');
    await draft(page).getByRole('button', { name: 'Go on drawing' }).click();
    await expect.poll(() => inked(page)).toBeGreaterThan(50);
    await draws(page, [.1, .8], [.3, .8]);
    await page.keyboard.press('Escape');
    await expect(tool(page)).toHaveCount(0);
    await expect(draft(page).locator('[data-shown]')).toHaveCount(1);
  });

  await test.step('Bo speaks: records, pauses, goes on, listens, records again', async () => {
    const { page } = bo;
    await draft(page).getByRole('button', { name: 'Speak', exact: true }).click();
    await expect(tool(page).getByRole('heading', { name: 'Record your voice' })).toBeVisible();
    await isAccessible(page, 'the recorder');
    await bearsZoom(page, 'the recorder');
    const press = (name: string) => tool(page).getByRole('button', { name, exact: true }).click();
    await press('Record');
    await page.waitForTimeout(1_500);
    await press('Pause');
    await press('Go on');
    await page.waitForTimeout(1_000);
    await press('Stop');
    await expect(tool(page).locator('audio')).toBeVisible();
    await press('Record it again');
    await page.waitForTimeout(2_500);
    await press('Stop');
    await tool(page).getByLabel('What it is about').fill('My leaf, told');
    await press('Done');
    await expect(draft(page).locator('[data-shown] audio')).toBeVisible({ timeout: 20_000 });
  });

  await test.step('Chen brings a photograph over a network that breaks', async () => {
    const { page } = chen;
    await draft(page).getByRole('button', { name: 'Photograph', exact: true }).click();
    await expect(draft(page).locator('#show-file')).toBeVisible();
    let parts = 0;
    await page.route('**/api/v1/files/*', (route) => {
      // The second part and the question after it find no network.
      if (route.request().method() === 'PATCH' && ++parts === 2) return route.abort('internetdisconnected');
      return route.continue();
    });
    const photo = await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 });
      const context = canvas.getContext('2d')!;
      const pixels = context.createImageData(800, 600);
      // Noise, the same every time: nothing makes it smaller on its way.
      let noise = 7;
      for (let at = 0; at < pixels.data.length; at++) {
        noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
        pixels.data[at] = at % 4 === 3 ? 255 : noise >>> 24;
      }
      context.putImageData(pixels, 0, 0);
      const blob = await new Promise<Blob>((done) => canvas.toBlob((blob) => done(blob!), 'image/png'));
      return [...new Uint8Array(await blob.arrayBuffer())];
    });
    expect(photo.length).toBeGreaterThan(600_000);
    await draft(page).locator('#show-file').setInputFiles({ name: 'at home.png', mimeType: 'image/png', buffer: Buffer.from(photo) });
    await expect(draft(page).locator('[data-shown] img')).toBeVisible({ timeout: 60_000 });
    expect(parts).toBeGreaterThan(2);
    await draft(page).locator('summary', { hasText: 'Say what can be seen' }).click();
    await draft(page).locator('[name=caption]').fill('Noise, like snow');
    await draft(page).getByRole('button', { name: 'Keep these words' }).click();
    await expect(draft(page).locator('figcaption')).toHaveText('Noise, like snow');
    await draft(page).getByRole('button', { name: /^Take out/ }).click();
    await draft(page).getByRole('button', { name: 'Put it back' }).click();
    await expect(draft(page).locator('[data-shown]')).toHaveCount(1);
  });

  await test.step('and takes one with the camera of the Chromebook, again and then for good', async () => {
    const { page } = chen;
    await draft(page).getByRole('button', { name: 'Take a photograph' }).click();
    // A tablet has two: the other one is one press away, and the focus stays where it was.
    await expect(otherCamera(page)).toBeVisible();
    const before = await uses(page);
    await otherCamera(page).click();
    await expect.poll(async () => ['', before].includes(await uses(page))).toBe(false);
    await expect(otherCamera(page)).toBeFocused();
    await isAccessible(page, 'the camera');
    await bearsZoom(page, 'the camera');
    await tool(page).getByRole('button', { name: 'Take it', exact: true }).click();
    await tool(page).getByRole('button', { name: 'Take it again' }).click();
    await tool(page).getByRole('button', { name: 'Take it', exact: true }).click();
    await expect(tool(page).getByRole('img', { name: 'The photograph you took' })).toBeVisible();
    await tool(page).getByLabel('What is on it').fill('My model, from above');
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0, { timeout: 20_000 });
    await expect(draft(page).locator('figcaption', { hasText: 'My model, from above' })).toBeVisible({ timeout: 20_000 });
    await expect(draft(page).locator('[data-shown] img')).toHaveCount(2);
    // Thrown away is thrown away.
    await draft(page).getByRole('button', { name: 'Take a photograph' }).click();
    await tool(page).getByRole('button', { name: 'Take it', exact: true }).click();
    await tool(page).getByRole('button', { name: 'Throw it away' }).click();
    await expect(tool(page)).toHaveCount(0);
    await expect(draft(page).locator('[data-shown] img')).toHaveCount(2);
    await draft(page).getByRole('button', { name: /^Take out/ }).last().click();
    await expect(draft(page).locator('[data-shown] img')).toHaveCount(1);
    // A quick hand on a slow device: done is pressed before the picture is made. It is waited for.
    await draft(page).getByRole('button', { name: 'Take a photograph' }).click();
    await expect(otherCamera(page)).toBeVisible();
    await page.evaluate(() => {
      const { toBlob } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.toBlob = function slowly(...how) { setTimeout(() => toBlob.apply(this, how), 1_500); };
    });
    await tool(page).getByRole('button', { name: 'Take it', exact: true }).click();
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0, { timeout: 20_000 });
    await expect(draft(page).locator('[data-shown] img')).toHaveCount(2);
    await draft(page).getByRole('button', { name: /^Take out/ }).last().click();
    await expect(draft(page).locator('[data-shown] img')).toHaveCount(1);
  });

  await test.step('and films it', async () => {
    const { page } = chen;
    await draft(page).getByRole('button', { name: 'Film', exact: true }).click();
    await expect(tool(page).getByRole('heading', { name: 'Record a video' })).toBeVisible();
    const press = (name: string) => tool(page).getByRole('button', { name, exact: true }).click();
    // What the camera sees is there before any of it is kept.
    await expect(tool(page).locator('[data-view]')).toBeVisible();
    await expect(otherCamera(page)).toBeVisible();
    await isAccessible(page, 'what the camera sees before it films');
    // One next step at a time, and the way out beside the title, also on a phone.
    await expect(tool(page).locator('.button.primary:visible')).toHaveText('Record');
    await page.setViewportSize({ width: 390, height: 844 });
    await settles(page);
    const [title, done] = await Promise.all([tool(page).getByRole('heading'), tool(page).getByRole('button', { name: 'Done' })].map((one) => one.boundingBox()));
    expect(done!.y, 'beside its title').toBeLessThan(title!.y + title!.height);
    await page.setViewportSize({ width: 1366, height: 768 });
    await press('Record');
    await expect(tool(page).locator('[data-view]')).toBeVisible();
    await expect(otherCamera(page)).toBeHidden();
    await page.waitForTimeout(2_000);
    await press('Stop');
    await expect(tool(page).locator('video[controls]')).toBeVisible();
    await expect(tool(page).locator('.button.primary:visible')).toHaveText('Done');
    await expect(tool(page).locator('#record-transcript'), 'all of it at once').toBeInViewport({ ratio: .9 });
    await press('Done');
    const film = draft(page).locator('[data-shown] video');
    await expect(film).toBeVisible({ timeout: 30_000 });
    expect(await film.evaluate(async (video: HTMLVideoElement) => {
      video.muted = true;
      await video.play();
      return video.videoWidth;
    })).toBeGreaterThan(0);
    await draft(page).getByRole('button', { name: /^Take out/ }).last().click();
    await expect(film).toHaveCount(0);
    await draft(page).getByRole('button', { name: 'Photograph', exact: true }).click();
    await expect(draft(page).locator('#show-file')).toBeVisible();
  });

  await test.step('and a PDF of two pages', async () => {
    const { page } = chen;
    const pages = ['3', '4'].map((n) => `${n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n`).join('');
    const pdf = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n${pages}trailer<</Root 1 0 R>>\n%%EOF\n`;
    await draft(page).locator('#show-file').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) });
    await expect(draft(page).getByRole('link', { name: 'Open the PDF in a new tab' })).toBeVisible({ timeout: 20_000 });
  });

  await test.step('Bo drops a file that is none and shares at once: the share stops, and says which file and why', async () => {
    const { page } = bo;
    await draft(page).locator('summary', { hasText: 'Add a picture' }).click();
    await draft(page).locator('#show-file').setInputFiles({ name: 'leaf.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
    await page.getByRole('button', { name: /^Share with/ }).click();
    const note = page.locator('#writing [data-unkept]');
    await expect(note).toContainText('leaf.png');
    await expect(note).toContainText('Press the button again');
    await isAccessible(page, 'a share that stopped');
    await expect(page.getByRole('heading', { name: 'Your versions' })).toHaveCount(0);
    // The second press, below with the others, goes on without it.
  });

  await test.step('all three share without a word; the console shows them at once', async () => {
    for (const student of [ada, bo, chen]) {
      await student.page.getByRole('button', { name: /^Share with/ }).click();
      await expect(student.page.getByRole('heading', { name: 'Your versions' })).toBeVisible();
      await expect(rivera.card(student.first)).toBeVisible({ timeout: 4_000 });
    }
    await expect(rivera.card('Ada')).toContainText('A drawing');
    await expect(rivera.card('Bo')).toContainText('A recording');
  });

  await test.step('the photograph comes as large as each screen shows it, and to who brought it always small', async () => {
    const own = chen.page.locator('[data-of="version-1"] .shown-frame img');
    await expect.poll(() => own.evaluate((img: HTMLImageElement) => img.currentSrc)).toMatch(/\/small$/);
    expect(await own.evaluate((img: HTMLImageElement) => [img.srcset, img.naturalWidth])).toEqual(['', 480]);
    await rivera.card('Chen').getByRole('link').first().click();
    // Of twice as many pixels, the small one would be a blur to who looks closely.
    const sharp = await browser.newContext({ deviceScaleFactor: 2, storageState: await rivera.context.storageState() }), second = await sharp.newPage();
    await second.goto(desk.url());
    for (const [page, which, wide] of [[desk, /\/small$/, 480], [second, /\/file\/[0-9a-f-]{36}$/, 800]] as const) {
      const img = page.locator('[data-of="version-1"] .shown-frame img').first();
      await expect.poll(() => img.evaluate((img: HTMLImageElement) => img.complete && img.currentSrc)).toMatch(which);
      // What came has so many pixels; `naturalWidth` is what it stands for, by `sizes`.
      const came = await img.evaluate(async (img: HTMLImageElement) => (await createImageBitmap(await (await fetch(img.currentSrc)).blob())).width);
      expect(came).toBe(wide);
      expect(await img.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
      const [high, rem] = await img.evaluate((img: HTMLImageElement) => [img.getBoundingClientRect().height, parseFloat(getComputedStyle(document.documentElement).fontSize)]);
      expect(high).toBeGreaterThan(100);
      expect(high).toBeLessThanOrEqual(22 * rem + .5);
    }
    await sharp.close();
  });

  await test.step('minutes 10 to 16: she marks an area with keys, and it survives a reload', async () => {
    await rivera.card('Ada').getByRole('link').first().click();
    const shown = desk.locator('[data-of="version-1"]').first();
    await expect(shown.locator('img')).toBeVisible();
    await shown.getByRole('button', { name: 'Mark an area' }).click();
    await isAccessible(desk, 'marking an area');
    await desk.locator('[data-areas]').focus();
    await desk.keyboard.press('ArrowLeft');
    await desk.keyboard.press('Shift+ArrowDown');
    await tool(desk).getByRole('button', { name: 'Mark this area' }).click();
    await expect(shown.locator('.mark-list textarea')).toBeFocused();
    await desk.keyboard.type('Why does it go up here?');
    await expect(desk.getByText('1 mark goes along with your answer.')).toBeVisible({ timeout: 10_000 });
    await desk.reload();
    await rivera.isAlive();
    await expect(desk.locator('.mark-list textarea').first()).toHaveValue('Why does it go up here?');
    await isAccessible(desk, 'the console with marks');
  });

  await test.step('she answers in her own voice, and Ada hears it at once', async () => {
    await desk.getByRole('button', { name: 'Record a voice note' }).click();
    await tool(desk).getByRole('button', { name: 'Record', exact: true }).click();
    await desk.waitForTimeout(2_000);
    await tool(desk).getByRole('button', { name: 'Stop', exact: true }).click();
    await tool(desk).getByRole('button', { name: 'Done' }).click();
    await expect(desk.locator('[data-of="reply"] audio')).toBeVisible({ timeout: 20_000 });
    await desk.locator('#reply-form').getByRole('button', { name: /^Send/ }).click();
    await expect(ada.page.getByText('Ms Rivera, speaking').first()).toBeVisible({ timeout: 4_000 });
    await expect(ada.page.getByText('Why does it go up here?').first()).toBeVisible();
    await expect(ada.page.locator('.shown-areas rect[data-mark]')).toHaveCount(1);
    await isAccessible(ada.page, 'an answer in a voice');
    await fits(ada.page, 'an answer in a voice');
    await expect(desk.locator('[data-of="reply"] audio')).toHaveCount(0);
  });

  await test.step('a stretch of what Bo said is marked with keys, and found again', async () => {
    await rivera.card('Bo').getByRole('link').first().click();
    const shown = desk.locator('[data-of="version-1"]').first();
    const stands = (seconds: number) => shown.locator('audio').evaluate((player: HTMLAudioElement, at) => { player.currentTime = at; }, seconds);
    await stands(0.4);
    await shown.getByRole('button', { name: 'Mark this moment' }).click();
    await expect(shown.locator('.mark-list textarea')).toBeFocused();
    await stands(2.1);
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Tab');
    await expect(shown.getByRole('button', { name: 'Until here' })).toBeFocused();
    await desk.keyboard.press('Enter');
    await expect(shown.getByRole('button', { name: 'From 0:00 to 0:02', exact: true })).toBeVisible();
    await isAccessible(desk, 'a stretch being marked');
    await shown.locator('.mark-list textarea').focus();
    await desk.keyboard.type('You slow down here.');
    // At once: the answer waits for the words that are still being kept.
    await desk.locator('#reply-form').getByRole('button', { name: /^Send/ }).click();
    await expect(bo.page.getByText('You slow down here.').first()).toBeVisible({ timeout: 4_000 });
    await bo.page.getByRole('button', { name: 'From 0:00 to 0:02' }).first().click();
    await expect.poll(() => bo.page.locator('[data-plays]').first().evaluate((player: HTMLAudioElement) => player.currentTime)).toBeGreaterThan(0);
  });

  await test.step('a page of what Chen brought is marked by its number, with keys, and opened there', async () => {
    await rivera.card('Chen').getByRole('link').first().click();
    const shown = desk.locator('[data-of="version-1"]').first();
    await shown.getByLabel('Page', { exact: true }).fill('2');
    await shown.getByLabel('Where on it').selectOption('At the bottom');
    await shown.getByLabel('What you want to say about it').fill('Where is this from?');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    await expect(shown.getByRole('link', { name: 'Page 2, at the bottom' })).toBeVisible();
    await expect(shown.getByLabel('Page', { exact: true })).toHaveValue('');
    await isAccessible(desk, 'a page being marked');
    await desk.locator('#reply-form').getByRole('button', { name: /^Send/ }).click();
    await expect(chen.page.getByText('Where is this from?').first()).toBeVisible({ timeout: 4_000 });
    await expect(chen.page.getByRole('link', { name: /^Page 2, at the bottom/ }).first()).toHaveAttribute('href', /#page=2$/);
    await isAccessible(chen.page, 'a page that was marked');
  });

  await test.step('Ada draws on and shares version 2 beside version 1; the teacher sees it live', async () => {
    const { page } = ada;
    const fold = page.locator('summary', { hasText: 'Go on with version 2' });
    if (!(await draft(page).isVisible())) await fold.click();
    await draft(page).getByRole('button', { name: 'Go on drawing' }).click();
    await expect.poll(() => inked(page)).toBeGreaterThan(50);
    await draws(page, [.1, .1], [.9, .1]);
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Share version 2' }).click();
    await expect(page.locator('[data-of="version-2"] img')).toBeVisible();
    await expect(page.locator('[data-of="version-1"] img')).toBeVisible();
    await desk.locator('.console-inbox > .newcomers').click();
    await rivera.card('Ada').getByRole('link').first().click();
    await expect(desk.locator('[data-of="version-2"] img').first()).toBeVisible({ timeout: 6_000 });
  });

  await test.step('Bo says it anew: version 1 and version 2 are both heard, each at its place', async () => {
    const { page } = bo;
    if (!(await draft(page).isVisible())) await page.locator('summary', { hasText: 'Go on with version 2' }).click();
    const recorded = draft(page).locator('[data-shown] audio');
    const before = (await recorded.getAttribute('src')) ?? '';
    await draft(page).getByRole('button', { name: 'Record it again' }).click();
    await tool(page).getByRole('button', { name: 'Record', exact: true }).click();
    await page.waitForTimeout(2_000);
    await tool(page).getByRole('button', { name: 'Stop', exact: true }).click();
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(recorded).not.toHaveAttribute('src', before, { timeout: 20_000 });
    await expect(tool(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Share version 2' }).click();
    const heard: (string | null)[] = [];
    for (const version of [1, 2]) {
      const player = page.locator(`[data-of="version-${version}"] audio`);
      await expect(player).toBeVisible();
      await player.evaluate((one: HTMLAudioElement) => one.play());
      // On a machine that is out of breath a recording may be so short that it is over at once.
      await expect.poll(() => player.evaluate((one: HTMLAudioElement) => one.currentTime > 0 || one.ended)).toBe(true);
      heard.push(await player.getAttribute('src'));
    }
    expect(heard[0], 'the first one is what it was').toBe(before);
    expect(heard[1]).not.toBe(before);
    await desk.locator('.console-inbox > .newcomers').click();
    await rivera.card('Bo').getByRole('link').first().click();
    await expect(desk.locator('[data-of="version-2"] audio').first()).toBeVisible({ timeout: 6_000 });
  });

  await test.step('nobody else finds what is shown, and there is no name on the wall', async () => {
    const address = await ada.page.locator('[data-of="version-2"] img').getAttribute('src');
    const answer = await bo.page.request.get(server.origin + address);
    expect(answer.status()).toBe(404);
    await canAllBeReached(ada.page, 'a piece that shows');
  });
  expect(server.log).not.toContain('at home');
  await server.stop();
});
