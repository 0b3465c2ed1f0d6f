// One run: what two students do on one device (and one of them on a second one) while the network, the windows and the sign-ins come and go;
// and then whether everything is there, once, in order, and nobody's is somebody else's.
import assert from 'node:assert/strict';
import { mint } from '../../frontend/public/mint.js';
import { Choosing, opensABoard } from './choosing.mjs';
import { Device } from './device.mjs';
import { dice, pause } from './dice.mjs';
import { once, stillNew } from './once.mjs';
import { pieceOf } from './school.mjs';
import { KINDS, Weather } from './weather.mjs';

const A_DAY = 86400000;
/// Milliseconds within which everything is sent once there is a way.
const IN_SYNC = Number(process.env.OUTBOX_IN_SYNC ?? 5000);

/// Somebody at work: what was done, by the words that name it.
class Work {
  constructor(student, school, name, board) {
    Object.assign(this, { student, school, name, goal: mint(), pieces: [mint(), mint()], said: [], shared: [[], []], drafts: ['', ''], written: [[], []], unsure: new Set(), drawing: { shown: mint(), strokes: 0, sure: 0 } });
    this.began = false;
    this.count = 0;
    this.newest = new Map();
    this.windows = new Map();
    this.choosing = new Choosing(this, board);
  }

  word(what) { return `${this.name} ${what} ${++this.count}`; }

  envelope(more) { return { id: mint(), person: this.student.person, done_at: Date.now(), v: 1, ...more }; }

  command(more, about = {}) { const envelope = this.envelope(more); return { id: envelope.id, kind: 'command', envelope, ...about }; }

  /// A form of a plain page.
  form(deed, about) { const id = mint(); return { id, kind: 'form', fields: [['do', deed], ['command', id], ['person', this.student.person], ...about] }; }

  beginning(piece) { return { answers: 'own_question', class: this.school.class, question: `What about ${this.name}, ${piece}?` }; }

  /// The goal, and the try: what is said later is about them.
  goalSet() {
    this.began = true;
    const plan = [['kind', 'academic'], ['statement', `${this.name} asks`], ['stand', 'at the start'], ['why', 'to know'], ['success', 'I asked'], ['by', ''], ['obstacle', ''], ['then', '']];
    return [this.command({ do: 'goal', goal: this.goal, act: [['do', 'set'], ...plan] }), ...this.choosing.begins()];
  }

  /// A check-in on the goal: by a page's command, or by its plain form.
  says(asForm) {
    const words = this.word('says');
    this.said.push(words);
    if (!asForm) return [words, [this.command({ do: 'goal', goal: this.goal, act: [['do', 'check_in'], ['feel-moving', 'yes'], ['words', words]] })]];
    return [words, [this.form('goal_check_in', [['goal', this.goal], ['feel-moving', 'yes'], ['words', words]])]];
  }

  draft(words) { return { words, ask: 'just_read', ask_words: '', language: null, scribe: null }; }

  // Whose hand it was last, on this device.
  hand(device, piece) {
    const key = `${this.name} ${piece}`, page = device.pages.get(key) ?? { hand: mint(), stroke: 0, base: 0 };
    device.pages.set(key, { ...page, stroke: page.stroke + 1 });
    return { hand: [page.hand, page.stroke + 1], base_version: page.base };
  }

  writes(device, nth, words = this.word('writes')) {
    const piece = this.pieces[nth], { hand, base_version } = this.hand(device, piece);
    this.drafts[nth] = words;
    this.written[nth].push(words);
    if (nth === 1) this.newest.set(device, words);
    return [words, [this.command({ do: 'save_draft', reflection: piece, beginning: this.beginning(piece), draft: this.draft(words), base_version },
      { piece, hand, over: `draft ${piece} ${hand[0]}` })]];
  }

  shares(device, nth) {
    const words = this.word('shares'), piece = this.pieces[nth], { hand, base_version } = this.hand(device, piece);
    this.shared[nth].push(words);
    this.written[nth].push(words);
    this.drafts[nth] = '';
    if (nth === 1) this.newest.set(device, words);
    return [words, [this.command({ do: 'share', reflection: piece, beginning: this.beginning(piece), draft: this.draft(words), base_version }, { piece, hand, bars: piece })]];
  }

