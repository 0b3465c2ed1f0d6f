// A person at the keyboard, without a mouse. At every stop the focus can be seen and is in sight; what is done never loses it.
import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any way through a page may need. */
const FAR = 150;

/** What is wrong with where the focus is; null where it is nowhere. */
export async function focus(page: Page): Promise<{ what: string; wrong: string[] } | null> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    const ring = (one: Element): boolean => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\)$|\/ 0\)$|transparent/.test(outlineColor);
    };
    const around: Element[] = [];
    // A choice's label or a card may draw the ring for what it holds.
    for (let one: Element | null = at; one && around.length < 5; one = one.parentElement) around.push(one);
    const elsewhere = [...document.querySelectorAll('body *')].filter((one) => !around.includes(one) && !one.closest('.avatar') && ring(one));
    const box = at.getBoundingClientRect();
    const insight = [[.5, .5], [.05, .5], [.95, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
      const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return hit !== null && (at.contains(hit) || (hit.contains(at) && !hit.matches('html, body, main')));
    });
    const heading = at.matches('h1, h2, h3, main');
    const wrong: string[] = [];
    if (!heading && !around.some(ring)) wrong.push('no ring around it');
    if (elsewhere.length > 0) wrong.push(`a ring elsewhere: ${elsewhere.map((one) => one.outerHTML.slice(0, 80)).join(' ')}`);
    if (!heading && !insight) wrong.push('not in sight');
    const name = at.getAttribute('aria-label') ?? at.id ?? '';
    return { what: `<${at.localName} class="${at.className}"> ${name} ${(at.textContent ?? '').trim().slice(0, 40)}`, wrong };
  });
}

export class Keyboard {
  constructor(readonly page: Page) {}

  async presses(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async types(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  /** Where the focus is, once the page has scrolled there: from its end to its beginning that takes a moment. */
  private async settled(): Promise<Awaited<ReturnType<typeof focus>>> {
    const now = await focus(this.page);
    if (!now || now.wrong.length === 0) return now;
    await this.page.waitForTimeout(300);
    return focus(this.page);
  }

  /** Goes on with Tab until it is there, and looks at every stop. */
  async goesTo(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' });
    const ends: string[] = [];
    for (let stops = 0; stops < FAR; stops++) {
      if (await target.evaluate(isHere)) return;
      await this.presses('Tab');
      const now = await this.settled();
      if (now) expect(now.wrong, now.what).toEqual([]);
      else ends.push(`after ${stops + 1} stops`);
      // Past its end the page begins again, once.
      expect(ends.length, `${target}: the focus is nowhere ${ends.join(', ')}`).toBeLessThan(2);
    }
    throw new Error(`${target} is not reached by ${FAR} stops`);
  }

  /** Goes there and presses Enter. */
  async does(target: Locator): Promise<void> {
    await this.goesTo(target);
    await this.presses('Enter');
  }

  /** One of a group, with the arrows; or a box, with the space bar. */
  async picks(choice: Locator): Promise<void> {
    await this.goesTo(choice);
    const isPicked = () => choice.evaluate((one: HTMLInputElement) => one.checked);
    for (let n = 0; n < 8 && !(await isPicked()); n++) {
      const here = await choice.evaluate((one) => one === document.activeElement);
      await this.presses(here ? 'Space' : 'ArrowDown');
    }
    expect(await isPicked(), `${choice} is picked`).toBe(true);
    expect((await focus(this.page))?.wrong).toEqual([]);
  }

  /** Writes in a field, in place of what is there. */
  async writes(field: Locator, words: string): Promise<void> {
    await this.goesTo(field);
    await this.presses('ControlOrMeta+a');
    await this.types(words);
    await expect(field).toHaveValue(words);
  }

  /** Whatever changed on the page: the focus is somewhere, and stays somewhere. */
  async keepsItsPlace(after: string): Promise<void> {
    await expect.poll(async () => (await focus(this.page))?.wrong ?? 'nowhere', { message: `the focus after ${after}`, timeout: 3_000 }).toEqual([]);
    await this.page.waitForTimeout(400);
    expect((await focus(this.page))?.wrong ?? 'nowhere', `the focus after ${after}`).toEqual([]);
  }
}

/** In the page: the element has the focus, or another one of its group has. */
function isHere(wanted: Element): boolean {
  const now = document.activeElement;
  if (now === wanted) return true;
  const radio = (one: Element | null): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === 'radio';
  return radio(wanted) && radio(now) && now.name === wanted.name && now.form === wanted.form;
}
