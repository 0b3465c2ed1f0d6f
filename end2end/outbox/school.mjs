// A real server with a school in it, and the people who come to it by the same forms as everybody.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mint } from '../../frontend/public/mint.js';
import { pause } from './dice.mjs';

const PICTURES = ['fox', 'owl', 'moon', 'key'];
const FORM = 'application/x-www-form-urlencoded';

const freePort = () => new Promise((done, failed) => {
  const probe = createServer();
  probe.once('error', failed);
  probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => done(port)); });
});

/// The server as a process of its own, on a fresh folder.
export class Server {
  static async start(binary) {
    const server = Object.assign(new Server(), { port: await freePort(), folder: mkdtempSync(join(tmpdir(), 'waymark-outbox-')), log: '' });
    server.origin = `http://127.0.0.1:${server.port}`;
    server.process = spawn(binary, ['serve'], {
      env: { ...process.env, PORT: String(server.port), WAYMARK_ORIGIN: server.origin, WAYMARK_DATA: server.folder,
        LEPTOS_SITE_ROOT: server.folder, LEPTOS_OUTPUT_NAME: 'waymark', RUST_LOG: 'warn' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server.process.stderr.on('data', (chunk) => { server.log += chunk; });
    for (let tries = 0; tries < 600; tries++) {
      if (server.process.exitCode !== null) break;
      try { if ((await fetch(`${server.origin}/readyz`)).ok) return server; } catch { /* not yet */ }
      await pause(100);
    }
    throw new Error(`the server did not start:\n${server.log}`);
  }

  async stop() {
    const gone = new Promise((done) => { this.process.once('exit', done); });
    if (this.process.exitCode === null) { this.process.kill('SIGKILL'); await gone; }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/// Somebody with cookies, as a browser has them.
export class Visitor {
  constructor(origin) { this.origin = origin; this.cookies = new Map(); }

  get cookie() { return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '); }

  /// As a page's script asks, straight to the server.
  async fetch(path, { headers = {}, ...init } = {}) {
    const answer = await fetch(this.origin + path, { redirect: 'manual', ...init, headers: { origin: this.origin, cookie: this.cookie, 'accept-encoding': 'identity', ...headers } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair] = set.split(';'), at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  async ask(method, path, body, headers = {}) {
    const answer = await this.fetch(path, { method, body, headers: { accept: 'text/html', ...headers } });
    return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() };
  }

  /// What the server says to this, as JSON.
  async json(method, path, said) {
    const { status, text } = await this.ask(method, path, JSON.stringify(said), { 'content-type': 'application/json', accept: 'application/json' });
    if (status >= 400) throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`);
    return JSON.parse(text);
  }

  get(path) { return this.ask('GET', path); }

  async post(path, fields) {
    const answer = await this.ask('POST', path, new URLSearchParams(fields).toString(), { 'content-type': FORM });
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    return answer;
  }

  /// A page's data, as its WASM asks for it.
  async data(address, fields = {}) {
    const answer = await this.ask('POST', `/api/${address}`, new URLSearchParams(fields).toString(), { 'content-type': FORM, accept: 'application/json' });
    return answer.status === 200 ? JSON.parse(JSON.parse(answer.text)) : null;
  }
}

/// A piece as its page shows it to its student: the words that stand in the sheet (of the draft; without one, of the newest version) and those of
/// each version, newest first, and which of those came late. `null` where there is no such piece.
export async function pieceOf(student, id) {
  const { status, text } = await student.get(`/piece/${id}`);
  if (status === 404) return null;
  if (status !== 200) throw new Error(`/piece/${id} answered ${status}`);
  const sheet = /<textarea[^>]* id="words"[^>]*>([^<]*)<\/textarea>/.exec(text);
  const cards = [...text.matchAll(/<article class="card version" data-key="version-(\d+)"([^]*?)<div class="words rich(?: whole)?"[^>]*>([^]*?)<\/div>/g)];
  const versions = cards.sort(([, one], [, other]) => other - one).map(([, , , words]) => words.replace(/<[^>]+>/g, '').trim());
  return { sheet: sheet ? sheet[1].trim() : null, versions, late: cards.map(([, , head]) => head.includes('came in late')) };
}

/// The editor of a piece as its page comes to its student: the number that the next save builds on, and the words that stand in it.
export async function editorOf(student, id) {
  const { status, text } = await student.get(`/piece/${id}`);
  if (status === 404) return { base: 0, words: '' };
  if (status !== 200) throw new Error(`/piece/${id} answered ${status}`);
  return { base: Number(hidden({ text }, 'base_version')), words: /<textarea[^>]* id="words"[^>]*>([^<]*)<\/textarea>/.exec(text)?.[1].trim() ?? '' };
}

/// What a page holds in a hidden field.
export const hidden = ({ text }, name) => {
  const found = new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text) ?? new RegExp(`value="([^"]*)"[^>]*name="${name}"`).exec(text);
  if (!found) throw new Error(`no field ${name} in ${text.slice(0, 200)}`);
  return found[1].replaceAll('&amp;', '&').replaceAll('&quot;', '"');
};
const letters = (nth) => String.fromCharCode(65 + Math.floor(nth / 26), 97 + (nth % 26), 97 + ((nth * 7) % 26));

/// A class with its door open and `size` students in it, each signed in.
export async function school(server, size) {
  const teacher = new Visitor(server.origin);
  await teacher.post('/setup', { school_name: 'Cedar Grove School', time_zone: 'America/Chicago', locale: 'en', name: 'Ms Rivera', email: 'rivera@cedar.example', password: 'four stones on a hill' });
  const path = (await teacher.post('/classes', { name: 'Science', subject: 'Science', grade_band: '6-8', access_point: 'reflection' })).to;
  const names = Array.from({ length: size }, (_, nth) => letters(nth));
  const roster = async (fields) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return teacher.ask('POST', `${path}/roster`, form);
  };
  const judged = await roster({ names: names.map((name) => `${name} Zed`).join('\n'), do: 'check' });
  await roster({ rows: hidden(judged, 'rows'), do: 'add' });
  // Questions and inquiries are open to it, and it was asked something.
  await teacher.post(`${path}/settings`, [['name', 'Science'], ['subject', 'Science'], ['grade_band', '6-8'], ['open', 'reflection'], ['open', 'inquiry']]);
  const prompt = mint();
  await teacher.post(`${path}/release`, { id: prompt, prompt: 'g68-reflection-own-words', plan: 'everyone', when: 'now' });
  await teacher.post(`${path}/door`, { door: 'open', display: 'extended' });
  const code = /door-code">([^<]+)</.exec((await teacher.get(path)).text)[1].trim();
  const students = [], left = [...names.entries()];
  await Promise.all(Array.from({ length: 4 }, async () => { for (let one = left.shift(); one; one = left.shift()) students[one[0]] = await comesIn(server, code, one[1]); }));
  return { teacher, class: path.split('/').pop(), prompt, students };
}

async function comesIn(server, code, name) {
  const student = new Visitor(server.origin);
  await student.get('/join');
  const { to } = await student.post('/join', { code });
  const ticket = hidden(await student.get(to), 'ticket');
  const found = await student.get((await student.post('/join/name', { ticket, q: name })).to);
  const mine = /<button name="ticket" value="([^"]*)"/.exec(found.text)[1].replaceAll('&amp;', '&');
  let board = await student.post('/join/pin', { ticket: mine });
  for (const each of [...PICTURES, ...PICTURES]) {
    const picture = new RegExp(`name="picture" value="([^"]*)" data-picture="${each}"`).exec(board.text)[1];
    board = await student.post('/join/pin', { so_far: hidden(board, 'so_far'), picture });
  }
  const { me } = await student.data('home/page');
  // By this cookie a device is known to the key that seals what lies on it.
  await student.fetch('/api/v1/seal', { method: 'POST' });
  return Object.assign(student, { person: me, name });
}
