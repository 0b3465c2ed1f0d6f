// What helps a student read: chosen once, on every page from then on, with nothing sticking out; gone from the device with their sign-out.
import { type Browser, expect, type Page, test } from '../classroom/test';
import { axe } from '../classroom/axe';
import { fits, liesFree } from '../classroom/layout';
import { demoLesson } from '../classroom/lessons';
import { invitesAGuest } from '../classroom/outside';
import { Student } from '../classroom/people';

const ALL = { letters: 'dyslexic', spacing: 'wide', contrast: 'high', motion: 'less' };
/** How wide each window is: a small phone, a phone, a Chromebook at 200 %, a Chromebook. */
const WINDOWS = [[320, 640], [390, 844], [683, 384], [1366, 768]];

async function chooses(student: Student, choices: Partial<typeof ALL>): Promise<void> {
  await student.goes('/account');
  for (const [name, value] of Object.entries(choices)) await student.page.locator(`[name=${name}][value=${value}]`).check({ force: true });
  await student.page.locator('form[action="/account/comfort"] button').click();
  await expect(student.page).toHaveURL(/done=comfort/);
}

async function carries(page: Page, choices: Partial<typeof ALL>): Promise<void> {
  for (const name of Object.keys(ALL) as (keyof typeof ALL)[]) {
    const html = page.locator('html');
    if (choices[name]) await expect(html).toHaveAttribute(`data-${name}`, choices[name]);
    else await expect(html).not.toHaveAttribute(`data-${name}`);
  }
}

/** Of what a page says, in em: between letters, words and lines; and its letters and how long its buttons take to change. */
async function measured(page: Page, selector: string) {
  return page.locator(selector).first().evaluate((one) => {
    const style = getComputedStyle(one);
    const size = parseFloat(style.fontSize);
    const em = (length: string) => Math.round((parseFloat(length) / size) * 100) / 100 || 0;
    return { letters: em(style.letterSpacing), words: em(style.wordSpacing), lines: em(style.lineHeight), family: style.fontFamily.split(',')[0].replaceAll('"', '') };
  });
}

/** The longest that anything on a page takes to move or to change, in seconds. */
const longest = (page: Page) => page.evaluate(() => Math.max(...[...document.querySelectorAll('*')].flatMap((one) => {
  const { transitionDuration, animationDuration } = getComputedStyle(one);
  return `${transitionDuration}, ${animationDuration}`.split(', ').map(parseFloat);
})));

/** axe with the contrast of AAA. */
async function isHighInContrast(page: Page, what: string): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const told = await axe(page, { runOnly: { type: 'tag', values: tags }, rules: { 'color-contrast-enhanced': { enabled: true } } });
  expect.soft(told, what).toEqual([]);
}

/** What can be pressed or written in has an edge that differs from what is around it by 3:1; links are words, and need none. */
async function hasEdges(page: Page, what: string): Promise<void> {
  const faint = await page.evaluate(() => {
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const rgb = (colour: string) => {
      paint.clearRect(0, 0, 1, 1);
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
      return [...paint.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour: string) => {
      const [r, g, b] = rgb(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const around = (one: Element): string => {
      for (let at = one.parentElement; at; at = at.parentElement) if (rgb(getComputedStyle(at).backgroundColor)[3] > 0) return getComputedStyle(at).backgroundColor;
      return 'white';
    };
    const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const controls = [...document.querySelectorAll('.button, .input, .choice, .starter, .tool')].filter((one) => one.checkVisibility());
    return controls.filter((one) => {
      const style = getComputedStyle(one);
      return parseFloat(style.borderTopWidth) < 1 || rgb(style.borderTopColor)[3] < 250 || ratio(light(style.borderTopColor), light(around(one))) < 3;
    }).map((one) => one.outerHTML.slice(0, 90));
  });
  expect.soft(faint, `${what}: without a visible edge`).toEqual([]);
}

async function elias(browser: Browser) {
  const { server, code, rivera } = await demoLesson(browser);
  const student = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await student.joins(code);
  const writing = (await student.page.getByRole('link', { name: 'Answer this' }).getAttribute('href')) ?? '';
  return { server, student, writing, rivera, code };
}

test('a student chooses, and every page follows', async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, student, writing, code } = await elias(browser);
  const { page } = student;
  const usual = await measured(page, 'main p');
  expect(usual).toMatchObject({ letters: 0, words: 0, family: 'Atkinson Hyperlegible Next Variable' });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await student.goes('/home');
  expect(fetched.filter((path) => /opendyslexic|comfort\.css/.test(path)), 'costs nobody else anything').toEqual([]);

  await chooses(student, ALL);
  await carries(page, ALL);
  for (const path of ['/home', writing, '/account', '/choices']) {
    await student.goes(path);
    await carries(page, ALL);
    const { letters, words, lines, family } = await measured(page, 'main p');
    expect.soft({ letters, words, family }, path).toEqual({ letters: 0.08, words: 0.16, family: 'OpenDyslexic' });
    expect.soft(lines, path).toBeGreaterThanOrEqual(1.7);
    expect(await page.evaluate(async () => { await document.fonts.ready; return document.fonts.check('16px OpenDyslexic') && [...document.fonts].some((face) => face.family.includes('OpenDyslexic') && face.status === 'loaded'); }), path).toBe(true);
    expect(await longest(page), path).toBeLessThanOrEqual(0.001);
    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({ width, height });
      await fits(page, `${path} at ${width}`);
    }
  }
  await student.goes(writing);
  await student.isAlive();
  expect(await measured(page, '#words')).toEqual({ letters: 0.08, words: 0.16, lines: 1.75, family: 'OpenDyslexic' });
  await page.setViewportSize({ width: 683, height: 384 });
  await student.box.fill('A line of words.\n'.repeat(12));
  await liesFree(page, '#words', 'writing');

  // On another device, too.
  const tablet = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await tablet.joins(code);
  await carries(tablet.page, ALL);
  await tablet.goes('/home');
  await tablet.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(tablet.page).toHaveURL(/\/join/);
  await carries(tablet.page, {});
  const kept = await tablet.page.evaluate(() => JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]));
  expect(kept + JSON.stringify(await tablet.context.cookies())).not.toMatch(/dyslex|"wide"|"high"|"less"/);

  await page.setViewportSize({ width: 1366, height: 768 });
  await student.goes('/account');
  for (const name of Object.keys(ALL)) await page.locator(`[name=${name}][value=""]`).check({ force: true });
  await page.locator('form[action="/account/comfort"] button').click();
  await expect(page).toHaveURL(/done=comfort/);
  await carries(page, {});
  await student.goes('/home');
  expect(await measured(page, 'main p')).toEqual(usual);
  await server.stop();
});

