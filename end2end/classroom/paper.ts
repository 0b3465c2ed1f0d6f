// Pencil, microphone and camera: a browser that has them, and a hand that draws.
import { type BrowserContextOptions, expect, type LaunchOptions, type Page } from '@playwright/test';
import { CHROMIUM } from './chromium';
import { fits, settles } from './layout';

/** Chromium with a microphone and a camera that are always there and say the same. */
export const WITH_MEDIA: LaunchOptions = {
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--font-render-hinting=none',
    '--use-fake-device-for-media-stream=device-count=2', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'],
};

export const ROOM: BrowserContextOptions = { permissions: ['microphone', 'camera'] };

export const draft = (page: Page) => page.locator('[data-of="draft"]');
export const tool = (page: Page) => page.locator('dialog.tool-window');

/** A line with the mouse, from and to in parts of the paper. */
export async function draws(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const paper = page.locator('canvas.draw-paper');
  await settles(page);
  const box = (await paper.boundingBox())!;
  const at = ([x, y]: [number, number]): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  for (let step = 1; step <= 8; step++) {
    await page.mouse.move(...at([from[0] + (to[0] - from[0]) * step / 8, from[1] + (to[1] - from[1]) * step / 8]));
  }
  await page.mouse.up();
}

/** How many pixels of the paper are not paper. */
export const inked = (page: Page) => page.locator('canvas.draw-paper').evaluate((canvas: HTMLCanvasElement) => {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let inked = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] < 200) inked++;
  return inked;
});

/** A tool's window at 200 %: nothing of it has to be scrolled to sideways. */
export async function bearsZoom(page: Page, what: string): Promise<void> {
  await page.setViewportSize({ width: 683, height: 384 });
  await fits(page, what);
  const wider = (window: Element) => Math.max(...[window, window.querySelector('.window-body')!].map((one) => one.scrollWidth - one.clientWidth));
  expect(await tool(page).evaluate(wider), what).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1366, height: 768 });
  await settles(page);
}

/** How much of its window the paper has, in each of the class's devices; and all that can be pressed is as large as a finger. */
export async function isMostlyPaper(page: Page): Promise<void> {
  const sizes = [{ width: 1366, height: 768, least: .6 }, { width: 1366, height: 625, least: .55 }, { width: 390, height: 844, least: .38 }];
  for (const { least, ...size } of sizes) {
    await page.setViewportSize(size);
    await fits(page, `the paper at ${size.width} × ${size.height}`);
    const { share, small, shape } = await tool(page).evaluate((window) => {
      const box = (one: Element) => one.getBoundingClientRect();
      const [all, paper] = [box(window), box(window.querySelector('canvas')!)];
      const pressed = [...window.querySelectorAll('button, .draw-pick')].filter((one) => one.checkVisibility()).map(box);
      return {
        share: paper.width * paper.height / all.width / all.height, shape: paper.width / paper.height,
        small: pressed.filter(({ width, height }) => width < 43.9 || height < 43.9).length,
      };
    });
    expect(share, `at ${size.width} × ${size.height}`).toBeGreaterThan(least);
    expect(shape, 'the same sheet on every device').toBeCloseTo(1.6, 1);
    expect(small, `too small at ${size.width} × ${size.height}`).toBe(0);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await tool(page).getByLabel('Words', { exact: true }).check();
  await expect(tool(page).locator('#draw-keys'), 'what keys do stays in sight').toBeInViewport({ ratio: .9 });
  await tool(page).getByLabel('Pen', { exact: true }).check();
}
