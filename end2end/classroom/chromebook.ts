// A Chromebook that can be closed and opened, or lose its power: the whole browser, on a profile that lies in a folder.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { WHOLE } from './chromium';

export class Chromebook {
  private readonly folder = mkdtempSync(join(tmpdir(), 'waymark-chromebook-'));
  private context: BrowserContext | undefined;

  /** From nothing but what it kept. As an app that was installed, it has a window of its own: there is no address to type, and nothing of the browser's that helps to. `trusts`: a school's own certificate. */
  async opens({ installed = false, trusts = [] as string[] } = {}): Promise<BrowserContext> {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: WHOLE, viewport: { width: 1366, height: 768 }, locale: 'en-US',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
        '--font-render-hinting=none', ...(installed ? ['--app=data:text/html,'] : []), ...trusts],
    });
    return this.context;
  }

  async closes(): Promise<void> {
    await this.context?.close();
  }

  /** The browser's first process: the one that was given this profile, and does no part of the work (`--type`). */
  private get process(): number {
    const mine = `--user-data-dir=${this.folder}`;
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split(/[\0 ]/);
        if (words.includes(mine) && !words.some((word) => word.startsWith('--type='))) return Number(id);
      } catch { /* gone meanwhile */ }
    }
    throw new Error(`no browser has ${this.folder}`);
  }

  /** Killed, all of it at once: no process of it comes to write one thing more. */
  async losesPower(): Promise<void> {
    const { process: browser } = this, gone = new Promise((done) => { this.context!.once('close', done); });
    // It is the first of a group, with all that it started.
    process.kill(-browser, 'SIGKILL');
    await gone;
  }

  async isPutAway(): Promise<void> {
    await this.closes().catch(() => {});
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
