// The bell: a prompt is asked, and closed. What a device kept before that and could not send is taken when it comes, and marked as late; what was
// written after it is refused. When it was written only the device's clock says, which may be a day off: the server puts it on its own by what
// that clock shows as the words are sent (server/src/done_at.rs).
import assert from 'node:assert/strict';
import { mint } from '../../frontend/public/mint.js';
import { pieceOf } from './school.mjs';

/// Milliseconds from the last word to the bell. A clock is put right but for how long the words were on their way.
const BEFORE = 800;

// A class has one open prompt, which the next one closes: the runs of a school take turns.
const turns = new WeakMap();
function inTurn(school, deed) {
  const mine = (turns.get(school) ?? Promise.resolve()).then(deed);
  turns.set(school, mine.catch(() => {}));
  return mine;
}

export class Ringing {
  constructor(work) { Object.assign(this, { work, answered: [] }); }

  /// `when`: something is answered `before` the bell, and not sent, or `after` it. `does` keeps it.
  async rings(window, { when, asForm }, { does, rest, weather }) {
    const { school } = this.work, { teacher, class: ofClass } = school, prompt = mint();
    const closes = () => teacher.post(`/class/${ofClass}/planned`, { close: prompt });
    const answer = () => this.#answer(window, prompt, when, asForm);
    await inTurn(school, async () => {
      await teacher.post(`/class/${ofClass}/release`, { id: prompt, prompt: 'g68-reflection-own-words', plan: 'everyone', when: 'now' });
      if (when === 'after') return closes();
      weather.is('no network');
      await does(answer());
      await rest(BEFORE);
      return closes();
    });
    if (when === 'after') return does(answer());
    // It comes when there is a way, and by a short one: what is written in the last second is for no clock to tell.
    weather.is('clear');
    window.outbox.drain(true);
    await this.#isHeard(window, rest);
    weather.is('');
    return undefined;
  }

  #answer(window, prompt, when, asForm) {
    const { work } = this, words = work.word(`answers ${when} the bell,`), piece = work.mint(), hand = [work.mint(), 1], about = { piece, hand, bars: piece };
    const told = { words, piece, when, answer: '' };
    this.answered.push(told);
    const fields = [['reflection', piece], ['prompt', prompt], ['words', words], ['ask', 'just_read']];
    const entry = asForm ? { ...work.form('share', fields), ...about }
      : work.command({ do: 'share', reflection: piece, beginning: { answers: 'prompt', prompt }, draft: work.sheets.draft(words), base_version: 0 }, about);
    return [words, [entry], ({ answer }) => { told.answer = answer; }];
  }

  async #isHeard(window, rest) {
    const told = this.answered.at(-1);
    for (let looks = 0; !told.answer && !window.dead.signal.aborted && looks < 200; looks++) await rest(50);
  }

  /// `refused`: what stepped aside on the devices. Gives what of that has to do with no bell.
  async isAllThere(refused) {
    const { work: { student, name, unsure } } = this, others = new Set(refused);
    for (const { words, piece, when, answer } of this.answered) {
      const aside = refused.filter((one) => one.piece === piece), there = await pieceOf(student, piece);
      // What it was told, also where only a window's memory knew.
      if (answer) assert.equal(answer, when === 'after' ? 'refused' : 'done', `${name}: ${words}`);
      if (!aside.length && !there && unsure.has(words)) continue;
      if (when === 'after') {
        assert.deepEqual([aside.map(({ refusal }) => refusal?.sentence?.key), there], [['prompts.already_closed'], null], `${name}: written after the bell: ${words}`);
        others.delete(aside[0]);
      } else {
        assert.deepEqual(aside.map(({ refusal }) => refusal?.sentence?.key), [], `${name}: written before the bell, and refused: ${words}`);
        assert.deepEqual([there?.versions, there?.late], [[words], [true]], `${name}: written before the bell, and came after it: ${words}`);
      }
    }
    return [...others];
  }
}
