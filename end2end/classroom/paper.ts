// Pencil, microphone and camera: a browser that has them, and a hand that draws.
import { type BrowserContextOptions, type LaunchOptions, type Page } from '@playwright/test';
import { CHROMIUM } from './chromium';
import { settles } from './layout';

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