test('who asks their device for less motion has it, and nobody else', async ({ browser }) => {
  const { server, student, writing, rivera } = await elias(browser);
  // One for each sheet of those who work here; on the pages that the world reads nothing moves for anybody.
  for (const [person, path] of [[student, writing], [student, '/account'], [rivera, rivera.consolePath], [student, '/offline']] as const) {
    await person.goes(path);
    await person.page.emulateMedia({ reducedMotion: 'no-preference' });
    expect.soft(await longest(person.page), `${path}, where nobody asks`).toBeGreaterThan(0.05);
    await person.page.emulateMedia({ reducedMotion: 'reduce' });
    expect.soft(await longest(person.page), path).toBeLessThanOrEqual(0.001);
  }
  await server.stop();
});

test('high contrast is high, chosen or asked for by the device', async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, student, writing } = await elias(browser);
  const { page } = student;
  const looksAt = async (what: string) => {
    for (const path of ['/home', writing, '/account', '/join', '/shelf']) {
      await student.goes(path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await isHighInContrast(page, `${path}, ${what}, ${colorScheme}`);
        await hasEdges(page, `${path}, ${what}, ${colorScheme}`);
      }
    }
  };
  await page.emulateMedia({ contrast: 'more' });
  await looksAt('as the device asks');
  await page.emulateMedia({ contrast: 'no-preference' });
  await chooses(student, { contrast: 'high' });
  await looksAt('chosen');
  // A theme of one's own goes with it.
  await page.locator('html').evaluate((html) => html.setAttribute('data-theme', 'dark'));
  await page.emulateMedia({ colorScheme: 'light' });
  await isHighInContrast(page, 'chosen, in a dark theme of one’s own');
  // Where the device has its own few colours, they are all there is.
  await page.emulateMedia({ forcedColors: 'active' });
  for (const path of ['/home', writing, '/account']) {
    await student.goes(path);
    await hasEdges(page, `${path} in the device’s colours`);
  }
  await server.stop();
});

test('who asks their device for more contrast has it on a teacher’s pages, on a guest’s and on the world’s', async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, rivera } = await demoLesson(browser);
  const guest = await (await browser.newContext()).newPage(), address = await invitesAGuest(rivera);
  const world = `${server.origin}${await rivera.page.locator('a[href^="/world/"]').getAttribute('href')}`;
  const looksAt = async (page: Page, what: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ contrast: 'more', colorScheme, reducedMotion: 'reduce' });
      await isHighInContrast(page, `${what}, ${colorScheme}`);
      await hasEdges(page, `${what}, ${colorScheme}`);
    }
  };
  for (const path of ['/classes', rivera.classPath, `${rivera.classPath}/roster`, `${rivera.classPath}/prompts`, `${rivera.classPath}/audiences`, `${rivera.classPath}/data`, '/school']) {
    await rivera.goes(path);
    await looksAt(rivera.page, path);
  }
  await rivera.watchesTheConsole();
  await rivera.page.locator('.inbox .item').nth(1).getByRole('link').first().click();
  await rivera.page.locator('#strength').waitFor();
  await looksAt(rivera.page, 'the console with a piece');
  for (const [what, of] of [['a guest’s page', address], ['what the world reads', world]]) {
    await guest.goto(of);
    await looksAt(guest, what);
  }
  await server.stop();
});

test('it fits in every language', async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, student, writing } = await elias(browser);
  const { page } = student;
  await chooses(student, ALL);
  for (const tag of ['es', 'ar', 'vi', 'ht', 'zh']) {
    await page.setViewportSize({ width: 320, height: 640 });
    await student.goes('/account');
    await page.locator('select[name=language]').selectOption(tag);
    await page.locator('form[action="/account/look"] button').last().click();
    await expect(page).toHaveURL(/done=look/);
    for (const path of ['/home', writing, '/account']) {
      await student.goes(path);
      await fits(page, `${path} in ${tag}`);
      // Letters that join do not move apart.
      expect.soft((await measured(page, 'main p')).letters, `${path} in ${tag}`).toBe(tag === 'ar' ? 0 : 0.08);
    }
  }
  await server.stop();
});
