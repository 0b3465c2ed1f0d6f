// Where things lie on a page: what sticks out, what lies over what, which way the writing runs.
import { expect, type Page } from '@playwright/test';

/** A window that was made another size is laid out anew: its width is known at once, what hangs on it (vw, media) only with the next frame. */
export async function settles(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Nothing has to be scrolled to sideways, and nothing sticks out of the window. */
export async function fits(page: Page, what: string): Promise<void> {
  await settles(page);
  const { wide, out } = await page.evaluate(() => {
    const root = document.documentElement;
    const scrolls = (one: Element) => /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX);
    const cut = (one: Element) => {
      for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) if (scrolls(at)) return true;
      return false;
    };
    const out = [...document.querySelectorAll('body *')].filter((one) => {
      const box = one.getBoundingClientRect();
      const aside = box.left < -1 || box.right > root.clientWidth + 1;
      // What a fold keeps to itself is laid out too.
      return aside && one.checkVisibility() && box.width > 1 && box.height > 1 && !one.closest('.unseen, .skip, svg *') && !cut(one);
    });
    return { wide: root.scrollWidth - root.clientWidth, out: out.map((one) => one.outerHTML.slice(0, 90)) };
  });
  expect(out, `${what}: sticks out`).toEqual([]);
  expect(wide, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** From right to left: the mark is on the right, text starts there, and icons that point are turned. Tells how many icons it saw. */
export async function runsFromTheRight(page: Page, what: string): Promise<number> {
  await settles(page);
  const { texts, left, icons, straight, mark } = await page.evaluate(() => {
    const seen = (one: Element) => one.getClientRects().length > 0 && !one.closest('.unseen');
    const texts = [...document.querySelectorAll('h1, h2, h3, p, label, legend, dt, dd')].filter((one) => {
      const { direction, textAlign } = getComputedStyle(one);
      return seen(one) && direction === 'rtl' && !['center', 'end'].includes(textAlign) && (one.textContent ?? '').trim() !== '';
    });
    const left = texts.filter((one) => {
      const { paddingRight, borderRightWidth, justifyContent, placeContent } = getComputedStyle(one);
      if (/center/.test(justifyContent) || /center/.test(placeContent)) return false;
      const inside = document.createRange();
      inside.selectNodeContents(one);
      const ends = Math.max(...[...inside.getClientRects()].map((box) => box.right));
      return one.getBoundingClientRect().right - parseFloat(paddingRight) - parseFloat(borderRightWidth) - ends > 4;
    });
    const icons = [...document.querySelectorAll('.icon-turns')].filter(seen);
    const straight = icons.filter((one) => new DOMMatrix(getComputedStyle(one).transform).a !== -1);
    const mark = document.querySelector('.header-mark')?.getBoundingClientRect();
    return {
      texts: texts.length, left: left.map((one) => one.outerHTML.slice(0, 120)), icons: icons.length,
      straight: straight.map((one) => one.outerHTML.slice(0, 80)), mark: mark ? mark.left > innerWidth / 2 : true,
    };
  });
  expect(texts, `${what} has text that runs from the right`).toBeGreaterThan(0);
  expect(left, `${what}: text that does not start on the right`).toEqual([]);
  expect(straight, `${what}: icons that point the wrong way`).toEqual([]);
  expect(mark, `${what}: the mark stands where one begins to read`).toBe(true);
  return icons;
}

/** Everything that can be pressed or written in can be brought into sight, and nothing lies over it. There is so much of it at least. */
export async function canAllBeReached(page: Page, what: string, least = 4): Promise<void> {
  await settles(page);
  const controls = page.locator('a[href], button, input:not([type=hidden]), select, textarea, summary').and(page.locator(':visible'));
  const count = await controls.count();
  expect(count, `${what} has controls`).toBeGreaterThanOrEqual(least);
  const unreached: string[] = [];
  for (let at = 0; at < count; at++) {
    const control = controls.nth(at);
    if (await control.evaluate((one) => one.closest('.unseen, .skip, [aria-hidden=true]') !== null || (one as HTMLButtonElement).disabled)) continue;
    const reached = await control.click({ trial: true, timeout: 2_000 }).then(() => true, () => false);
    if (!reached) unreached.push(await control.evaluate((one) => one.outerHTML.slice(0, 140)));
  }
  // Of a walk over many pages, each says what is wrong with it.
  expect.soft(unreached, `${what}: cannot be reached`).toEqual([]);
}

/** Of a text field's part that is in sight, all of it is the field: no bar, no button, no toast lies over it. */
export async function liesFree(page: Page, field: string, what: string): Promise<void> {
  await settles(page);
  await page.locator(field).focus();
  await page.locator(field).scrollIntoViewIfNeeded();
  const over = await page.locator(field).evaluate((one) => {
    const box = one.getBoundingClientRect();
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const over = new Set<string>();
    let seen = 0;
    for (let x = box.left + 4; x < box.right - 4; x += box.width / 12) {
      for (let y = top + 4; y < bottom - 4; y += 8) {
        seen++;
        const hit = document.elementFromPoint(x, y);
        if (hit !== one) over.add(hit?.outerHTML.slice(0, 90) ?? 'nothing');
      }
    }
    return seen === 0 ? ['not in sight'] : [...over];
  });
  expect(over, `${what}: over the text field`).toEqual([]);
}

/** Of what is written there, every line is in the window, and nothing around it cuts it off or ends it in dots. */
export async function nothingIsCut(page: Page, within: string, what: string): Promise<void> {
  await settles(page);
  // What slides into its place is not there yet.
  await page.waitForFunction(() => document.getAnimations().length === 0);
  const cut = await page.locator(within).first().evaluate((root) => {
    const found = new Set<string>();
    const told = (one: Element, why: string) => found.add(`${why}: <${one.localName} class="${one.className}"> ${(one.textContent ?? '').trim().slice(0, 50)}`);
    // A line is as high as its letters, which may be higher than the room it takes.
    const leeway = (one: Element) => parseFloat(getComputedStyle(one).fontSize) * .3;
    for (const one of [root, ...root.querySelectorAll('*')]) {
      if (one.closest('.unseen, svg') || !one.checkVisibility() || getComputedStyle(one).display === 'inline') continue;
      const { overflowX, overflowY } = getComputedStyle(one);
      if (overflowY !== 'visible' && one.scrollHeight > one.clientHeight + leeway(one)) told(one, `${one.scrollHeight - one.clientHeight} px too high`);
      if (overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) told(one, `${one.scrollWidth - one.clientWidth} px too wide`);
    }
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const around = node.parentElement;
      if (!around || around.closest('.unseen') || !(node.textContent ?? '').trim()) continue;
      const line = document.createRange();
      line.selectNodeContents(node);
      const more = leeway(around);
      for (const box of line.getClientRects()) {
        if (box.top < -more || box.left < -1 || box.bottom > innerHeight + more || box.right > innerWidth + 1) told(around, 'outside of the window');
      }
    }
    return [...found];
  });
  // The next scene is looked at all the same.
  expect.soft(cut, `${what}: cut off`).toEqual([]);
}
