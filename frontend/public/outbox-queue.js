// What waits, in its order: which entries a newer one takes the place of, and what goes next.

const MOST_BYTES = 120000;

/// What a new entry takes the place of: older states of the same thing, back to where its piece was shared. Those were never needed.
export function replaced(kept, fresh) {
  const gone = new Set();
  for (const one of fresh) if (one.over) for (let at = kept.length - 1; at >= 0; at--) {
    if (one.piece && kept[at].bars === one.piece) break;
    if (kept[at].over === one.over) gone.add(kept[at]);
  }
  return [...gone];
}

/// What goes next: a file or a form by itself, or commands, at most `limit` in one list. A file takes long: what is neither about its piece
/// nor behind something that is goes before it, in its own order.
export function head(queue, limit) {
  const held = new Set(), ready = queue.filter(({ kind, file, needs, piece }) => {
    const bound = kind === 'file' || held.has(needs) || held.has(piece);
    if (bound) for (const one of [file && file.id, piece]) if (one) held.add(one);
    return !bound;
  });
  const [first, ...rest] = ready.length ? ready : queue;
  if (first.kind !== 'command') return [first];
  const batch = [first];
  let bytes = JSON.stringify(first.envelope || '').length;
  for (const one of rest) {
    bytes += JSON.stringify(one.envelope || '').length;
    if (one.kind !== 'command' || batch.length >= limit || bytes > MOST_BYTES) break;
    batch.push(one);
  }
  return batch;
}

/// The same entry about a piece that was begun under another id.
export function about(entry, piece) {
  const copy = { ...entry, piece };
  if (copy.envelope && copy.envelope.reflection) copy.envelope = { ...copy.envelope, reflection: piece };
  if (copy.fields) copy.fields = copy.fields.map(([name, value]) => [name, name === 'reflection' ? piece : value]);
  return copy;
}
