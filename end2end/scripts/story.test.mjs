// That a seed plays the same run of the outbox's proof again: its plan, its weather, and what comes of them on the devices. (Whether what comes of them is right,
// the proof itself says, against the real server: ../outbox.)
import assert from 'node:assert/strict';
import { createServer, get } from 'node:http';
import { test } from 'node:test';
import { mintedAt } from '../../frontend/public/mint.js';
import { dice, pause } from '../outbox/dice.mjs';
import { plan } from '../outbox/plan.mjs';
import { story } from '../outbox/story.mjs';
import { ASKED, KINDS, Weather, inParts } from '../outbox/weather.mjs';
import { quickSchool } from './quick-school.mjs';

const SEEDS = Array.from({ length: 1000 }, (_, nth) => nth + 1);

test('a seed is one plan: the same deeds, kills, full disks, sign-ins and gusts each time', () => {
  for (const seed of SEEDS) assert.deepEqual(plan(seed), plan(seed));
  assert.equal(new Set(SEEDS.map((seed) => JSON.stringify(plan(seed).steps))).size, SEEDS.length, 'and no two seeds are one');
});

test('a thousand seeds do everything there is, in every weather; half a minute of latency is among fifty, with kills', () => {
  const plans = SEEDS.map(plan), deeds = new Set(plans.flatMap(({ steps }) => steps.map(({ deed }) => deed.what)));
  assert.deepEqual([...deeds].sort(), ['asks', 'brings', 'chooses', 'drains', 'draws', 'follows', 'helps', 'links', 'notes', 'recommends', 'says', 'shares', 'tells', 'writes']);
  assert.deepEqual([...new Set(plans.flatMap(({ wind }) => wind.flatMap(({ kinds }) => kinds)))].sort(), [...new Set([...KINDS, 'half a minute'])].sort());
  const fifty = plans.slice(0, 50), slow = fifty.filter(({ slow }) => slow);
  assert.equal(slow.length, 5);
  assert.ok(slow.some(({ steps }) => steps.some(({ kills }) => kills)) && slow.every(({ steps }) => steps.length >= 12));
  for (const what of deeds) assert.ok(fifty.some(({ steps }) => steps.some(({ deed }) => deed.what === what)), `${what} is among fifty`);
  // And long files, a sound and a picture, with kills after them, under a wind that cuts parts midway; on half a minute's line there is none.
  const long = fifty.filter(({ steps }) => steps.some(({ deed }) => deed.bytes)), brought = long.flatMap(({ steps }) => steps.flatMap(({ deed }) => (deed.bytes ? [deed] : [])));
  assert.deepEqual(long.map(({ seed }) => seed), [4, 14, 24, 34, 44]);
  assert.deepEqual([...new Set(brought.map(({ kind }) => kind))].sort(), ['image', 'sound']);
  for (const { bytes } of brought) assert.ok(bytes >= 150 << 10 && bytes <= 300 << 10, `${bytes} bytes`);
  for (const { seed, steps, wind } of long) assert.ok(steps.slice(-10).some(({ kills }) => kills) && wind.every(({ ofParts }) => ofParts.includes('cut midway')), `seed ${seed}`);
  // And a bell, on clocks that go right, a day ahead and a day behind, for commands and for forms.
  const rings = fifty.flatMap(({ off, steps }) => steps.flatMap(({ rings }) => (rings ? [{ off, ...rings }] : [])));
  for (const [when, asForm] of [['before', true], ['before', false], ['after', false]]) assert.ok(rings.some((one) => one.when === when && one.asForm === asForm), `${when} the bell`);
  for (const off of [0, 86400000, -86400000]) assert.ok(rings.some((one) => one.when === 'before' && one.off === off), `before the bell, ${off} ms off`);
});

/** What becomes of these requests, by what is asked and the how manieth time, when they come in this order. */
async function fates(seed, order, server) {
  const weather = await Weather.over(server, seed, () => Promise.resolve());
  weather.becomes(KINDS);
  // Each has a line of its own: on one that was cut before, a request would be gone before it came to any weather.
  for (const [nth, asked] of order.entries()) {
    const asks = get(`${weather.origin}/healthz`, { agent: false, headers: { [ASKED]: asked } }, (answer) => { answer.on('error', () => {}); answer.resume(); });
    asks.on('error', () => {});
    while (weather.fates.length <= nth) await pause(1);
    // Nobody waits for an answer that may never come.
    setTimeout(() => asks.destroy(), 50);
  }
  await weather.calm();
  await weather.close();
  return Object.fromEntries(weather.fates.map(({ asked, time, kind }) => [`${asked}, ${time}`, kind]).sort());
}

test('the weather of a request hangs on who asks what for the how manieth time, and not on who came first', async () => {
  const server = createServer((_, answer) => { answer.end('ok'); });
  await new Promise((listens) => { server.listen(0, '127.0.0.1', listens); });
  const here = { origin: `http://127.0.0.1:${server.address().port}` }, ada = Array.from({ length: 12 }, (_, nth) => `Ada: deed ${nth % 4}`), bo = ada.map((asked) => asked.replace('Ada', 'Bo'));
  const { between } = dice(17, 'who comes first'), mixed = [];
  // Each in their own order, as they may fall between each other.
  for (const left = [[...ada], [...bo]]; left.flat().length;) { const [next] = (left[between(0, 1)].splice(0, 1)); if (next) mixed.push(next); }
  const one = await fates(17, [...ada, ...bo], here);
  assert.deepEqual(await fates(17, mixed, here), one);
  assert.equal(Object.keys(one).length, 24);
  assert.ok(new Set(Object.values(one)).size > 5, 'it is weather');
  assert.notDeepEqual(await fates(18, mixed, here), one, 'another seed has another one');
  server.closeAllConnections();
  server.close();
});

