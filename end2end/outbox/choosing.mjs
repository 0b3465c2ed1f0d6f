// What somebody chooses from a board, recommends for the shelf and tells of a try, all by plain forms; and whether it is there, once.
import assert from 'node:assert/strict';
import { mint } from '../../frontend/public/mint.js';
import { once, stillNew } from './once.mjs';
import { hidden } from './school.mjs';

/// A board of this run alone, open to the class: a student has one choice on each. With it the class has a shelf.
export async function opensABoard({ teacher, class: ofClass, students: [student] }) {
  const id = mint();
  await teacher.post(`/class/${ofClass}/boards`, { id, target: 'I can say why leaves turn', template: 'grid' });
  await teacher.post(`/class/${ofClass}/board/${id}`, { what: 'open' });
  return { id, options: hidden(await student.get(`/board/${id}`), 'options').split(',') };
}

export class Choosing {
  /// `work`: whose it is.
  constructor(work, board) { Object.assign(this, { work, board, choice: mint(), attempt: mint(), tried: mint(), chosen: [], told: [], recommended: [] }); }

  /// A try, and what is tried in it: with both, there is something to tell of.
  begins() {
    const { work, attempt, tried } = this;
    return [
      work.form('try_pose', [['try', attempt], ['words', `${work.name} tries`], ['need', 'start']]),
      work.form('try_pick', [['try', attempt], ['tried', tried], ['name', `${work.name} in small steps`], ['kind', 'strategy']]),
    ];
  }

  /// A choice, or another one in its place: each has its command, and all are one choice.
  chooses({ pick: part }) {
    const { work, board, choice } = this, words = work.word('chooses'), pick = board.options[Math.floor(part * board.options.length)];
    this.chosen.push(words);
    return [words, [work.form('choice_choose', [['board', board.id], ['choice', choice], ['options', board.options.join(',')], [`pick-${pick}`, 'yes'],
      ['why', words], ['goal', '']])]];
  }

  recommends() {
    const { work } = this, words = work.word('recommends');
    this.recommended.push(words);
    return [words, [work.form('strategy_recommend', [['strategy', mint()], ['class', work.school.class], ['name', words], ['does', 'Draw it first'], ['helps', 'With many parts'],
      ['need', 'start'], ['kind', 'strategy'], ['address', '']])]];
  }

  /// What the try changed, or that in other words.
  tells() {
    const { work, attempt, tried } = this, words = work.word('tells');
    this.told.push(words);
    return [words, [work.form('try_tell', [['try', attempt], ['tried', tried], ['changed', words], ['piece', ''], ['keeps', 'keep']])]];
  }

  async isAllThere() {
    const { work, board, attempt } = this, { student, name } = work;
    const all = ({ text }, pattern) => [...text.matchAll(new RegExp(pattern, 'g'))].map(([, found]) => found.trim());
    const onBoard = await student.get(`/board/${board.id}`), now = all(onBoard, 'id="choose-why"[^>]*>([^<]*)<'), earlier = all(onBoard, '<dd class="words" dir="auto">([^<]*)<');
    once([...now, ...earlier].filter(Boolean).reverse(), this.chosen, work, `${name}: chose`);

    const onTry = await student.get('/try');
    assert.equal(all(onTry, `<h3 id="try-(${attempt})-title" dir="auto">${name} tries<`).length, 1, `${name}: the try`);
    assert.equal(all(onTry, `<h4 dir="auto">(${name} in small steps)<`).length, 1, `${name}: what is tried`);
    const [told, ...others] = new Set(all(onTry, `(${name} tells \\d+)`));
    assert.deepEqual(others, [], `${name}: one thing is told of a try`);
    stillNew(told, this.told, work, `${name}: told`);

    const onShelf = await student.get('/shelf');
    once(all(onShelf, `<h3 dir="auto">(${name} recommends \\d+)<`).reverse(), this.recommended, work, `${name}: recommended`);
    await this.makesRoom(onShelf);
  }

  /// What this run recommended is taken back, for the runs that come after it.
  async makesRoom({ text }) {
    const { student } = this.work;
    for (const [, strategy, card] of text.matchAll(/<article class="card stack" id="mine-([^"]+)">([^]*?)<\/article>/g)) {
      if (!this.recommended.some((words) => card.includes(`>${words}<`))) continue;
      await student.post('/api/v1/commands', { do: 'strategy_withdraw', command: mint(), person: student.person, strategy });
    }
  }
}
