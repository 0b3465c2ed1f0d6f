// Commands and forms on their way: sent as a list, answered by their ids. An entry leaves the device only with an answer of its own.

import { about } from './outbox-queue.js';
import { parsed, signedOut } from './outbox-way.js';

const COMMANDS = '/api/v1/commands', JSON_KIND = 'application/json', FORM_KIND = 'application/x-www-form-urlencoded';
const MOST_AT_ONCE = 20;
/// How often the server may fail on the first thing in the queue before that steps aside. Files count by it, too.
export const FAILS = 6;

const body = ({ envelope, hand, done }) => ({ ...envelope, ...(done && { done_at: done }), ...(hand && { device: hand }) });
const formOf = ({ fields, hand }) => new URLSearchParams([...fields, ...(hand ? [['hand', hand[0]], ['stroke', String(hand[1])]] : [])]).toString();

/// `settle` tells whoever waits for an outcome, `sent` counts, `setAside` takes what is refused out of the queue.
export function makeCommands({ way, store, clock, settle, sent, setAside }) {
  let limit = MOST_AT_ONCE;

  async function heard(batch, list, { headers }) {
    way.isOpen();
    const drop = [], put = [], told = [];
    let next = {};
    for (const [at, said] of list.entries()) {
      const entry = batch[at], key = said.refusal && said.refusal.sentence && said.refusal.sentence.key;
      if (said.answer === 'try_again') {
        // Nothing overtakes it; the server has answered so for what comes after it as well.
        const fails = said.incident === 'busy' ? 0 : (entry.fails || 0) + 1, refusal = { key: 'refusal.internal', gaps: [['incident', said.incident]] };
        if (fails) put.push({ ...entry, fails, ...(fails >= FAILS && { state: 'refused', refusal }) });
        if (fails >= FAILS) told.push([entry.id, { answer: 'refused', refusal }]);
        next = way.noWay({ status: 503, headers });
        break;
      }
      if (key === 'commands.somebody_else') { next = { stop: 'other' }; break; }
      if (key === 'commands.from_a_later_version') { next = { wait: 30000 }; break; }
      if (key === 'commands.too_many') { limit = 1; break; }
      told.push([entry.id, { ...said, to: headers.get('x-waymark-to') || '' }]);
      if (said.answer === 'refused' && entry.keeps !== false) put.push({ ...entry, state: 'refused', refusal: said.refusal, says: said.says || '' });
      else drop.push(entry.n);
      // It was begun under another id, on another device: what follows is about that one.
      if (said.answer === 'done' && said.reflection && entry.piece && said.reflection !== entry.piece) {
        const list = put.concat((await store.read()).filter(({ n }) => n > entry.n && !put.some((one) => one.n === n)));
        for (const one of list) if (one.piece === entry.piece && one.state !== 'refused') put.push(about(one, said.reflection));
        for (const one of batch.slice(at + 1)) if (one.piece === entry.piece) one.piece = said.reflection;
      }
    }
    // What was replaced meanwhile is gone already, and must not come back.
    if (drop.length || put.length) {
      const there = new Set((await store.read()).map(({ n }) => n));
      await store.write({ drop, put: put.filter(({ n }) => there.has(n)) });
    }
    for (const [id, outcome] of told) settle(id, outcome);
    sent(drop.length);
    return next;
  }

  return {
    /// How many go in one list: fewer where the server could not take so many.
    get limit() { return limit; },
    grows() { limit = Math.min(MOST_AT_ONCE, limit * 2); },
    async send(batch) {
      const [first] = batch, form = first.kind === 'form';
      // By this device's clock, which may be a day off: what it shows now tells the server by how much.
      const when = { 'x-waymark-sent': String(clock()), ...(form && first.done && { 'x-waymark-done': String(first.done) }) };
      const answer = await way.ask(COMMANDS, {
        method: 'POST', headers: { 'content-type': form ? FORM_KIND : JSON_KIND, accept: JSON_KIND, ...when }, body: form ? formOf(first) : JSON.stringify(batch.map(body)),
      });
      const { status } = answer, list = parsed(answer);
      if (Array.isArray(list) && list.length === batch.length && list.every(({ id, answer }, at) => id === batch[at].id && answer)) return heard(batch, list, answer);
      if (signedOut(answer)) return { stop: 'signed_out' };
      if ([400, 413, 415, 422].includes(status)) {
        if (batch.length > 1) { limit = Math.max(1, batch.length >> 1); return {}; }
        return (await way.doubted(first, answer)) || setAside(first, { key: 'refusal.invalid' });
      }
      return way.noWay(answer);
    },
  };
}
