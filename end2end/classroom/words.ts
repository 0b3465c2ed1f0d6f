// The sentences of a language, and which of them stand on a page.
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

type Entry = string | Record<string, string>;

const folder = new URL('../../app/locales/', import.meta.url);
/** Shorter ones may be a name, or a word that is the same in both languages. */
const LONG = 12;

function table(language: string): Map<string, string[]> {
  const read = (file: string) => JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Record<string, Entry>;
  const entries = readdirSync(new URL(language, folder)).flatMap((file) => Object.entries(read(file)));
  return new Map(entries.map(([key, entry]) => [key, typeof entry === 'string' ? [entry] : Object.values(entry)]));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One sentence as a language says it; a gap may hold anything. */
export function sentence(language: string, key: string): RegExp {
  const [text] = table(language).get(key) ?? [];
  if (!text) throw new Error(`${language} has no ${key}`);
  return new RegExp(`^${text.split(/\{\w+\}/).map(escaped).join('.+')}`, 'u');
}

/** What only a reader of this language is told, as patterns: a gap may hold anything. */
export function sentences(language: string, other: string): { key: string; pattern: string }[] {
  const theirs = table(other);
  return [...table(language)].flatMap(([key, texts]) => texts
    .filter((text) => text.replace(/\{\w+\}/g, '').trim().length > LONG && !theirs.get(key)?.includes(text))
    .map((text) => ({ key, pattern: text.split(/\{\w+\}/).map(escaped).join('.+') })));
}

/** Which of the sentences stand on the page: as text, seen or only heard, or as a label, a hint or a title. */
export async function found(page: Page, of: { key: string; pattern: string }[]): Promise<string[]> {
  return page.evaluate((of) => {
    const said: { text: string; own: boolean }[] = [{ text: document.title, own: false }];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const around = node.parentElement;
      // What people wrote stands in `dir=auto`; a sentence of ours that holds a name may stand there too, and then it is all of it.
      const own = around?.closest('[dir=auto]') !== null;
      if (!around?.closest('script, style, template')) said.push({ text: (node.textContent ?? '').replace(/\s+/g, ' ').trim(), own });
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'content']) {
      for (const one of document.querySelectorAll(`[${name}]`)) said.push({ text: one.getAttribute(name) ?? '', own: false });
    }
    return of
      .map(({ key, pattern }) => {
        const [part, whole] = [new RegExp(pattern, 'u'), new RegExp(`^${pattern}$`, 'u')];
        const hit = said.find(({ text, own }) => (own ? whole : part).test(text));
        return hit && `${key}: ${hit.text.slice(0, 80)}`;
      })
      .filter((hit) => hit !== undefined);
  }, of);
}
