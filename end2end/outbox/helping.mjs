// Help: a hand that goes up is not kept, for half an hour later it would call a teacher to nobody (decisions/0033). Its page asks until it is answered
// (/acts.js), and as long as the page is there; what counts is that the hand is up once, as its student's, and down with the window.
import assert from 'node:assert/strict';
import { read } from '../../frontend/public/answers.js';
import { mint } from '../../frontend/public/mint.js';

/// Milliseconds until somebody presses again who was told that it went wrong.
const AGAIN = 1000;

export class Helping {
  constructor(work) { Object.assign(this, { work, sentence: '', isUp: false }); }

  /// Beside everything else that is done in this window.
  begins(window) {
    const { work } = this;
    this.sentence = work.word('helps');
    window.names.set(this.sentence, this.sentence);
    this.#asks(window).catch(() => {});
    return this.sentence;
  }

  async #asks(window) {
    const { work, sentence } = this, { signal } = window.dead;
    const body = new URLSearchParams({ do: 'help_ask', command: mint(), person: work.student.person, help: mint(), prompt: work.school.prompt, sentence, words: '' });
    for (let tries = 0; !signal.aborted; tries++) {
      let rests = Math.min(1000 * 2 ** tries, 15000);
      try {
        const answer = await window.fetch('/room', { method: 'POST', headers: { accept: 'application/json' }, body }, sentence);
        await read(answer, tries);
        // The server says it without a word; who sends words is something in between.
        if (answer.status === 204) { this.isUp = true; return; }
      } catch ({ refusal }) {
        // The server's own no: nothing that pressing again would help.
        if (refusal && refusal.sentence) return;
        if (refusal) rests = AGAIN;
      }
      await window.wait(rests, signal);
    }
  }

  #inLine() { return inLine(this.work.school, this.sentence); }

  async isAllThere() {
    const { work, sentence, isUp } = this;
    if (!sentence) return;
    const there = await this.#inLine();
    assert.ok(there.length <= 1, `${sentence}: ${there.length} times`);
    assert.ok(!isUp || there.length === 1, `${sentence}: told to be in the line, and is not`);
    for (const { card } of there) assert.ok(card.includes(`>${work.student.name} Zed<`), `${sentence}: as somebody else: ${card}`);
  }

  /// The teacher was there: whoever has this student next finds no hand up.
  async isOver() {
    const { teacher, class: ofClass } = this.work.school;
    if (this.sentence) for (const { id } of await this.#inLine()) await teacher.post(`/console/${ofClass}/help/${id}`, { do: 'in_person' });
  }
}

/// Who said this in the line of the class.
async function inLine({ teacher, class: ofClass }, sentence) {
  const { text } = await teacher.get(`/console/${ofClass}/room`), cards = text.matchAll(/<li class="help-entry[^>]* data-key="([^"]+)"[^>]*>([^]*?)<\/li>/g);
  return [...cards].map(([, id, card]) => ({ id, card })).filter(({ card }) => card.includes(`>${sentence}<`));
}