test('cut midway: the first bytes of what is asked come, and the break; who asked is told of no answer', async () => {
  const came = [], server = createServer(async (request) => {
    const parts = [];
    try { for await (const part of request) parts.push(part); came.push('whole'); } catch { came.push(Buffer.concat(parts).length); }
  });
  await new Promise((listens) => { server.listen(0, '127.0.0.1', listens); });
  const weather = await Weather.over({ origin: `http://127.0.0.1:${server.address().port}` }, 17, () => Promise.resolve()), body = new Blob([Buffer.alloc(100000)]);
  weather.becomes(['clear'], ['cut midway']);
  for (let from = 0; from < 5; from++) await assert.rejects(fetch(`${weather.origin}/api/v1/files/one`, { method: 'PATCH', headers: { 'upload-offset': String(from) }, body }));
  await weather.calm();
  while (came.length < 5) await pause(1);
  assert.ok(came.every((bytes) => bytes > 0 && bytes < 100000) && new Set(came).size > 1, `${came}`);
  assert.deepEqual([inParts(weather.fates), weather.swallowed], [{ files: 1, most: 5, cut: 5 }, 0]);
  await weather.close();
  server.closeAllConnections();
  server.close();
});

/** A run without Waymark, in a hurry: what its log says was done, and how the wind blew. */
async function played(seed) {
  const school = await quickSchool();
  try {
    const { log, people, parts } = await story(seed, school.server, school.lesson, { hurry: 10, looks: false, within: 60000 });
    const lines = log.map((line) => line.replace(/^ *\d+ /, '').replace(/ (was about to keep|kept): /, ': ')), is = (line) => /^weather: /.test(line);
    const steps = lines.filter((line) => !is(line) && !/^( |in sync|the way is free|refused)/.test(line)), wind = lines.filter(is);
    return { steps, wind, people, parts, done: school.done };
  } finally { school.close(); }
}

/** In a hurry a clock has a tenth of its time: where the machine is somebody else's for a moment, a request falls on the other side of it. What is not
 * the same one is so each time. */
async function holds(proves, tries = 3) {
  for (let left = tries - 1; ; left--) {
    try { return await proves(); } catch (why) { if (!left) throw why; }
  }
}

test('what is done on a device is done at the time that its clock shows, and is sent with that time', async () => {
  for (const seed of [1, 2, 3].map((nth) => SEEDS.find((seed) => seed % 3 === nth % 3 && plan(seed).steps.some(({ rings }) => rings?.when === 'before' && !rings.asForm)))) {
    const { off } = plan(seed), { people, done } = await played(seed), words = people.flatMap(({ ringing }) => ringing.answered.map(({ words }) => words));
    const answers = done.filter(({ draft }) => words.includes(draft?.words));
    assert.ok(answers.length, `seed ${seed}`);
    for (const { id, done_at: at, sent, came } of answers) {
      assert.ok(Math.abs(at - mintedAt(id)) < 1000, `seed ${seed}: minted as it was done`);
      assert.ok(Math.abs(sent - came - off) < 5000 && at <= sent && sent - at < 60000, `seed ${seed}: done ${sent - at} ms before it was sent, ${sent - came} ms off`);
    }
  }
});

test('among the fifty seeds of `make test` a long file goes in several parts, and is cut in the midst of one', async () => {
  const seeds = SEEDS.slice(0, 50).filter((seed) => plan(seed).steps.some(({ deed }) => deed.bytes));
  await holds(async () => {
    const parts = (await Promise.all(seeds.map(played))).map(({ parts }) => parts);
    assert.ok(parts.some(({ most }) => most > 1) && parts.some(({ cut }) => cut > 0), JSON.stringify(parts));
  });
});

test('a run that is played again is the same one: the same deeds in the same windows, killed where they were, under the same wind', async () => {
  // With kills and two students; on two devices; in half a minute's latency.
  const seeds = [SEEDS.find((seed) => plan(seed).steps.some(({ dies }) => dies !== undefined) && plan(seed).steps.some(({ signsIn }) => signsIn)),
    SEEDS.find((seed) => plan(seed).steps.some(({ elsewhere }) => elsewhere)), SEEDS.find((seed) => plan(seed).slow)];
  for (const seed of seeds) await holds(async () => {
    const [one, other] = await Promise.all([played(seed), played(seed)]), blew = Math.min(one.wind.length, other.wind.length);
    assert.deepEqual(other.steps, one.steps, `seed ${seed}`);
    assert.deepEqual(other.wind.slice(0, blew), one.wind.slice(0, blew), `seed ${seed}`);
    for (const { done, people } of [one, other]) {
      const at = (words) => done.findIndex((said) => Object.values(said).concat(said.act?.flat()).includes(words));
      for (const { said, wondering: { asked, noted }, unsure } of people) for (const list of [said, asked, noted]) {
        const there = list.filter((words) => !unsure.has(words)).map(at);
        assert.deepEqual(there, there.filter((place) => place >= 0).sort((one, other) => one - other), `seed ${seed}: all of it, in order: ${list}`);
      }
      const ids = done.map(({ id, command }) => command ?? id);
      assert.ok(done.length > 10 && new Set(ids).size === ids.length, `seed ${seed}: everything once`);
      assert.ok(done.every(({ who, person }) => who === person), `seed ${seed}: each their own`);
    }
  });
});
