// Drawing: the paper in its window (see /paper.js), which saves itself.
//
// It is saved a moment after the last stroke and at least every few seconds: each save is a file of its own that takes the place of the one
// before. Whoever leaves the page is asked first while something is not saved; whoever leaves all the same hands the last state to the
// browser, which sends a short one after the page is gone.

import { again, bringWith, keeping, mint, said } from './acts.js';
import { paper } from './paper.js';
import { openWindow, sentence } from './window.js';

const WIDE = 1600, HIGH = 1000, AFTER = 1500, AT_LEAST = 5000;

export default async function open(button) {
  // The part may be made anew meanwhile, and the button with it.
  const part = button.closest('[data-served]'), piece = said(part, 'add').get('reflection');
  // One thing from the first stroke on, however often it is tried to add it.
  const { ofShown } = button.dataset, shown = ofShown || mint();
  let added = !!ofShown;
  const { ofFile: file } = button.dataset;
  // Those that arrived and nothing but this drawing shows. What a version shows stays.
  const earlier = file && !('stays' in button.dataset) ? [file] : [];
  let before = { w: WIDE, h: HIGH, strokes: [] };
  if (file) {
    const answer = await fetch('/file/' + file + '/strokes');
    if (!answer.ok) throw new Error(answer.status);
    before = await answer.json();
  }
  const win = await openWindow('draw', () => leave());
  const says = win.dialog.dataset, { w, h } = before, sheet = paper(win, before, changed);

  let edition = 0, kept = 0, busy = null, timer = 0, since = 0;
  // What was refused and what it was refused with, and for which edition it was asked whether to leave without it.
  let refused = 0, because = '', asked = 0, waiting = false, stuck = () => {};
  const bytes = () => JSON.stringify({ w, h, strokes: sheet.strokes() });
  const unsaved = () => kept !== edition && (added || sheet.strokes().length > 0);
  function changed() {
    edition++;
    since = since || Date.now();
    win.problem('');
    win.status(says.saving);
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(0, Math.min(AFTER, since + AT_LEAST - Date.now())));
  }
  function save() {
    clearTimeout(timer);
    busy = busy || keeping(once()).finally(() => { busy = null; });
    return busy;
  }
  function waits() { waiting = true; win.status(says.unsaved); stuck(); }
  async function once() {
    while (kept !== edition) {
      const mine = edition;
      since = 0;
      // An empty sheet is no drawing until something was on it.
      if (!added && !sheet.strokes().length) { kept = mine; win.status(''); break; }
      const id = mint();
      try {
        // It takes the place of what still waits of this drawing. Who knows which of those arrived: so it is added, and then it is this one.
        const deeds = ['add', 'replace'].map((deed) => said(part, deed, { shown, file: id }));
        const { what, outcome } = await bringWith(new Blob([bytes()]), { id, kind: 'drawing', over: 'shown ' + shown, waits }, deeds);
        [added, waiting, kept] = [true, false, mine];
        outcome.then((all) => done(id, all), () => {});
        if (kept === edition) { win.status(what === 'kept' ? says.kept : says.saved); win.problem(''); }
      } catch (why) {
        waiting = false;
        if (why.stopped) return;
        // Not tried again by itself: only what is drawn next may be taken.
        [refused, because] = [mine, await sentence(why)];
        win.status('');
        win.problem(because, why.again && save);
        if (edition !== mine) timer = setTimeout(save, AFTER);
        return;
      }
    }
  }
  // Once another one stands in their place, they are of no more use. A newer one may have taken the place of this one before it went, or
  // before it was shown.
  function done(id, [sent, ...shows]) {
    const is = ({ answer }) => answer !== 'replaced';
    if (shows.every(is)) for (const old of earlier.splice(0)) fetch('/api/v1/files/' + old, { method: 'DELETE' }).catch(() => {});
    if (is(sent)) earlier.push(id);
  }
  // The last state, in one go: the server takes a form with its file. A browser takes no long one along; that may still arrive by itself.
  function last() {
    if (!unsaved()) return;
    const form = said(part, added ? 'replace' : 'add', { command: mint(), shown, file: mint() });
    form.append('bytes', new Blob([bytes()]));
    if (!navigator.sendBeacon('/piece/' + piece + '/show', form)) save();
  }
  const hide = () => { if (document.visibilityState === 'hidden' && refused !== edition) save(); };
  const guard = (event) => { if (unsaved()) { event.preventDefault(); if (refused !== edition) save(); } };
  addEventListener('pagehide', last);
  addEventListener('beforeunload', guard);
  document.addEventListener('visibilitychange', hide);
  async function leave() {
    clearTimeout(timer);
    sheet.finish();
    clearTimeout(timer);
    // What could not be saved stays on the screen, and goes only when whoever drew it says so.
    if (unsaved() && asked !== edition) {
      const long = new Promise((done) => { stuck = done; }), saved = save();
      if (!waiting) await Promise.race([saved, long]);
      if (unsaved()) {
        asked = edition;
        win.problem((refused === edition ? because + ' ' : '') + says.leave, refused === edition && save);
        return false;
      }
    }
    sheet.leave();
    removeEventListener('pagehide', last);
    removeEventListener('beforeunload', guard);
    document.removeEventListener('visibilitychange', hide);
    await again(part);
    const back = document.querySelector(added ? '[data-tool=draw][data-of-shown="' + shown + '"]' : '[data-tool=draw]');
    setTimeout(() => { if (back) back.focus(); });
  }
}
