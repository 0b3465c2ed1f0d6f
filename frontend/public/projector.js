// The projector's window. The server makes all that stands in it; this asks for it again when what is staged changed, asks for the cards that
// came and not for those that it has, and says by itself what changes each second: how many are here and write, what is left of a timer, whose
// turn it is among the sheets.
import { byTurn, comes, hangs, isBefore, isOfAnother, isTurned, known, made, now, opened, read, takes } from './projector-known.js';
import { attend } from './projector-screen.js';
import { turns } from './projector-sheets.js';
import { soon, tick } from './projector-show.js';
import { listenToKeys } from './projector-keys.js';

const here = location.pathname.replace(/\/$/, '');

// ---- what is asked for ----

const frame = () => new Promise(window.waymarkLive.painted);
async function ask(path) {
  // Hearing of something, asking for it, reading it and putting it up are a frame's work each on a slow machine.
  await frame();
  const answer = await fetch(here + path, { cache: 'no-store', signal: AbortSignal.timeout(20000) });
  if (answer.status === 404) { known.ended = true; soon(); }
  if (!answer.ok) throw new Error(String(answer.status));
  const said = await answer.text();
  await frame();
  return said;
}

/// What comes in a burst is asked for together, so many milliseconds after it was asked for last.
const GATHERS = 100;

/// One at a time. What is wanted meanwhile is asked for once more; where there is no answer, again after a second, and later.
function asks(work) {
  let busy = false, again = false;
  return async () => {
    again = true;
    if (busy) return;
    busy = true;
    let patience = 1000;
    const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
    while (again && !known.ended) {
      again = false;
      try {
        await work();
        patience = 1000;
        if (again) await pause(GATHERS);
      } catch {
        again = true;
        if (!known.ended) await pause(patience);
        patience = Math.min(patience * 2, 10000);
      }
    }
    busy = false;
  };
}

const readScene = asks(async () => {
  known.newer.clear();
  const scene = async () => made(await ask('/scene' + (known.own === null ? '' : '?page=' + known.own)), 'main.projector');
  let said = await scene();
  // The page that a key here turned to was one of another piece, or the stage has turned since: what the stage says counts.
  if (known.own !== null && isTurned(said)) {
    known.own = null;
    said = await scene();
  }
  takes(said);
  soon();
});

// Not from the last one on, but all.
let anew = true;
const readCards = asks(async () => {
  const all = anew;
  anew = false;
  try {
    const cards = [];
    let after = all ? '' : known.last, more = true;
    while (more) {
      const some = made(await ask('/cards?after=' + after), 'ul');
      cards.push(...[...some.children].map(read));
      more = 'more' in some.dataset;
      after = some.dataset.last || after;
    }
    known.last = after;
    if (all) hangs(cards); else comes(cards);
    hung();
  } catch (error) {
    anew = anew || all;
    throw error;
  }
});

function hung() {
  if (isOfAnother()) readScene();
  soon('cards');
}

// ---- what is heard ----

const HEARD = {
  counts(is) {
    Object.assign(known.numbers, is);
    known.newer.add('here').add('shared');
    soon();
  },
  writing(is) {
    known.numbers.writing = is.count;
    known.newer.add('writing');
    soon();
  },
  // What comes is put up once it was read, and nothing is before.
  wall({ id, released_at: released }) {
    if (known.gone.delete(id)) soon();
    if (known.ids.has(id)) return;
    // It belongs among those that are here: another server's clock is behind.
    if (known.last && isBefore(released + '.' + id, known.last)) anew = true;
    readCards();
  },
  wall_gone({ id }) {
    known.gone.add(id);
    if (known.ids.has(id)) { hangs(known.cards); hung(); }
    if (known.page.dataset.card === id) readScene();
    soon();
  },
  door(is) {
    // At once, before anything is asked.
    known.covered = is.covered || !is.open;
    known.newer.add('door');
    soon();
    readScene();
  },
  stage() { readScene(); },
  prompt() { readScene(); },
  prompt_gone() { readScene(); },
};

/// What cannot be read was written by a later release, or it is more than a state.
function everything() {
  anew = true;
  readScene();
  readCards();
}

function hear(kind, data) {
  if (kind === 'ended') { known.ended = true; soon(); }
  else if (kind === 'refetch') everything();
  else if (kind === 'change') {
    let told = {};
    try { told = JSON.parse(data); } catch { /* a line that is cut is no line */ }
    if (Object.hasOwn(HEARD, told.kind)) HEARD[told.kind](told.is); else everything();
  }
}

// ---- from here on ----

takes(known.page);
attend();
listenToKeys(readScene, soon);
readCards();
window.waymarkLive.listen(here + '/live', document.body.dataset.live, hear);

let turn = turns(opened(), now());
setInterval(() => {
  tick();
  const was = turn;
  turn = turns(opened(), now());
  if (turn === was || known.held) return;
  known.at = byTurn();
  soon('cards');
}, 250);
