// What a seed means, before anything happens: who does what and after how long, where windows are killed and disks are full, and how the wind
// blows. It knows no server and no clock, so a seed is the same story each time (scripts/story.test.mjs).
import { dice } from './dice.mjs';
import { KINDS, SWALLOWS } from './weather.mjs';

const A_DAY = 86400000;
/** Of each of them in one run, at most: what a school lets one student have at a time, or what is said once. */
const MOST = { recommends: 2, asks: 4, notes: 5, brings: 2, helps: 1 };
/** One in so many has a line on which everything takes half a minute; its clocks run so many times faster. */
const SLOW = 10, FASTER = 10;
/** One in so many brings long files, which take several parts. A file goes last: so there it has so many steps more, with kills and with what goes before
 * it, and a wind of its own, while most of the rest gets through. */
const LONG = 10, WHILE_SENT = 10;
/** In two of so many a bell rings, and something is answered before it that is not sent yet, or after it. */
const BELL = 5;

/** By what is thrown, of twenty. */
const DEEDS = ['says', 'says', 'writes', 'writes', 'writes', 'writes', 'writes', 'shares', 'draws', 'chooses', 'recommends', 'tells', 'asks', 'follows', 'follows', 'links', 'notes',
  'brings', 'helps', 'drains'];

export function plan(seed) {
  const throws = dice(seed, 'story'), { chance, between, one, random } = throws, slow = seed % SLOW === 7;
  // Thrown beside the rest: without a long file a seed is the story that it would be without these.
  const long = dice(seed, 'long'), early = seed % LONG === 4 ? long.between(1, 4) : 0;
  const made = { ada: {}, bo: {} }, mayStill = (who, deed) => (made[who][deed] ?? 0) < (MOST[deed] ?? Infinity);
  const count = (who, deed) => { made[who][deed] = (made[who][deed] ?? 0) + 1; };

  /** What somebody does next: by its name, and how. What they did as often as they may is a look at how it stands. */
  function deed(who, what) {
    if (!mayStill(who, what) || (what === 'draws' && who !== 'ada')) return { what: 'drains' };
    count(who, what);
    switch (what) {
      case 'says': return { what, asForm: chance(.3) };
      case 'writes': case 'shares': return { what, nth: between(0, 1) };
      case 'chooses': return { what, pick: random() };
      case 'follows': return { what, part: one(['question', 'next_step']), outcome: one(['used', 'trying', 'other']), asForm: chance(.3) };
      // Evidence is the piece that was answered, with its file, and then each time a question that is asked for it.
      case 'links': {
        const first = made[who].links === 1;
        if (!first && !mayStill(who, 'asks')) return { what: 'drains' };
        if (!first) count(who, 'asks');
        return { what, of: first ? 'piece' : 'question', asForm: chance(.3) };
      }
      // A few kilobytes; or more than the largest first part. A line that swallows a long part is doubted later (/outbox-way.js; story.mjs allows for it).
      case 'brings': return early ? { what, kind: long.one(['sound', 'image']), bytes: long.between(150, 300) << 10 } : { what, strokes: between(2, 8) };
      default: return { what };
    }
  }

  const many = between(12, 26), switches = chance(.5), two = chance(.3), steps = [];
  let who = 'ada', full = '', whose = who;
  for (let nth = 0; nth < many; nth++) {
    const step = { rests: between(20, 350) };
    if (chance(.12)) step.kills = { reopens: chance(.5) ? between(10, 800) : 0 };
    if (chance(.06)) step.full = full = full ? '' : one(['for files', 'for everything']);
    if (switches && chance(.12)) {
      who = who === 'ada' ? 'bo' : 'ada';
      step.signsIn = { who, stays: chance(.4) };
    }
    if (early && nth === early) whose = who;
    step.deed = deed(who, early && nth === early ? 'brings' : one(DEEDS));
    // Killed while that is being kept.
    if (!['drains', 'helps'].includes(step.deed.what) && chance(.05)) step.dies = between(0, 12);
    // The same draft, at home on another device.
    if (two && who === 'ada' && chance(.2)) step.elsewhere = true;
    steps.push(step);
  }

  for (let nth = 0; early && nth < WHILE_SENT; nth++) {
    const step = { rests: long.between(100, 700) };
    if (long.chance(.3)) step.kills = { reopens: long.chance(.5) ? long.between(10, 300) : 0 };
    if (who !== whose) step.signsIn = { who: who = whose, stays: false };
    step.deed = deed(who, long.one(['drains', 'drains', 'says', 'writes']));
    steps.push(step);
  }

  const bell = dice(seed, 'bell');
  // Not where everything takes half a minute: to be heard the bell has a moment of clear sky.
  if (!slow && bell.chance(2 / BELL)) steps[bell.between(1, many - 1)].rings = { when: bell.chance(.7) ? 'before' : 'after', asForm: bell.chance(.4) };

  const gusts = dice(seed, 'wind'), gust = (throws) => Array.from({ length: throws.between(1, 4) }, () => throws.one(KINDS));
  // A line that swallows again and again what it has swallowed just now is doubted later each time. Here it swallows parts: between two of them is an answer.
  const heard = (kinds) => kinds.find((kind) => !SWALLOWS.includes(kind)) ?? 'clear';
  const lets = (kinds) => (early ? { kinds: [heard(kinds), 'clear', 'clear', 'clear'], ofParts: [...gust(long), 'cut midway', 'cut midway', 'clear'] } : { kinds });
  const wind = Array.from({ length: 60 }, () => (slow ? { kinds: ['half a minute'], lasts: 60000 } : { ...lets(gust(gusts)), lasts: gusts.between(100, 1800) }));
  return { seed, slow, faster: slow ? FASTER : 1, off: [0, A_DAY, -A_DAY][seed % 3], two, steps, wind };
}
