// Debian's Chromium, twice: the whole browser, and its headless shell, which is the same engine without windows, history and sessions, and
// leaves a small machine a third of its time. Where there is no shell, the whole browser does everything.
import { existsSync } from 'node:fs';

export const WHOLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SHELL = '/usr/bin/chromium-headless-shell';
export const CHROMIUM = !process.env.CHROMIUM && existsSync(SHELL) ? SHELL : WHOLE;
