// Pieces: drafts that are written in windows, as their pages do it (with whose hand, on top of what, shown over what), shares, a drawing that is
// drawn on, and pieces that are brought with a file.
import assert from 'node:assert/strict';
import { mint } from '../../frontend/public/mint.js';
import { brought, isWhole } from './bringing.mjs';
import { filesIn, strokesOf } from './drawing.mjs';
import { once, stillNew } from './once.mjs';
import { editorOf, pieceOf } from './school.mjs';

export class Sheets {
  constructor(work) {
    Object.assign(this, { work, pieces: [mint(), mint()], written: [[], []], shared: [[], []], drawn: { shown: mint(), strokes: 0 }, brought: [], files: [] });
    /// Of each words which ones were shown where they were written: those were read, and gave way.
    this.over = new Map();
  }

  /// What a piece of one's own question answers.
  beginning(piece) { return { answers: 'own_question', class: this.work.school.class, question: `What about ${this.work.name}, ${piece}?` }; }

  draft(words) { return { words, ask: 'just_read', ask_words: '', language: null, scribe: null }; }

  /// The pages of the pieces in a window that is opened: they come from the server, and then what waits on the device is put on them, as /newer.js
  /// does. A page knows on which number its next save builds, and which words are shown.
  async opens(window) {
    const pages = await Promise.all(this.pieces.map((piece, nth) => (this.written[nth].length ? editorOf(this.work.student, piece) : { base: 0, words: '' })));
    const first = await window.store.read(), { hands } = window;
    for (const [nth, piece] of this.pieces.entries()) {
      const page = pages[nth], held = first.filter((one) => one.hand && one.state !== 'refused' && one.piece === piece).pop();
      window.pages.set(piece, page);
      if (!held) continue;
      const { draft, base_version } = held.envelope;
      if (await hands.mayGoOn(held.hand)) hands.goesOn(piece, held.hand, held.piece);
      else hands.showsOf(piece, held.id, draft);
      if (draft.words !== page.words) hands.buildsOn(piece, base_version);
      page.words = draft.words;
    }
  }

