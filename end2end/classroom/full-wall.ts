// A wall on which a thousand pieces hang before a class that looks at the newest sheet, and thirty more that come: one after another, or at once
// as when a line was cut for a minute; on a machine that is six times slower. How long each of its frames took, and that nobody who reads is moved.
import { type Browser, type CDPSession, expect, type Page } from '@playwright/test';
import { QuietStudent, releases, together } from './crowd';
import { Frames } from './frames';
import { firstLesson, type Lesson } from './lessons';
import { givesWay, watchesTheMachine } from './machine';
import { opensTheWall } from './traffic';

export const HANGING = 1_000;
export const MORE = 30;
export const SLOWER = 6;
export type How = 'one after another' | 'at once';
const NAMES = Array.from({ length: 25 }, (_, n) => `Student${String.fromCharCode(65 + n)} Berg`);
/** Between one press and the next, in milliseconds. */
export const PRESS = 250;
/** Places on a sheet. */
const PLACES = 12;

/** Of every length that takes a room of its own on a sheet; most are a line, and so are the newest of those that `hang` first. */
export function words(n: number, hang = HANGING): string {
  const leaf = `Leaf ${n}: the veins stay green the longest`;
  if (n >= hang - PLACES) return leaf;
  if (n % 10 === 7) return `${leaf}, and the edge of it was already as yellow as a lamp.`;
  if (n % 10 === 8) return `${leaf}.\n\n- the edge was **yellow**\n- the middle was not\n\nI think that the green goes where the light goes.`;
  if (n % 10 === 9) return `${leaf}. ${'I looked at it every morning before school. '.repeat(8)}`;
  return leaf;
}

export interface Room extends Lesson { students: QuietStudent[]; pieces: string[] }

/** A class whose students have shared so many pieces, all of which may hang; in the order of their numbers. */
export async function sharedRoom(browser: Browser, shared: number, hang = HANGING): Promise<Room> {
  const lesson = await firstLesson(browser, NAMES);
  const students: QuietStudent[] = [];
  await together(NAMES, async (name) => { students.push(await QuietStudent.comes(lesson.server.origin, lesson.code, name.split(' ')[0])); });
  const pieces: string[] = [];
  await together(students.map((student, at) => ({ student, at })), async ({ student, at }) => {
    const own = Array.from({ length: shared }, (_, n) => n).filter((n) => n % students.length === at);
    const ids = await student.shares(lesson.rivera.classPath, own.map((n) => words(n, hang)), true);
    for (const [nth, n] of own.entries()) pieces[n] = ids[nth];
  });
  return { ...lesson, students, pieces };
}

/** Where the person before it is: the focus, the words under it and the caret in them, and what is before their eyes. */
export const place = (page: Page) => page.evaluate(() => {
  const at = document.activeElement as HTMLTextAreaElement;
  const { x, y } = at.getBoundingClientRect();
  const seen = [...document.querySelectorAll('.inbox .item')].map((one) => ({ one, top: one.getBoundingClientRect().top }));
  return {
    focus: at.id || at.localName, words: at.value, caret: at.selectionStart, x, y, scrolled: [scrollX, scrollY],
    // What comes above a list that is scrolled scrolls it on; what is read stays where it is.
    seen: seen.filter(({ top }) => top > 0 && top < innerHeight).map(({ one, top }) => `${one.textContent?.slice(0, 60)} ${Math.round(top)}`),
  };
});

/** The sheet that is shown, and how many there are. */
const sheet = (wall: Page) => wall.getByText(/^Sheet \d+ of \d+$/);

export class FullWall {
  /** How many were released; places that are free on the newest sheet, and which one that is. */
  private come = 0;
  private free = 0;
  private newest = 0;
  private was: unknown;

  private constructor(private readonly room: Room, readonly page: Page, private readonly frames: Frames, private readonly machine: CDPSession) {}

