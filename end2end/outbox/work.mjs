// Somebody at work: what was done, by the words that name it; and each deed as a page would hand it to the outbox.
import { mint } from '../../frontend/public/mint.js';
import { Answering } from './answering.mjs';
import { Choosing } from './choosing.mjs';
import { Helping } from './helping.mjs';
import { Ringing } from './ringing.mjs';
import { Sheets } from './sheets.mjs';
import { Wondering } from './wondering.mjs';

export class Work {
  /// `board`: of this run.
  constructor(student, school, name, board) {
    Object.assign(this, { student, school, name, goal: mint(), said: [], unsure: new Set(), windows: new Map(), began: false, count: 0, clock: Date.now });
    this.sheets = new Sheets(this);
    this.choosing = new Choosing(this, board);
    this.wondering = new Wondering(this);
    this.answering = new Answering(this);
    this.helping = new Helping(this);
    this.ringing = new Ringing(this);
  }

  word(what) { return `${this.name} ${what} ${++this.count}`; }

  /// From now on what is done is done in this window: its device's clock, which may be a day off, says when, as it does in a page.
  at(window) { this.clock = window.device.clock; return this; }

  mint() { return mint(this.clock()); }

  envelope(more) { return { id: this.mint(), person: this.student.person, done_at: this.clock(), v: 1, ...more }; }

  command(more, about = {}) { const envelope = this.envelope(more); return { id: envelope.id, kind: 'command', envelope, ...about }; }

  /// A form of a plain page, whose ids come with it: the server minted them.
  form(deed, about) { const id = mint(); return { id, kind: 'form', fields: [['do', deed], ['command', id], ['person', this.student.person], ...about] }; }

  /// What this says of the goal: by a page's command, or by its plain form.
  onGoal(act, asForm) {
    const [[, deed], ...fields] = act;
    return asForm ? this.form(`goal_${deed}`, [['goal', this.goal], ...fields]) : this.command({ do: 'goal', goal: this.goal, act });
  }

  /// The goal, the try and the inquiry: what is said later is about them.
  begins() {
    this.began = true;
    const plan = [['kind', 'academic'], ['statement', `${this.name} asks`], ['stand', 'at the start'], ['why', 'to know'], ['success', 'I asked'], ['by', ''], ['obstacle', ''], ['then', '']];
    return [`${this.name} begins`, [this.onGoal([['do', 'set'], ...plan]), ...this.choosing.begins(), ...this.wondering.begins()]];
  }

  says({ asForm }) {
    const words = this.word('says');
    this.said.push(words);
    return [words, [this.onGoal([['do', 'check_in'], ['feel-moving', 'yes'], ['words', words]], asForm)]];
  }

  /// What a step of the plan is, in this window: its name and what is put into the outbox, together.
  async deed(step, window) {
    const { sheets, choosing, wondering, answering } = this;
    switch (step.what) {
      case 'says': return this.says(step);
      case 'writes': return sheets.writes(window, step.nth);
      case 'shares': return sheets.shares(window, step.nth);
      case 'draws': return sheets.draws(window);
      case 'brings': return sheets.brings(window, step);
      case 'chooses': return choosing.chooses(step);
      case 'recommends': return choosing.recommends();
      case 'tells': return choosing.tells();
      case 'asks': return wondering.asks();
      case 'notes': return wondering.notes();
      case 'links': return step.of === 'piece' ? answering.links(step) : wondering.links(step);
      case 'follows': return answering.follows(step);
      default: throw new Error(step.what);
    }
  }
}
