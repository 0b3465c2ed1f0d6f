// Reading aloud: a device with these voices, and what they said.
import type { BrowserContext, Locator, Page } from '@playwright/test';

interface Spoken { words: string; voice: string; lang: string }

/** A device with these voices; what is said is written down. */
export async function withVoices(context: BrowserContext, voices: { name: string; lang: string; localService: boolean }[]): Promise<void> {
  await context.addInitScript((voices) => {
    const spoken: Spoken[] = [];
    const speech = {
      getVoices: () => voices, addEventListener: () => {}, cancel: () => { spoken.push({ words: '(stop)', voice: '', lang: '' }); },
      speak: (one: { text: string; voice: { name: string }; lang: string; onstart?: () => void }) => {
        spoken.push({ words: one.text, voice: one.voice.name, lang: one.lang });
        one.onstart?.();
      },
    };
    class Utterance { voice = null; lang = ''; constructor(readonly text: string) {} }
    Object.defineProperty(window, 'speechSynthesis', { value: speech, configurable: true });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, spoken });
  }, voices);
}

export const LOCAL = { name: 'Ines', lang: 'en-US', localService: true };
export const REMOTE = { name: 'Cloud', lang: 'en-US', localService: false };
export const ARABIC = { name: 'Laila', lang: 'ar-SA', localService: true };
export const SPANISH = { name: 'Paz', lang: 'es-ES', localService: true };

export const spoken = (page: Page) => page.evaluate(() => (window as unknown as { spoken: Spoken[] }).spoken.splice(0));

/** What an ear says. */
export async function hears(page: Page, ear: Locator): Promise<string[]> {
  await spoken(page);
  await ear.click();
  return (await spoken(page)).map(({ words }) => words).filter((words) => words !== '(stop)');

}
