// A school of two students whose server does what it is told and remembers it, and when: as much of one as the proof of the outbox asks for, without Waymark.
import { createServer } from 'node:http';
import { Visitor } from '../outbox/school.mjs';

const JSON_KIND = { 'content-type': 'application/json' };

export async function quickSchool(people = ['01890000-0000-7000-8000-0000000000a1', '01890000-0000-7000-8000-0000000000b1']) {
  // What was done, in its order, each once: whose, and what.
  const done = [], answers = new Map(), files = new Map();
  const carriesOut = (who, id, said, sent) => {
    if (said.person !== who) return { id, answer: 'refused', refusal: { refused: 'conflict', sentence: { key: 'commands.somebody_else', gaps: [] } } };
    if (!answers.has(id)) { done.push({ who, ...said, sent, came: Date.now() }); answers.set(id, { id, answer: 'done', rev: done.length }); }
    return answers.get(id);
  };
  const stands = (id) => { const { bytes, received } = files.get(id); return { id, bytes, received, state: received < bytes ? 'arriving' : 'ready' }; };
  const server = createServer(async (request, answer) => {
    const parts = [];
    let whole = true;
    try { for await (const part of request) parts.push(part); } catch { whole = false; }
    // Half of what was said is nothing; of a file it is kept.
    if (!whole && request.method !== 'PATCH') return undefined;
    const body = Buffer.concat(parts), who = /who=([0-9a-f-]+)/.exec(request.headers.cookie ?? '')?.[1], [, , , , file] = request.url.split('/');
    const says = (status, said = '', headers = {}) => { answer.writeHead(status, headers); answer.end(said); };
    switch (`${request.method} ${request.url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')}`) {
      case 'GET /healthz': return says(200, 'ok');
      case 'POST /api/v1/seal': return says(200, Buffer.alloc(32, who), { 'waymark-person': who });
      case 'POST /api/v1/commands': {
        const sent = Number(request.headers['x-waymark-sent']);
        if (request.headers['content-type'] === 'application/json') return says(200, JSON.stringify(JSON.parse(body).map((said) => carriesOut(who, said.id, said, sent))), JSON_KIND);
        const said = Object.fromEntries(new URLSearchParams(body.toString()));
        return says(200, JSON.stringify([carriesOut(who, said.command, said, sent)]), JSON_KIND);
      }
      case 'POST /api/v1/files': {
        const { id, bytes } = JSON.parse(body);
        if (!files.has(id)) files.set(id, { bytes, received: 0 });
        return says(200, JSON.stringify(stands(id)), JSON_KIND);
      }
      case 'PATCH /api/v1/files/*': {
        const known = files.get(file);
        if (Number(request.headers['upload-offset']) === known.received) known.received += body.length;
        return says(200, JSON.stringify(stands(file)), JSON_KIND);
      }
      case 'POST /room': return says(204);
      case 'GET /board/*': return says(200, '<input name="options" value="a,b,c">');
      // What can be linked: all that was shared, each by its own id.
      case 'POST /api/goals/goal': {
        const offers = done.filter(({ do: deed }) => deed === 'share').map(({ reflection }) => `<option value="piece.${reflection}">What about ${reflection}?</option>`).join('');
        return says(200, JSON.stringify(JSON.stringify({ offers })), JSON_KIND);
      }
      default: return says(request.url.startsWith('/piece/') ? 404 : 200);
    }
  });
  await new Promise((listens) => { server.listen(0, '127.0.0.1', listens); });
  const origin = `http://127.0.0.1:${server.address().port}`, teacher = new Visitor(origin);
  const students = people.map((person, nth) => { const one = Object.assign(new Visitor(origin), { person, name: ['Aaa', 'Aba'][nth] }); one.cookies.set('who', person); return one; });
  return { server: { origin }, lesson: { teacher, class: 'c', prompt: 'p', students }, done, close: () => { server.closeAllConnections(); server.close(); } };
}
