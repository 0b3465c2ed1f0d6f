// What a screen reader says by itself while somebody does something else: what comes into the live regions of a page.
import type { BrowserContext } from '@playwright/test';

/** From here on, all that is said on the pages of a browser, in the order in which it is said. Taken out of the list, it is said no more. */
export async function listens(context: BrowserContext): Promise<{ takes(): string[] }> {
  let said: string[] = [];
  await context.exposeBinding('classroomSays', (_, words: string) => { said.push(words); });
  await context.addInitScript(() => {
    const LIVE = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';
    const says = (window as unknown as { classroomSays(words: string): void }).classroomSays;
    const was = new WeakMap<Element, string>();
    const words = (region: Element) => (region.checkVisibility() ? (region.textContent ?? '').replace(/\s+/g, ' ').trim() : '');
    const around = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest(LIVE);
    document.addEventListener('DOMContentLoaded', () => {
      // What a page came with is read, and not announced.
      for (const region of document.querySelectorAll(LIVE)) was.set(region, words(region));
      new MutationObserver((changes) => {
        const moved = new Set<Element>();
        for (const { target, addedNodes } of changes) {
          const region = around(target);
          if (region) moved.add(region);
          // A region that comes with its words is one that says them.
          for (const node of addedNodes) if (node instanceof Element) for (const one of [node, ...node.querySelectorAll('*')]) if (one.matches(LIVE)) moved.add(one);
        }
        for (const region of moved) {
          const now = words(region);
          if (!region.isConnected || now === (was.get(region) ?? '')) continue;
          was.set(region, now);
          if (now) says(now);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden'] });
    });
  });
  return { takes: () => { const all = said; said = []; return all; } };
}

/** Which of it was said more than once. */
export const twice = (said: string[]): string[] => said.filter((one, at) => said.indexOf(one) < at);
