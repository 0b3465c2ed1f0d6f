// A store that never says no: what finds no room on the device is in this page's memory, and is told as that.

// A file whose bytes are in memory alone, and what else is about its piece, stay together: none of that is right without the others. Words
// of its draft are kept on the device all the same, where no share waits for the file. What is on the disk already stays there.
function apart(list) {
  const alone = list.filter(({ blob }) => blob), files = alone.map(({ file }) => file.id), pieces = alone.map(({ piece }) => piece).filter(Boolean);
  const shared = list.map(({ bars }) => bars).filter(Boolean), words = ({ hand, over, piece }) => hand && over && !shared.includes(piece);
  const stays = (one) => !Number.isInteger(one.n) && (one.blob || files.includes(one.needs) || (pieces.includes(one.piece) && !words(one)));
  return [list.filter(stays), list.filter((one) => !stays(one))];
}

/// Where the device has no room, or forgets everything with the window, the rest is in memory and `lasting` says so. What found no room is
/// written again with the next chance; a file, which is long, stays in memory until it is sent.
export function withMemory(disk) {
  let memory = [], last = 0, top = 0, broken = !disk, turn = Promise.resolve();
  const onDisk = async () => { try { const list = await disk.read(); broken = false; return list; } catch { broken = true; return []; } };
  const sorted = (list) => list.sort((one, other) => one.n - other.n);
  // What is in memory stands behind what was on the disk when it came.
  const placed = (list) => sorted(list.map((one) => (one.n ? one : { ...one, n: top = Math.max(top, last) + 1e-6 })));
  const onwards = (one) => { if (Number.isInteger(one.n)) return one; const { n: _, ...rest } = one; return rest; };
  // One at a time: what moves from memory to the disk is never in both, and never in neither.
  const inTurn = (deed) => turn = turn.then(deed, deed);
  return {
    get lasting() { return !broken && !memory.length; },
    /// What is in this page's memory and nowhere else.
    get alone() { return memory; },
    read: () => inTurn(async () => {
      const known = await onDisk(), list = sorted([...known.filter(({ n }) => !memory.some((one) => one.n === n)), ...memory]);
      last = Math.max(last, ...list.map(({ n }) => Math.floor(n)));
      return list;
    }),
    /// `old`: what `put` takes the place of. What is on the disk of it stays there until that is, too.
    write: ({ put = [], drop = [], old = [] }) => inTurn(async () => {
      // What has moved to the disk since it was read has another place now, and is read again from there.
      const fresh = put.filter(({ n }) => !n || Number.isInteger(n) || memory.some((one) => one.n === n)), leaves = [...drop, ...old.map(({ n }) => n)];
      const all = [...memory.filter(({ n }) => !leaves.includes(n) && !fresh.some((one) => one.n === n)), ...fresh], [here, there] = apart(all);
      // An entry in memory may have its bytes on the disk: there was room for them, and then for nothing more.
      const gone = memory.filter(({ n, file, blob }) => leaves.includes(n) && file && !blob).map(({ file }) => file.id);
      const drops = drop.filter(Number.isInteger), past = old.filter(({ n, over }) => Number.isInteger(n) && !here.some((one) => one.over === over)).map(({ n }) => n);
      try {
        // What was in memory keeps its place: it goes first.
        await disk.write({ put: there.map(onwards), drop: [...drops, ...past], gone });
        memory = placed(here);
        broken = false;
      } catch {
        if (drops.length || gone.length) try { await disk.write({ drop: drops, gone }); } catch { broken = true; }
        memory = placed(all);
      }
    }),
    // Bytes of a file that found no place on the disk stay with their entry.
    bytes: (entry, from, to) => (entry.blob ? Promise.resolve(entry.blob.slice(from, to)) : disk.bytes(entry, from, to)),
  };
}