  /// The drawing in the first piece, with one more stroke. On a full disk its bytes find no room (/kept.js).
  draws(device) {
    const { drawing } = this, [piece] = this.pieces, id = mint(), strokes = ++drawing.strokes;
    const stroke = (nth) => ({ tool: 'pen', ink: 'blue', width: 'medium', points: Array.from({ length: 40 }, (_, at) => [10 * at, 10 * nth, 128]).flat() });
    const bytes = Buffer.from(JSON.stringify({ w: 1600, h: 1000, strokes: Array.from({ length: strokes }, (_, nth) => stroke(nth)) }));
    if (!device.full) device.files.set(id, bytes);
    const over = `shown ${drawing.shown}`, { answers: _, ...asks } = this.beginning(piece);
    const show = (deed) => this.command({ do: 'show', reflection: piece, act: [['do', deed], ['shown', drawing.shown], ['file', id], ...Object.entries(asks)] }, { piece, over, needs: id });
    return [strokes, [{ id: mint(), kind: 'file', file: { id, kind: 'drawing', bytes: bytes.length }, piece, over, ...(device.full && { blob: new Blob([bytes]) }) }, show('add'), show('replace')]];
  }
}

export async function story(seed, server, school) {
  const board = await opensABoard(school);
  const throws = dice(seed, 'story'), { chance, between, one } = throws;
  const weather = await Weather.over(server, seed), device = new Device(weather, seed, 'shared device', [0, A_DAY, -A_DAY][seed % 3]);
  const at = (nth) => school.students[(seed * 2 + nth) % school.students.length];
  const ada = new Work(at(0), school, `Ada${seed}`, board), bo = new Work(at(1), school, `Bo${seed}`, board), second = new Device(weather, seed, 'second device');
  const log = [], note = (text) => log.push(`${String(Math.round(performance.now() - begun)).padStart(6)} ${text}`), begun = performance.now();
  const sides = [];

  // What is kept is kept: from the moment `put` says so. What a killed window was about to keep may be there or not, but never twice.
  async function does(window, work, [name, entries]) {
    let kept = false;
    work.unsure.add(name);
    work.windows.set(name, window);
    const done = window.outbox.put(entries).then(async (outcomes) => {
      for (const outcome of outcomes) outcome.then((what) => { if (what.answer === 'refused') note(`refused: ${name} ${JSON.stringify(what)}`); });
      // In memory alone its number is a fraction, and it goes with its window.
      const alone = (await window.store.read()).filter(({ n }) => !Number.isInteger(n)).map(({ id }) => id);
      if (!entries.some(({ id }) => alone.includes(id))) { work.unsure.delete(name); kept = true; }
    });
    await Promise.race([done, new Promise((gone) => window.dead.signal.addEventListener('abort', gone))]);
    note(`${work.name} ${kept ? 'kept' : 'was about to keep'}: ${name}`);
  }

  device.signedIn = ada.student;
  second.signedIn = ada.student;
  let work = ada, window = device.opens();
  await does(window, ada, ['the goal', ada.goalSet()]);

  const slow = seed % 100 === 7;
  let blowing = true;
  const gusts = dice(seed, 'wind');
  const wind = (async () => {
    if (slow) { weather.becomes('half a minute'); await pause(40000); return; }
    while (blowing) {
      weather.becomes(...Array.from({ length: gusts.between(1, 4) }, () => gusts.one(KINDS)));
      note(`weather: ${weather.kinds.join(', ')}`);
      await pause(gusts.between(100, 1800));
    }
  })();

  const deeds = slow ? 2 : between(14, 30), switches = chance(.5), two = chance(.3);
  for (let deed = 0; deed < deeds; deed++) {
    await pause(between(20, 350));
    if (!slow && chance(.12)) {
      note('the window is killed');
      device.kill();
      if (chance(.5)) await pause(between(10, 800));
      window = device.opens();
    }
    if (!slow && chance(.06)) { device.full = device.full ? '' : one(['for files', 'for everything']); note(`the disk is ${device.full ? `full ${device.full}` : 'free'}`); }
    // A window of hers may stay open while he signs in beside it.
    if (switches && !slow && chance(.12)) {
      if (chance(.6) || !window.store.lasting) device.kill(); else note('her window stays open');
      work = work === ada ? bo : ada;
      device.signedIn = work.student;
      note(`${work.name} signs in`);
      window = device.opens();
      if (!work.began) { const { full } = device; device.full = ''; await does(window, work, ['the goal', work.goalSet()]); device.full = full; }
    }
    const draws = between(0, 13);
    if (draws <= 2) await does(window, work, work.says(chance(.4)));
    else if (draws <= 6) await does(window, work, work.writes(device, between(0, 1)));
    else if (draws === 7) await does(window, work, work.shares(device, between(0, 1)));
    else if (draws <= 9 && work === ada) { const drawn = ada.draws(device); await does(window, ada, drawn); if (!ada.unsure.has(drawn[0])) ada.drawing.sure = drawn[0]; }
    else if (draws === 10) await does(window, work, work.choosing.chooses(throws));
    else if (draws === 11 && work.choosing.mayRecommend) await does(window, work, work.choosing.recommends());
    else if (draws === 12) await does(window, work, work.choosing.tells());
    else window.outbox.drain(true);
    // The same draft, at home on another device.
    if (two && !slow && work === ada && chance(.2)) {
      const other = sides.at(-1) ?? second.opens(), mine = ada.writes(second, 1);
      if (!sides.length) sides.push(other);
      await does(other, ada, mine);
    }
  }
  blowing = false;
  await wind;

  // The way is free. Whoever did something signs in once more, for what waits for them.
  device.full = '';
  const free = async (whose) => {
    device.kill();
    device.signedIn = whose.student;
    weather.becomes('clear');
    const since = performance.now(), last = device.opens();
    note(`the way is free for ${whose.name}`);
    const waits = async () => (await Promise.all([last, ...(whose === ada ? sides : [])].map(({ outbox }) => outbox.waiting()))).flat().filter(({ state }) => state !== 'refused');
    while ((await waits()).length) {
      if (performance.now() - since > IN_SYNC) assert.fail(`not in sync ${IN_SYNC} ms after the way was free: ${JSON.stringify((await waits()).map(({ n, kind, id, fails }) => ({ n, kind, id, fails })))}`);
      await pause(20);
    }
    note(`in sync after ${Math.round(performance.now() - since)} ms`);
    return performance.now() - since;
  };
  const took = [];
  try {
    // Without anybody's help: the window that was open is still the one.
    if (device.windows.has(window) && device.signedIn === work.student) {
      weather.becomes('clear');
      const since = performance.now();
      while ((await window.outbox.waiting()).some(({ state }) => state !== 'refused')) {
        if (performance.now() - since > IN_SYNC) assert.fail(`an open window is not in sync ${IN_SYNC} ms after the way was free`);
        await pause(20);
      }
      took.push(performance.now() - since);
      note(`the open window is in sync after ${Math.round(took.at(-1))} ms`);
    }
    for (const whose of [ada, bo]) if (whose.began) took.push(await free(whose));
    await weather.calm();
    if (slow) assert.ok(weather.posts <= 12, `${weather.posts} posts through half a minute`);
    for (const whose of [ada, bo]) if (whose.began) await isAllThere(whose, device, second, two);
  } catch (why) {
    throw Object.assign(why, { log });
  } finally {
    device.kill();
    second.kill();
    await weather.close();
  }
  return { took: Math.max(...took), reached: weather.reached, log };
}

