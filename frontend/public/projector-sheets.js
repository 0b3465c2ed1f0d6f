// How the wall's cards lie on its sheets, and which sheet stands there: as `domain::stage::{sheets, turning}` counts them on the server, where
// it is said why. Both are held to the same files, sheets.json and turning.json.

const ACROSS = 4, DOWN = 3;
/// How many places a card takes, across and down.
const SIZE = { 1: [1, 1], 2: [2, 1], 4: [2, 2], 6: [2, 3] };
/// How long a sheet stays where it turns by itself, in milliseconds.
export const STAYS = 20000;

/// The places of a sheet as bits, with a card where it fits first; nothing where it does not.
function lay(taken, room) {
  const [wide, high] = SIZE[room] || SIZE[6];
  for (let y = 0; y <= DOWN - high; y++) {
    for (let x = 0; x <= ACROSS - wide; x++) {
      let card = 0;
      for (let row = y; row < y + high; row++) card |= ((1 << wide) - 1) << (row * ACROSS + x);
      if (!(taken & card)) return taken | card;
    }
  }
  return 0;
}

/// Lays cards one after another. `begin` says which card each sheet begins with: one that comes moves none that hangs.
export function laid(rooms = []) {
  const begin = [];
  let taken = 0, many = 0;
  const lays = (room) => {
    const on = begin.length ? lay(taken, room) : 0;
    if (!on) begin.push(many);
    taken = on || lay(0, room);
    many++;
  };
  rooms.forEach(lays);
  return { begin, lays };
}

/// How many turns there were until then. A clock that was set back has had none.
export const turns = (opened, now) => Math.max(0, Math.floor((now - opened) / STAYS));

/// The sheet whose turn it is; `begun` says when each began to hang.
export function turned(begun, opened, now) {
  const all = turns(opened, now);
  let at = 0, done = 0;
  for (let many = 1; many <= begun.length; many++) {
    // As long as there were so many.
    const until = many < begun.length ? Math.min(Math.max(turns(opened, begun[many]), done), Math.max(all, done)) : Math.max(all, done);
    at = (at + until - done) % many;
    done = until;
  }
  return at;
}

/// Minutes and seconds that are left; it says 0 only once it is over.
export function clock(ms) {
  const left = Math.ceil(Math.max(0, ms) / 1000);
  return Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
}
