// What somebody wonders: questions on the board, an inquiry with its notes, and a question that is put on the goal as evidence of it.
import { mint } from '../../frontend/public/mint.js';
import { once } from './once.mjs';

export class Wondering {
  constructor(work) { Object.assign(this, { work, inquiry: mint(), asked: [], noted: [], linked: [] }); }

  begins() {
    const { work, inquiry } = this;
    return [work.form('inquiry_begin', [['inquiry', inquiry], ['from', ''], ['classes', work.school.class], ['question', `What does ${work.name} find out?`]])];
  }

  #question(words) {
    const { work } = this, question = mint();
    this.asked.push(words);
    return [question, work.form('question_ask', [['question', question], ['class', work.school.class], ['words', words]])];
  }

  asks() {
    const words = this.work.word('asks'), [, form] = this.#question(words);
    return [words, [form]];
  }

  notes() {
    const { work, inquiry } = this, words = work.word('notes');
    this.noted.push(words);
    return [words, [work.form('inquiry_note', [['inquiry', inquiry], ['source', mint()], ['words', words], ['title', 'My grandmother'], ['address', ''], ['says', 'It was colder'], ['trust', 'partly'], ['why', '']])]];
  }

  /// A question, and that it shows where one is with the goal. It is found only where it was asked before.
  links({ asForm }) {
    const { work } = this, words = work.word('links'), [question, asks] = this.#question(words);
    this.linked.push(words);
    return [words, [asks, work.onGoal([['do', 'link'], ['evidence', mint()], ['made', `question.${question}`], ['words', words]], asForm)]];
  }

  async isAllThere() {
    const { work, inquiry } = this, { student, name } = work;
    const board = await student.get('/questions'), own = [...board.text.matchAll(/id="own-([^"]+)"[^]*?id="words-\1"[^>]*>([^<]*)</g)].filter(([, , words]) => words.startsWith(`${name} `));
    once(own.map(([, , words]) => words).reverse(), this.asked, work, `${name}: asked`);

    const page = await student.get(`/inquiry/${inquiry}`), notes = [...page.text.matchAll(/<li[^>]* id="note-[^"]+"[^>]*><p class="words"[^>]*>([^<]*)</g)].map(([, words]) => words);
    once(notes, this.noted, work, `${name}: noted`);
    await this.#makesRoom(own.map(([, id]) => id));
  }

  // What this run asked is taken back, for the runs that come after it.
  async #makesRoom(questions) {
    const { student } = this.work;
    for (const question of questions) await student.post('/api/v1/commands', { do: 'question_withdraw', command: mint(), person: student.person, question });
  }
}
