// What a browser's forms send, without a browser: a page is fetched, a form of it filled in and one of its buttons pressed, under the cookies of
// a real browser that comes afterwards. For what a spec needs and does not try: a page costs Chromium half a second, and a class at work is
// two dozen pages. (What these forms are to people is tried by hand: class-period, whole-period, one-device and many more.)
import { type BrowserContext, expect } from '@playwright/test';
import { JSDOM } from 'jsdom';

type Typed = Record<string, string>;

/** As Playwright takes them, with what stands there more than once. No file is chosen here. */
function words(fields: FormData): FormData {
  const all = new FormData();
  for (const [name, value] of fields) if (typeof value === 'string') all.append(name, value);
  return all;
}

export class QuietPage {
  private document: Document = new JSDOM('').window.document;
  path = '';

  private constructor(private readonly context: BrowserContext, private readonly origin: string, private readonly language: string) {}

  static in(context: BrowserContext, origin: string, language = 'en-US'): QuietPage {
    return new QuietPage(context, origin, language);
  }

  async opens(path: string): Promise<void> {
    await this.shows(await this.context.request.get(this.origin + path, { headers: this.headers() }));
  }

  /** Types into the form of the first button that fits, by the names of its fields, and presses it. */
  async presses(which: string | RegExp, typed: Typed = {}): Promise<void> {
    const said = (button: Element) => (button.textContent ?? '').trim();
    const button = typeof which === 'string'
      ? this.document.querySelector<HTMLButtonElement>(which)
      : [...this.document.querySelectorAll('button')].find((one) => which.test(said(one)));
    const form = button?.form;
    if (!button || !form) throw new Error(`no button ${which} on ${this.path}`);
    const fields = new this.document.defaultView!.FormData(form);
    if (button.name) fields.append(button.name, button.value);
    for (const [name, value] of Object.entries(typed)) {
      if (!form.elements.namedItem(name)) throw new Error(`no field ${name} on ${this.path}`);
      fields.set(name, value);
    }
    const action = button.getAttribute('formaction') ?? form.getAttribute('action') ?? this.path;
    await this.shows(await this.context.request.post(new URL(action, this.origin + this.path).href, {
      headers: this.headers(), ...(form.enctype === 'multipart/form-data' ? { multipart: words(fields) } : { form: words(fields) }),
    }));
  }

  /** Presses the first button or goes on with the first link that says this. */
  async uses(what: RegExp): Promise<void> {
    const there = [...this.document.querySelectorAll('button, a[href]')].find((one) => what.test((one.textContent ?? '').trim()));
    const href = there?.getAttribute('href');
    if (href) return this.opens(new URL(href, this.origin + this.path).href.slice(this.origin.length));
    await this.presses(what);
  }

  private headers() {
    return { origin: this.origin, accept: 'text/html', 'accept-language': this.language };
  }

  private async shows(answer: { ok(): boolean; status(): number; url(): string; text(): Promise<string> }): Promise<void> {
    const { pathname, search } = new URL(answer.url());
    expect(answer.ok(), `${pathname} answers ${answer.status()}`).toBe(true);
    this.path = pathname + search;
    this.document = new JSDOM(await answer.text(), { url: answer.url() }).window.document;
  }
}
