// What a browser takes for the same thirty where nobody wrote an app: a page of its own, made by hand, on which a card of one line comes as
// often, is asked for over the same line, and is put in with a line of script. Nothing that hangs there is Waymark's.
import type { Browser } from '@playwright/test';
import { Frames } from './frames';
import { MORE, PRESS, SLOWER } from './full-wall';

const PAGE = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; font-size: 28px } ul { display: grid; grid-template: repeat(3, 220px) / repeat(4, 1fr); gap: 12px; margin: 0; padding: 12px; list-style: none }
  li { overflow: hidden; border-radius: 18px; background: #fff } body { background: #ddd }
</style><ul></ul>`;

export async function bareWall(browser: Browser): Promise<number[]> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  const words = 'Leaf: the veins stay green the longest';
  await page.route('**/*', (route) => route.fulfill(route.request().url().endsWith('/card') ? { body: words } : { body: PAGE, contentType: 'text/html' }));
  await page.goto('http://bare.invalid/');
  const frames = await Frames.of(page, 'li'), machine = await page.context().newCDPSession(page);
  await machine.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await frames.begin();
  for (let n = 0; n < MORE; n++) {
    await page.evaluate(async () => {
      const said = await (await fetch('/card')).text(), wall = document.querySelector('ul')!;
      requestAnimationFrame(() => {
        if (wall.children.length === 12) wall.replaceChildren();
        wall.append(Object.assign(document.createElement('li'), { textContent: said }));
      });
    });
    await page.waitForTimeout(PRESS);
  }
  const counted = await frames.end();
  await page.context().close();
  return counted;
}
