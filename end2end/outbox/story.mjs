// One run: what two students do on one device (and one of them on a second one) while the network, the windows and the sign-ins come and go, as the
// seed's plan has it; and then whether everything is there, once, in order, and nobody's is somebody else's.
import assert from 'node:assert/strict';
import { opensABoard } from './choosing.mjs';
import { Device } from './device.mjs';
import { pause } from './dice.mjs';
import { once } from './once.mjs';
import { plan } from './plan.mjs';
import { Weather, inParts } from './weather.mjs';
import { Work } from './work.mjs';

/// Milliseconds within which everything is sent once there is a way.
const IN_SYNC = Number(process.env.OUTBOX_IN_SYNC ?? 5000);
/// Bytes of a part that a line may take a millisecond for, before it is doubted (/outbox-way.js). No line of this proof is slow; one that is half open when
/// the way gets free, and swallowed a long part, is no other than a slow one until then.
const A_MILLISECOND = 20;
/// Milliseconds before which nothing is given up (/outbox-way.js).
const GIVEN_UP = 45000;
/// Milliseconds between two looks at what waits.
const A_LOOK = 20;

const hurried = (times) => (ms, signal) => pause(ms / times, signal);

/// How many stories can be told in a school at a time: each has two students of its own.
export const pairs = (students) => Math.floor(students / 2);
export const pairOf = (seed, { students }) => seed % pairs(students.length);