  /** The first `hang` are released, and a window on another machine, with nothing beside it, shows their newest sheet: what is counted are its own frames. */
  static async of(browser: Browser, room: Room, hang = HANGING): Promise<FullWall> {
    const { rivera, pieces } = room;
    await together(pieces.slice(0, hang), (piece) => releases(rivera, piece));
    await rivera.watchesTheConsole();
    const { page: opened } = await opensTheWall(rivera);
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
    await page.goto(opened.url());
    await opened.close();
    await rivera.goes('/account');
    await expect(sheet(page)).toBeVisible();
    // The wall turns its sheets by itself until somebody does: on a slow machine it is past the first one by now.
    await expect(async () => {
      await page.keyboard.press('ArrowLeft');
      await expect(sheet(page)).toHaveText(/^Sheet (\d+) of \1$/, { timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
    const wall = new FullWall(room, page, await Frames.of(page, '.wall-card, .projector-foot p'), await page.context().newCDPSession(page));
    await wall.standsStill();
    givesWay(room.server.pid);
    wall.come = hang;
    await wall.looks();
    wall.was = await place(page);
    return wall;
  }

  /** Which sheet is shown, and how many places are free on it. */
  private async looks(): Promise<void> {
    this.newest = Number((await sheet(this.page).innerText()).split(' ').pop());
    this.free = PLACES - (await this.hung()).reduce((sum, { places }) => sum + places, 0);
  }

  /** What hangs on the sheet that is shown, and where. */
  hung() {
    return this.page.locator('.wall-card').evaluateAll((cards) => cards.map((card) => {
      const { x, y, width, height } = card.getBoundingClientRect();
      return { words: (card.textContent ?? '').trim(), places: Number(card.getAttribute('data-room')), x, y, width, height };
    }));
  }

  /** What slides into its place has arrived there. */
  standsStill() { return this.page.waitForFunction(() => document.getAnimations().length === 0); }

  /** Thirty come: how long each frame took in milliseconds, and what part of a processor others took meanwhile. */
  async thirtyCome(how: How): Promise<{ frames: number[]; others: number }> {
    await this.turns();
    await this.standsStill();
    const before = await this.hung();
    await this.machine.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const others = watchesTheMachine();
    await this.frames.begin();
    await (how === 'at once' ? this.atOnce() : this.oneAfterAnother());
    const frames = await this.frames.end(), disturbed = others();
    await this.machine.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    expect(await place(this.page), 'focus and scroll').toEqual(this.was);
    if (how === 'at once') {
      await this.standsStill();
      const hung = await this.hung();
      expect(hung.slice(0, before.length), 'what hung there').toEqual(before);
      expect(hung.reduce((sum, { places }) => sum + places, 0), 'and the places that were free').toBe(PLACES);
    }
    return { frames, others: disturbed };
  }

  private async oneAfterAnother(): Promise<void> {
    for (const ends = this.come + MORE; this.come < ends; this.come++) {
      await releases(this.room.rivera, this.room.pieces[this.come]);
      if (this.free === 0) {
        await this.frames.shows(`Sheet ${this.newest} of ${this.newest + 1}`);
        await this.page.keyboard.press('ArrowRight');
        [this.free, this.newest] = [PLACES, this.newest + 1];
      }
      await this.frames.shows(`Leaf ${this.come}:`);
      this.free--;
      // Nobody releases faster than they can press.
      await new Promise((pressed) => { setTimeout(pressed, PRESS); });
    }
  }

  private async atOnce(): Promise<void> {
    const some = this.room.pieces.slice(this.come, this.come + MORE);
    await together(some, (piece) => releases(this.room.rivera, piece));
    this.come += MORE;
    await this.frames.shows(`Sheet ${this.newest} of ${this.newest + Math.ceil((MORE - this.free) / PLACES)}`);
    // Those that find a place come one by one.
    await new Promise((all) => { setTimeout(all, PLACES * PRESS / 2); });
  }

  /** The class turns to the newest sheet, where the next ones will hang. */
  private async turns(): Promise<void> {
    for (let said = ''; !/^Sheet (\d+) of \1$/.test(said = await sheet(this.page).innerText());) {
      await this.page.keyboard.press('ArrowRight');
      await expect(sheet(this.page)).not.toHaveText(said);
    }
    await this.looks();
  }
}
