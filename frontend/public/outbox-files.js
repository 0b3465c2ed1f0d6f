// Files on their way: announced, then in parts from wherever they were cut. What is acknowledged is kept there.

import { FAILS } from './outbox-commands.js';
import { parsed, signedOut } from './outbox-way.js';

const FILES = '/api/v1/files', JSON_KIND = 'application/json', LEAST_PART = 32 << 10, LARGEST_PART = 256 << 10;
/// Where a file stands, as the server says it.
const standsAt = (answer) => { const said = parsed(answer); return said && said.state ? said : null; };

/// `isNext` says whether a file still is what goes next; the rest as in `makeCommands`. `told` hears how far it is.
export function makeFiles({ person, way, store, settle, sent, told, setAside, isNext }) {
  let part = 64 << 10;

  // No word of where it stands: what that means for the file.
  async function unheard(entry, answer, begun) {
    const refusal = parsed(answer), key = refusal && refusal.sentence && refusal.sentence.key;
    if (signedOut(answer)) return { stop: 'signed_out' };
    if (key === 'commands.somebody_else') return { stop: 'other' };
    // Not this file, with this sign-in: whose sign-in it is, the server says where files are announced.
    if (begun && refusal && refusal.refused === 'not_found') return way.noWay(answer);
    // Several of hers are on their way, from here or from another device: one of them arrives, or is given up.
    if (key === 'files.too_many') return way.noWay(answer);
    if (refusal && refusal.refused && ![503, 507].includes(answer.status)) return setAside(entry, refusal);
    if (answer.status === 507 && (entry.fails || 0) < FAILS) { await store.write({ put: [{ ...entry, fails: (entry.fails || 0) + 1 }] }); return way.noWay(answer); }
    if (answer.status === 507 && refusal && refusal.refused) return setAside(entry, refusal);
    if ([400, 404, 413, 422].includes(answer.status)) return (await way.doubted(entry, answer)) || setAside(entry, { key: 'refusal.invalid' });
    part = Math.max(LEAST_PART, part >> 1);
    return way.noWay(answer);
  }

  return {
    async send(entry) {
      const { file } = entry, address = FILES + '/' + file.id;
      let answer = await way.ask(FILES, { method: 'POST', headers: { 'content-type': JSON_KIND, accept: JSON_KIND },
        body: JSON.stringify({ id: file.id, kind: file.kind, bytes: file.bytes, person, ...(file.about && { about: file.about }) }) });
      for (let begun = false; ; begun = true) {
        const stands = standsAt(answer);
        if (!stands) return unheard(entry, answer, begun);
        way.isOpen();
        // A long file is no reason to say that there is none.
        told({ way: true, stop: '' });
        if (stands.state === 'refused') return setAside(entry, stands.refused || {});
        if (stands.state !== 'arriving') {
          await store.write({ drop: [entry.n] });
          settle(entry.id, { answer: 'done', file: stands.file });
          sent(1);
          return {};
        }
        told({ sent: stands.received, bytes: file.bytes, file: file.id });
        // Between two parts whatever may go before goes; the file goes on from where it stands.
        if (begun && !await isNext(entry)) return {};
        const bytes = await store.bytes(entry, stands.received, stands.received + part);
        answer = await way.ask(address, { method: 'PATCH', headers: { 'upload-offset': String(stands.received), accept: JSON_KIND }, body: bytes }, bytes.size ?? bytes.length);
        if (standsAt(answer)) { part = Math.min(LARGEST_PART, part * 2); way.comes(entry); }
      }
    },
  };
}