/// `hurry`: so many times faster, where nothing is proved but what happens. `looks`: whether everything is there in the end. `within`: how soon.
export async function story(seed, server, school, { hurry = 1, looks = true, within = IN_SYNC } = {}) {
  const { slow, faster, off, two, steps, wind } = plan(seed), rest = hurried(hurry), begun = performance.now();
  const log = [], note = (text) => log.push(`${String(Math.round(performance.now() - begun)).padStart(6)} ${text}`);
  const weather = await Weather.over(server, seed, hurried(faster * hurry), (fate) => note(`  ${fate}`)), line = { weather, seed, wait: weather.wait };
  const device = new Device(line, 'shared device', off), second = new Device(line, 'second device');
  const board = await opensABoard(school), at = (nth) => school.students[pairOf(seed, school) * 2 + nth];
  const people = { ada: new Work(at(0), school, `Ada${seed}`, board), bo: new Work(at(1), school, `Bo${seed}`, board) }, { ada } = people;
  for (const [who, whose] of Object.entries(people)) if (who === 'ada' || steps.some(({ signsIn }) => signsIn?.who === who)) await whose.answering.isAnswered();
  let work = ada, window = null, side = null, blowing = true;

  // What is kept is kept: from the moment `put` says so. What a killed window was about to keep may be there or not, but never twice.
  async function does(window, work, [name, entries, hears]) {
    let kept = false;
    work.unsure.add(name);
    work.windows.set(name, window);
    for (const [nth, { id, file }] of entries.entries()) for (const one of [id, file?.id].filter(Boolean)) window.names.set(one, nth ? `${name}, ${nth}` : name);
    const done = window.outbox.put(entries).then(async (outcomes) => {
      for (const outcome of outcomes) outcome.then((what) => { if (what.answer === 'refused') note(`refused: ${name} ${JSON.stringify(what)}`); hears?.(what); });
      // What is in memory alone goes with its window.
      const alone = window.store.alone.map(({ id }) => id);
      if (!entries.some(({ id }) => alone.includes(id))) { work.unsure.delete(name); kept = true; }
    });
    const { signal } = window.dead;
    await Promise.race([done, new Promise((gone) => { if (signal.aborted) gone(); else signal.addEventListener('abort', gone); })]);
    note(`${work.name} ${kept ? 'kept' : 'was about to keep'}: ${name}`);
  }
  const opens = async () => { window = await device.opens(work); };

  /// One step of the plan.
  async function goes(step) {
    await rest(step.rests);
    if (step.kills) {
      note('the window is killed');
      device.kill();
      await rest(step.kills.reopens);
      await opens();
    }
    if (step.full !== undefined) { device.isFull(step.full); note(`the disk is ${step.full ? `full ${step.full}` : 'free'}`); }
    if (step.signsIn) {
      const { who, stays } = step.signsIn;
      // A window of hers may stay open while he signs in beside it; not what is in its memory alone, and not when she comes back.
      if (stays && window.store.lasting) note('a window stays open'); else device.kill();
      work = people[who];
      device.signedIn = work.student;
      for (const other of device.windows) if (other.student === work.student) other.kill();
      note(`${work.name} signs in`);
      await opens();
      if (!work.began) { const { room } = device.disk; device.isFull(''); await does(window, work, work.at(window).begins()); device.disk.room = room; }
    }
    if (step.rings) {
      note(`the bell rings, and something is answered ${step.rings.when} it`);
      await work.at(window).ringing.rings(window, step.rings, { does: (deed) => does(window, work, deed), rest, weather });
    }
    const { what } = step.deed;
    if (what === 'drains') window.outbox.drain(true);
    else if (what === 'helps') note(`${work.name} asks: ${work.helping.begins(window)}`);
    else {
      const deed = work.at(window).deed(step.deed, window);
      // In the middle of it.
      if (step.dies !== undefined) rest(step.dies).then(() => { note('the window is killed in the middle'); device.kill(); });
      await does(window, work, await deed);
      if (step.dies !== undefined) { await rest(step.dies); await opens(); }
    }
    if (step.elsewhere) {
      side ??= await second.opens(ada);
      await does(side, ada, ada.at(side).sheets.writes(side, 1));
    }
  }

  try {
    device.signedIn = second.signedIn = ada.student;
    await opens();
    await does(window, ada, ada.at(window).begins());
    const blows = (async () => {
      for (let nth = 0; blowing; nth++) {
        const { kinds, ofParts, lasts } = wind[nth % wind.length];
        weather.becomes(kinds, ofParts);
        note(`weather: ${kinds.join(', ')}${ofParts ? `; of parts: ${ofParts.join(', ')}` : ''}`);
        for (const ends = performance.now() + lasts / hurry; blowing && performance.now() < ends;) await rest(Math.min(50, lasts));
      }
    })();
    for (const step of steps) await goes(step);
    blowing = false;
    await blows;
    // Half a minute of latency is no reason to ask twice, unless it was more and the question was given up.
    if (slow) for (const { name, sent } of [...device.all, ...second.all]) for (const [asked, times] of sent) {
      for (const [nth, at] of times.entries()) assert.ok(!nth || at - times[nth - 1] > GIVEN_UP / faster / hurry, `${name} asked twice through half a minute: ${asked}`);
    }
  } catch (why) {
    await over();
    throw Object.assign(why, { log });
  }

  // The way is free. Whoever did something signs in once more, for what waits for them.
  const took = [], tookDoubting = [], refused = new Map(), waitsIn = async (windows) => (await Promise.all(windows.map(({ outbox }) => outbox.waiting()))).flat();
  async function isInSync(what, windows) {
    weather.becomes(['clear']);
    const since = performance.now(), doubting = weather.swallowed / A_MILLISECOND / faster / hurry, most = within + doubting;
    note(`the way is free for ${what}${doubting ? `, and in ${Math.round(doubting)} ms more for the part that was swallowed` : ''}`);
    const left = async () => (await waitsIn(windows)).filter(({ state }) => state !== 'refused');
    // What a window says of itself costs nothing; whether it is so, its disk says.
    while (windows.some(({ outbox }) => outbox.standing().waiting) || (await left()).length) {
      if (performance.now() - since > most) assert.fail(`${what} is not in sync ${Math.round(most)} ms after the way was free: ${JSON.stringify((await left()).map(({ n, kind, id, fails }) => ({ n, kind, id, fails })))}`);
      await pause(A_LOOK);
    }
    const all = performance.now() - since;
    (doubting ? tookDoubting : took).push(all);
    note(`in sync after ${Math.round(all)} ms`);
  }
  async function over() {
    device.kill();
    second.kill();
    for (const { helping } of Object.values(people)) await helping.isOver().catch(() => {});
    await weather.close();
  }
  try {
    // Without anybody's help: the window that was open is still the one.
    await isInSync('the open window', [window]);
    for (const whose of Object.values(people)) if (whose.began) {
      device.kill();
      device.isFull('');
      device.signedIn = whose.student;
      const windows = [await device.opens(whose), ...(whose === ada && side ? [side] : [])];
      await isInSync(whose.name, windows);
      refused.set(whose, (await waitsIn(windows)).filter(({ state }) => state === 'refused'));
    }
    await weather.calm();
    if (looks) for (const [whose, aside] of refused) await isAllThere(whose, aside, two);
  } catch (why) {
    throw Object.assign(why, { log });
  } finally {
    await over();
  }
  return { took: Math.max(0, ...took), tookDoubting: Math.max(0, ...tookDoubting), reached: weather.reached, parts: inParts(weather.fates), log, fates: weather.fates, people: Object.values(people) };
}

/// `refused`: what stepped aside. `two`: one draft was written on two devices.
async function isAllThere(work, refused, two) {
  const { student, name } = work, inTime = await work.ringing.isAllThere(refused);
  const others = inTime.filter(({ refusal, envelope }) => refusal?.sentence?.key !== 'drafts.another_device' || !envelope?.draft);
  assert.deepEqual(others, [], `${name}: refused`);
  const goal = await student.data('goals/goal', { goal: work.goal });
  if (!goal) { assert.ok(work.unsure.has(`${name} begins`), `${name}: the goal is lost`); return; }
  const history = goal.own.goal.history.filter(({ kind }) => kind === 'check_in').reverse();
  once(history.map(({ words }) => words), work.said, work, `${name}: said`);
  await work.choosing.isAllThere();
  await work.wondering.isAllThere();
  await work.answering.isAllThere(goal.evidence);
  await work.helping.isAllThere();
  await work.sheets.areAllThere(refused, two);
}
