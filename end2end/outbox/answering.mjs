// A piece that was shared with a drawing before the weather turned, and answered by its teacher: what its student did with the answer, in words that take
// the place of those before; and the piece as evidence on the goal, in that version and with its file.
import assert from 'node:assert/strict';
import { mint } from '../../frontend/public/mint.js';
import { drawing, filesIn, strokesOf } from './drawing.mjs';
import { once, stillNew } from './once.mjs';

const PARTS = { question: 'What would you ask the tree?', next_step: 'Look at it once more in the morning.' }, STROKES = 7;

export class Answering {
  constructor(work) { Object.assign(this, { work, piece: mint(), file: mint(), feedback: mint(), version: '', followed: { question: [], next_step: [] }, linked: [] }); }

  /// Straight to the server: shared with its drawing, and answered.
  async isAnswered() {
    const { work, piece, file, feedback } = this, { student, school: { teacher } } = work, about = work.sheets.beginning(piece), { answers: _, ...asks } = about;
    const bytes = drawing(STROKES);
    await student.json('POST', '/api/v1/files', { id: file, kind: 'drawing', bytes: bytes.size, person: student.person });
    await student.ask('PATCH', `/api/v1/files/${file}`, bytes, { 'upload-offset': '0', accept: 'application/json' });
    const old = mint(), goal = (act) => work.envelope({ do: 'goal', goal: old, act });
    const answers = await student.json('POST', '/api/v1/commands', [
      work.envelope({ do: 'show', reflection: piece, act: [['do', 'add'], ['shown', mint()], ['file', file], ...Object.entries(asks)] }),
      work.envelope({ do: 'share', reflection: piece, beginning: about, draft: work.sheets.draft(`${work.name} looks at a leaf`), base_version: 0 }),
      // A goal of another day: its page says as what the piece can be linked.
      goal([['do', 'set'], ['kind', 'habit'], ['statement', `${work.name} looks`]]),
    ]);
    assert.deepEqual(answers.map(({ answer }) => answer), ['done', 'done', 'done'], `${work.name}: before the weather: ${JSON.stringify(answers)}`);
    await teacher.post('/api/feedback/send', { id: feedback, reflection: piece, version: '1', ...Object.fromEntries(Object.entries(PARTS).map(([part, words]) => [`words[${part}]`, words])) });
    const { offers } = await student.data('goals/goal', { goal: old }), mine = [...offers.matchAll(/<option value="piece\.([^"]+)"[^>]*>([^<]*)</g)].find(([, , title]) => title.includes(piece));
    assert.ok(mine, `${work.name}: the piece can be linked: ${offers}`);
    [, this.version] = mine;
  }

  /// What became of a question or a next step, or that in other words.
  follows({ part, outcome, asForm }) {
    const { work, piece, feedback } = this, words = work.word('follows');
    this.followed[part].push(words);
    if (asForm) return [words, [{ ...work.form('follow', [['reflection', piece], ['feedback', feedback], ['part', part], ['outcome', outcome], ['words', words]]), piece }]];
    return [words, [work.command({ do: 'follow', reflection: piece, feedback, follow: { part, outcome, words } }, { piece })]];
  }

  /// The piece, and that it shows where one is with the goal.
  links({ asForm }) {
    const { work, version } = this, words = work.word('links');
    this.linked.push(words);
    return [words, [work.onGoal([['do', 'link'], ['evidence', mint()], ['made', `piece.${version}`], ['words', words]], asForm)]];
  }

  /// `evidence`: of the goal, in its order.
  async isAllThere(evidence) {
    const { work, piece, file, feedback, version } = this, { student, name } = work;
    const { text } = await student.get(`/piece/${piece}`), field = (id) => new RegExp(`<input[^>]* id="${id}"[^>]*>`).exec(text)?.[0];
    for (const [part, followed] of Object.entries(this.followed)) {
      const at = field(`follow-${part}-${feedback}`);
      assert.ok(at, `${name}: the answer to the piece`);
      stillNew((/ value="([^"]*)"/.exec(at)?.[1]) || undefined, followed, work, `${name}: followed through on the ${part}`);
    }
    once(evidence.map(({ words }) => words), [...this.linked, ...work.wondering.linked], work, `${name}: linked`);
    const shown = evidence.find(({ words }) => this.linked.includes(words));
    if (!shown) return;
    assert.ok(shown.html.includes(`/version/${version}/shown`), `${name}: the version that is meant: ${shown.html}`);
    assert.deepEqual(filesIn(await student.get(`/version/${version}/shown`)), [file], `${name}: evidence with its file`);
    assert.equal(await strokesOf(student, file), STROKES, `${name}: all of its file`);
  }
}