async function isAllThere(work, device, second, two) {
  const { student, name } = work, refused = [...device.rows, ...second.rows].filter(({ person, state }) => person === student.person && state === 'refused');
  const kept = refused.map(({ envelope }) => envelope?.draft?.words);
  if (!two) assert.deepEqual(refused, [], `${name}: refused`);
  const goal = await student.data('goals/goal', { goal: work.goal });
  if (!goal) { assert.ok(work.unsure.has('the goal'), `${name}: the goal is lost`); return; }
  const history = goal.own.goal.history.filter(({ kind }) => kind === 'check_in').reverse();
  once(history.map(({ words }) => words), work.said, work, `${name}: said`);
  await work.choosing.isAllThere();
  for (const [nth, id] of work.pieces.entries()) {
    const piece = await pieceOf(student, id), shared = work.shared[nth];
    if (!piece) {
      stillNew(undefined, work.written[nth], work, `${name}: piece ${nth}`);
      continue;
    }
    const { versions } = piece;
    once(versions.toReversed(), shared, { ...work, unsure: new Set([...work.unsure, ...kept]) }, `${name}: versions of ${nth}`);
    const draft = piece.sheet ?? '', newest = work.drafts[nth];
    if (two && nth === 1) {
      // Both are kept: there, or beside it on the device that was slower.
      for (const words of work.newest.values()) {
        if (!work.unsure.has(words)) assert.ok([draft, ...versions, ...kept].includes(words), `${name}: two devices, and one's words are gone: ${words}`);
      }
      continue;
    }
    if (newest && !work.unsure.has(newest)) assert.equal(draft, newest, `${name}: draft of ${nth}`);
    // Newer words that found no room cost nobody the older ones that had.
    const there = work.written[nth].filter((words) => words === draft || versions.includes(words));
    stillNew(there.at(-1), work.written[nth], work, `${name}: piece ${nth}`);
  }
  const { drawing } = work;
  if (drawing.sure) {
    const part = await student.get(`/piece/${work.pieces[0]}/shown`);
    const of = new RegExp(`data-of-shown="${drawing.shown}"[^>]*data-of-file="([^"]+)"`).exec(part.text) ?? new RegExp(`data-of-file="([^"]+)"[^>]*data-of-shown="${drawing.shown}"`).exec(part.text);
    assert.ok(of, `${name}: the drawing is not shown`);
    const file = JSON.parse((await student.get(`/file/${of[1]}/strokes`)).text);
    stillNew(file.strokes.length, Array.from({ length: drawing.strokes }, (_, nth) => nth + 1), work, `${name}: strokes of the drawing`);
  }
}