  // As /kept.js makes a command of the editor, and hears what came of it.
  #saves(window, nth, deed, words) {
    const piece = this.pieces[nth], page = window.pages.get(piece), { hands } = window, hand = hands.hand(piece);
    this.written[nth].push(words);
    this.over.set(words, page.words);
    page.words = words;
    const entry = this.work.command({ do: deed, reflection: piece, beginning: this.beginning(piece), draft: this.draft(words), base_version: hands.baseOf(piece, page.base) },
      { piece, hand, ...(deed === 'share' ? { bars: piece } : { over: `draft ${piece} ${hand[0]}` }) });
    const hears = ({ answer, rev }) => {
      if (answer === 'replaced') return;
      hands.answered(piece);
      if (answer === 'done') page.base = rev;
    };
    return [words, [entry], hears];
  }

  writes(window, nth) { return this.#saves(window, nth, 'save_draft', this.work.word('writes')); }

  shares(window, nth) {
    const words = this.work.word('shares');
    this.shared[nth].push(words);
    return this.#saves(window, nth, 'share', words);
  }

  // As /kept.js brings a file: its bytes lie on the device before anything speaks of them; where there is no room they are in the window alone.
  async #file(window, { kind, blob }, about) {
    const id = this.work.mint(), entry = { id: this.work.mint(), kind: 'file', file: { id, kind, bytes: blob.size }, ...about };
    this.files.push(id);
    try { await window.box.addBytes(id, blob); } catch { return [id, { ...entry, blob }]; }
    return [id, entry];
  }

  #shows(deed, piece, shown, file, about = {}) {
    const { answers: _, ...asks } = this.beginning(piece);
    return this.work.command({ do: 'show', reflection: piece, act: [['do', deed], ['shown', shown], ['file', file], ...Object.entries(asks)] }, { piece, needs: file, ...about });
  }

  /// The drawing in the first piece, with one more stroke.
  async draws(window) {
    const { drawn, pieces: [piece] } = this, { shown } = drawn, over = `shown ${shown}`, strokes = ++drawn.strokes;
    const [id, file] = await this.#file(window, brought({ strokes }), { piece, over });
    return [this.#drawn(strokes), [file, this.#shows('add', piece, shown, id, { over }), this.#shows('replace', piece, shown, id, { over })]];
  }

  #drawn(strokes) { return `${this.work.name} draws ${strokes} strokes`; }

  /// A piece of its own that shows what was brought, shared: evidence with its file.
  async brings(window, what) {
    const { work } = this, words = work.word('brings'), piece = work.mint(), [id, file] = await this.#file(window, brought(what, words), { piece });
    const share = work.command({ do: 'share', reflection: piece, beginning: this.beginning(piece), draft: this.draft(words), base_version: 0 }, { piece, hand: [work.mint(), 1], bars: piece });
    this.brought.push({ words, piece, file: id, what });
    return [words, [file, this.#shows('add', piece, work.mint(), id), share]];
  }

  /// `refused`: what stepped aside on the devices, with its words. Where two devices wrote, or words were on their way that a killed window took along,
  /// the server may have refused what another hand wrote: that is kept beside it. `two`: the second piece was written on two devices.
  async areAllThere(refused, two) {
    const { work } = this, { student, name, unsure } = work;
    for (const [nth, id] of this.pieces.entries()) {
      const written = this.written[nth], aside = refused.filter(({ piece }) => piece === id), kept = new Set(aside.map(({ envelope }) => envelope.draft.words));
      if (aside.length && !(two && nth === 1)) assert.ok(written.some((words) => unsure.has(words)), `${name}: piece ${nth}: told of another device, and there was none`);
      const piece = await pieceOf(student, id), versions = piece?.versions ?? [];
      assert.ok(!piece?.late.includes(true), `${name}: piece ${nth}: nothing closed, and it is late`);
      const there = new Set([piece?.sheet, ...versions, ...kept].filter(Boolean));
      once(versions.toReversed(), this.shared[nth], { ...work, unsure: new Set([...unsure, ...kept]) }, `${name}: versions of ${nth}`);
      // It is there; or whoever wrote what is there had it before them.
      const isSafe = (words) => there.has(words) || written.some((later) => this.over.get(later) === words && isSafe(later));
      for (const words of written) assert.ok(unsure.has(words) || isSafe(words), `${name}: piece ${nth}: gone, and nobody who had read it wrote over it: ${words}`);
      for (const words of there) assert.ok(written.includes(words), `${name}: piece ${nth}: what nobody wrote: ${words}`);
      // A draft that was read and shared over does not come back.
      const isOf = (later, words) => this.over.get(later) === words || (this.over.has(later) && this.over.get(later) !== later && isOf(this.over.get(later), words));
      const sheet = versions.includes(piece?.sheet) ? '' : piece?.sheet, after = sheet && versions.find((shared) => isOf(shared, sheet));
      assert.ok(!after, `${name}: piece ${nth}: ${sheet} stands there again, and ${after} was shared over it`);
    }
    await this.#isDrawn();
    for (const one of this.brought) await this.#isBrought(one);
    await this.#makesRoom();
  }

  async #isDrawn() {
    const { work: { student, name, unsure }, drawn: { shown, strokes }, pieces: [piece] } = this, all = Array.from({ length: strokes }, (_, nth) => this.#drawn(nth + 1));
    if (!strokes) return;
    const { text } = await student.get(`/piece/${piece}/shown`);
    const of = new RegExp(`data-of-shown="${shown}"[^>]*data-of-file="([^"]+)"`).exec(text) ?? new RegExp(`data-of-file="([^"]+)"[^>]*data-of-shown="${shown}"`).exec(text);
    stillNew(of ? this.#drawn(await strokesOf(student, of[1])) : undefined, all, { unsure }, `${name}: the drawing`);
  }

  async #isBrought({ words, piece, file, what }) {
    const { student, unsure } = this.work, there = await pieceOf(student, piece), files = there ? filesIn(await student.get(`/piece/${piece}/shown`)) : [];
    // A killed window may have sent a part of what was in its memory alone; nothing of it twice.
    const is = (found, all, so) => { if (!unsure.has(words) || found.length) assert.deepEqual(found, all, `${words}: ${so}`); };
    is(there?.versions ?? [], [words], 'shared once');
    is(files, [file], 'with its file, once');
    if (files.length) await isWhole(student, file, what, words);
  }

  // What a killed window's memory held may have come in part, and counts as on its way for two minutes: five at a time may be, for the runs that come after.
  async #makesRoom() {
    const { student } = this.work, asks = (method, file) => student.ask(method, `/api/v1/files/${file}`, undefined, { accept: 'application/json' });
    for (const file of this.files) {
      const { status, text } = await asks('GET', file);
      if (status === 200 && JSON.parse(text).state === 'arriving') await asks('DELETE', file);
    }
  }
}
