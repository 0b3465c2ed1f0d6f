// The projector's window. The server makes all that stands in it; this asks for it again when what is staged changed, asks for the cards that
// came and not for those that it has, and says by itself what changes each second: how many are here and write, what is left of a timer, whose
// turn it is among the sheets.
import { byTurn, isBefore, isTurned, known, lies, now, opened, takes } from './projector-known.js';
import { attend } from './projector-screen.js';
import { turns } from './projector-sheets.js';
import { soon, tick } from './projector-show.js';
import { listenToKeys } from './projector-keys.js';

const here = location.pathname.replace(/\/$/, '');
const found = (html, selector) => new DOMParser().parseFromString(html, 'text/html').querySelector(selector);

// ---- what is asked for ----

async function ask(path) {
  const answer = await fetch(here + path, { cache: 'no-store', signal: AbortSignal.timeout(20000) });
  if (answer.status === 404) { known.ended = true; soon(); }
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/// One at a time. What is wanted meanwhile is asked for once more; where there is no answer, again after a second, and later.
function asks(work) {
  let busy = false, again = false;
  return async () => {
    again = true;
    if (busy) return;
    busy = true;
    let patience = 1000;
    while (again && !known.ended) {
      again = false;
      try { await work(); patience = 1000; } catch {
        again = true;
        if (!known.ended) await new Promise((done) => { setTimeout(done, patience); });
        patience = Math.min(patience * 2, 10000);
      }
    }
    busy = false;
  };
}

const readScene = asks(async () => {
  known.newer.clear();
  const scene = async () => found(await ask('/scene' + (known.own === null ? '' : '?page=' + known.own)), 'main');
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
    const cards = all ? [] : [...known.cards];
    let after = all ? '' : known.last, more = true;
    while (more) {
      const some = found(await ask('/cards?after=' + after), 'ul');
      cards.push(...some.children);
      more = 'more' in some.dataset;
      after = some.dataset.last || after;
    }
    known.last = after;
    hung(cards);
  } catch (error) {
    anew = anew || all;
    throw error;
  }
});

function hung(cards) {
  if (lies(cards)) readScene();
  soon();
}

// ---- what is heard ----

const HEARD = {
  counts(is) {
    Object.assign(known.numbers, is);
    known.newer.add('here').add('shared');
  },
  writing(is) {
    known.numbers.writing = is.count;
    known.newer.add('writing');
  },
  wall({ id, released_at: released }) {
    known.gone.delete(id);
    if (known.cards && known.cards.some((card) => card.dataset.key === id)) return;
    // It belongs among those that are here: another server's clock is behind.
    if (known.last && isBefore(released + '.' + id, known.last)) anew = true;
    readCards();
  },
  wall_gone({ id }) {
    known.gone.add(id);
    if (known.cards) hung(known.cards);
    if (known.page.dataset.card === id) readScene();
  },
  door(is) {
    // At once, before anything is asked.
    known.covered = is.covered || !is.open;
    known.newer.add('door');
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
  if (kind === 'ended') known.ended = true;
  else if (kind === 'refetch') everything();
  else if (kind === 'change') {
    let told = {};
    try { told = JSON.parse(data); } catch { /* a line that is cut is no line */ }
    if (Object.hasOwn(HEARD, told.kind)) HEARD[told.kind](told.is); else everything();
  } else return;
  soon();
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
  soon();
}, 250);
