// The people of the classroom, as they act: in their own browsers, through what they see.
import { type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { QuietPage } from './quiet';

const PASSWORD = 'three words and more';
export const PIN = ['fox', 'owl', 'moon', 'key'];

abstract class Person {
  protected constructor(readonly page: Page, readonly context: BrowserContext, readonly origin: string) {}

  async goes(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
  }

  /** Waits until the page has come alive. */
  async isAlive(): Promise<void> {
    await this.page.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }
}

export class Teacher extends Person {
  classPath = '';

  static async arrives(browser: Browser, origin: string, as: BrowserContextOptions = {}): Promise<Teacher> {
    const context = await browser.newContext(as);
    return new Teacher(await context.newPage(), context, origin);
  }

  get consolePath(): string {
    return this.classPath.replace('/class/', '/console/');
  }

  /** Her pages are not looked at, and her forms go without the browser; false: she presses them herself. */
  quiet = true;

  /** The first account sets up the school. */
  async setsUpTheSchool(name = 'Ms Rivera'): Promise<void> {
    const typed = { school_name: 'Northside School', name, email: 'rivera@northside.example', password: PASSWORD };
    if (this.quiet) {
      const at = await this.at('/setup');
      await at.presses(/^Make the school/, typed);
      return;
    }
    await this.goes('/setup');
    for (const [field, words] of Object.entries(typed)) await this.page.locator(`[name=${field}]`).fill(words);
    await this.page.getByRole('button', { name: 'Make the school' }).click();
    await expect(this.page).toHaveURL(/\/classes/);
  }

  /** A page of hers, without the browser. */
  private async at(path: string): Promise<QuietPage> {
    const quiet = QuietPage.in(this.context, this.origin);
    await quiet.opens(path);
    return quiet;
  }

  async signsIn(email: string, password: string): Promise<void> {
    await this.goes('/sign-in');
    await this.page.locator('[name=email]').fill(email);
    await this.page.locator('[name=password]').fill(password);
    await this.page.locator('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(this.page).toHaveURL(/\/classes/);
  }

  /** A school of her own with one class of these students, who are asked something; its door is open, and she looks at its page. The code. */
  async isAtWork(names: string[]): Promise<string> {
    await this.setsUpTheSchool();
    await this.makesAClass('Science');
    await this.putsOnTheRoster(names);
    await this.asks();
    return this.opensTheDoor();
  }

  /** Of the demo school, say: the door of its first class is open. Its code. */
  async goesToTheFirstClass(): Promise<string> {
    this.classPath = (await this.page.locator('a.card-link[href^="/class/"]').first().getAttribute('href')) ?? '';
    await this.goes(this.classPath);
    return (await this.page.locator('.door-code').first().innerText()).trim();
  }

  async makesAClass(name: string, band = '6-8'): Promise<void> {
    if (this.quiet) {
      const at = await this.at('/classes');
      await at.presses(/^Make (the|your first) class/, { name, grade_band: band });
      this.classPath = at.path;
      return;
    }
    await this.goes('/classes');
    await this.page.locator('[name=name]').fill(name);
    await this.page.locator(`[name=grade_band][value="${band}"]`).check({ force: true });
    await this.page.getByRole('button', { name: /^Make (the|your first) class/ }).click();
    await expect(this.page).toHaveURL(/\/class\//);
    this.classPath = new URL(this.page.url()).pathname;
  }

  async putsOnTheRoster(names: string[]): Promise<void> {
    if (this.quiet) {
      const at = await this.at(`${this.classPath}/roster`);
      await at.presses(/^Check what will happen/, { names: names.join('\n') });
      await at.presses(/^Put .* on the roster/);
      return;
    }
    await this.goes(`${this.classPath}/roster`);
    await this.page.locator('[name=names]').fill(names.join('\n'));
    await this.page.getByRole('button', { name: 'Check what will happen' }).click();
    await this.page.getByRole('button', { name: /^Put .* on the roster/ }).click();
    await expect(this.page.getByText(names[0]).first()).toBeVisible();
  }

  /** Opens these ways in for the class, in its settings. */
  async opens(...points: ('goals' | 'choice' | 'inquiry' | 'reflection')[]): Promise<void> {
    await this.goes(this.classPath);
    await this.page.locator('summary', { hasText: /^Settings/ }).click();
    for (const point of points) await this.page.locator(`[name=open][value=${point}]`).check({ force: true });
    await this.page.locator('form[action$="/settings"]').getByRole('button').click();
    await expect(this.page.getByText('The settings are kept.')).toBeVisible();
  }

  /** Opens the door as a second screen and reads the code. */
  async opensTheDoor(): Promise<string> {
    if (this.quiet) await (await this.at(this.classPath)).presses(/^Open the door/);
    await this.goes(this.classPath);
    if (this.quiet) return (await this.page.locator('.door-code').first().innerText()).trim();
    await this.page.getByRole('button', { name: 'Open the door' }).click();
    const code = await this.page.locator('.door-code').first().innerText();
    return code.trim();
  }

  async closesTheDoor(): Promise<void> {
    await this.goes(this.classPath);
    await this.page.getByRole('button', { name: 'Close the door' }).click();
    await expect(this.page.getByText('The door is closed').first()).toBeVisible();
  }

  async watchesTheConsole(): Promise<void> {
    await this.goes(this.consolePath);
    await this.isAlive();
  }

  /** Releases the first prompt of the bank, or a question of her own, in a second tab; everyone will be answered. */
  async asks(own?: string): Promise<void> {
    if (this.quiet) {
      const at = await this.at(`${this.classPath}/prompts`);
      if (own) await at.presses(/^Keep this prompt/, { question: own });
      else await at.uses(/^Use this/);
      await at.presses(/^Release to the class/, { plan: 'everyone' });
      return;
    }
    const desk = await this.context.newPage();
    await desk.goto(`${this.origin}${this.classPath}/prompts`);
    if (own) {
      await desk.getByLabel('One question').fill(own);
      await desk.getByRole('button', { name: 'Keep this prompt' }).click();
    } else {
      await desk.getByRole('button', { name: /^Use this/ }).or(desk.getByRole('link', { name: /^Use this/ })).first().click();
    }
    await desk.getByText('Everyone', { exact: true }).first().click();
    await desk.getByRole('button', { name: 'Release to the class' }).click();
    await expect(desk.getByText('The class sees it now.').first()).toBeVisible();
    await desk.close();
  }

  card(name: string) {
    return this.page.locator('.inbox .item', { hasText: name });
  }
}

export class Student extends Person {
  private constructor(page: Page, context: BrowserContext, origin: string, readonly name: string) {
    super(page, context, origin);
  }

  static async arrives(browser: Browser, origin: string, name: string, as: BrowserContextOptions = {}): Promise<Student> {
    const context = await browser.newContext(as);
    return new Student(await context.newPage(), context, origin, name);
  }

  /** At a browser that is there, and keeps what it keeps; in a window of their own, or in this one of it. */
  static async sitsDownAt(context: BrowserContext, origin: string, name: string, window?: Page): Promise<Student> {
    return new Student(window ?? await context.newPage(), context, origin, name);
  }

  /** Somebody else, after them, at the same browser. */
  static onTheDeviceOf(other: Student, name: string): Student {
    return new Student(other.page, other.context, other.origin, name);
  }

  get first(): string {
    return this.name.split(' ')[0];
  }

  /** Comes in. At a browser that nobody has used by the same forms without it (they are twelve pages); else by hand. */
  async joins(code: string, pin = PIN): Promise<void> {
    const used = this.page.url() !== 'about:blank' || (await this.context.cookies()).length > 0;
    if (used) return this.joinsByHand(code, pin);
    const language = await this.page.evaluate(() => navigator.language);
    const quiet = QuietPage.in(this.context, this.origin, language);
    await quiet.opens('/join');
    await quiet.presses('main form:has([name=code]) button', { code });
    await quiet.presses('main form:has([name=q]) button', { q: this.first.toLowerCase() });
    await quiet.presses(new RegExp(this.first));
    for (let round = 0; round < 2 && quiet.path.startsWith('/join'); round++) {
      for (const picture of pin) await quiet.presses(`.pin-grid [data-picture="${picture}"]`);
    }
    await this.goes('/home');
    await expect(this.page).toHaveURL(/\/home/);
    await this.isAlive();
  }

  /** Types the code, finds the own name, presses the four pictures (twice, the first time). */
  async joinsByHand(code: string, pin = PIN): Promise<void> {
    await this.goes('/join');
    await this.page.locator('[name=code]').fill(code);
    await this.page.locator('main form').first().getByRole('button').click();
    await this.page.locator('[name=q]').fill(this.first.toLowerCase());
    await this.page.getByRole('button', { name: 'Find me' }).click();
    await this.page.locator('.names .name-button', { hasText: this.first }).first().click();
    await this.pressesPictures(pin);
    await expect(this.page).toHaveURL(/\/home/);
    await this.isAlive();
  }

  async pressesPictures(pin: string[]): Promise<void> {
    for (let round = 0; round < 2; round++) {
      for (const picture of pin) {
        await this.page.locator(`.pin-grid [data-picture="${picture}"]`).click();
        await this.page.waitForLoadState();
      }
      if (!this.page.url().includes('/join')) return;
    }
  }

  get box() {
    return this.page.locator('textarea#words');
  }

  /** To the next version of what is shared: its box is open where an answer waits, else folded away. */
  async goesOn(): Promise<void> {
    if (!(await this.box.isVisible())) await this.page.locator('summary', { hasText: 'Go on with version' }).click();
  }

  async shares(): Promise<void> {
    await this.page.getByRole('button', { name: /^Share/ }).click();
  }
}
