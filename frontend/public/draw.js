// The paper: pen, finger, mouse or keys. What the hand does is kept as strokes (see domain/drawing.rs, which reads and shows the same).
//
// While a hand moves, only the newest bit is drawn, also on a slow device; everything is drawn again only when something is undone or
// taken away. The drawing saves itself a moment after the last stroke and at least every few seconds: each save is a file of its own that
// takes the place of the one before. Whoever leaves the page is asked first while something is not saved; whoever leaves all the same hands
// the last state to the browser, which sends a short one after the page is gone.

import { again, command, keeping, mint, said } from '/acts.js';
import { bring } from '/upload.js';
import { fillIn, openWindow, sentence } from '/window.js';

const LEVELS = 5, WIDE = 1600, HIGH = 1000, AFTER = 1500, AT_LEAST = 5000;
const level = (press) => Math.floor(Math.min(press, 255) * LEVELS / 256);
const thick = (press) => .5 + level(press) / (LEVELS - 1);

export default async function open(button) {
  // The part may be made anew meanwhile, and the button with it.
  const part = button.closest('[data-served]'), person = said(part, 'add').get('person'), piece = said(part, 'add').get('reflection');
  // One thing from the first stroke on, however often it is tried to add it.
  const { ofShown } = button.dataset, shown = ofShown || mint();
  let added = !!ofShown, file = button.dataset.ofFile || '';
  let strokes = [], done = [], undone = [], w = WIDE, h = HIGH;
  if (file) {
    const answer = await fetch('/file/' + file + '/strokes');
    if (!answer.ok) throw new Error(answer.status);
    ({ w, h, strokes } = await answer.json());
  }
  const win = await openWindow('draw', () => leave());
  const { dialog, one } = win, says = dialog.dataset, canvas = one('canvas');
  const context = canvas.getContext('2d', { desynchronized: true, alpha: false });
  const picked = (name) => one('input[name=' + name + ']:checked');
  const inks = Object.fromEntries([...dialog.querySelectorAll('input[name=ink]')].map((input) => [input.value, input.dataset.is]));
  const widths = Object.fromEntries([...dialog.querySelectorAll('input[name=width]')].map((input) => [input.value, Number(input.dataset.is)]));
  const points = () => strokes.reduce((sum, stroke) => sum + stroke.points.length / 3, 0);
  canvas.style.aspectRatio = w + ' / ' + h;

  // — Drawing —
  let scale = 1;
  const colour = (stroke) => (stroke.tool === 'rubber' ? says.paper : inks[stroke.ink]);
  function bit(stroke, from, to) {
    const p = stroke.points, a = from * 3, b = to * 3;
    context.strokeStyle = colour(stroke);
    context.lineWidth = stroke.tool === 'rubber' ? widths[stroke.width] * 4 : widths[stroke.width] * thick(p[a + 2]);
    context.beginPath();
    context.moveTo(p[a], p[a + 1]);
    context.lineTo(p[b], p[b + 1]);
    context.stroke();
  }
  function draw(stroke) {
    const p = stroke.points, n = p.length / 3;
    if (!n) return;
    const [x, y] = p, tx = p[p.length - 3], ty = p[p.length - 2];
    context.strokeStyle = context.fillStyle = colour(stroke);
    context.lineWidth = widths[stroke.width];
    context.beginPath();
    if (stroke.tool === 'pen' || stroke.tool === 'rubber') { bit(stroke, 0, 0); for (let at = 1; at < n; at++) bit(stroke, at - 1, at); }
    else if (stroke.tool === 'line') { context.moveTo(x, y); context.lineTo(tx, ty); context.stroke(); }
    else if (stroke.tool === 'rectangle') context.strokeRect(Math.min(x, tx), Math.min(y, ty), Math.abs(tx - x), Math.abs(ty - y));
    else if (stroke.tool === 'ellipse') { context.ellipse((x + tx) / 2, (y + ty) / 2, Math.abs(tx - x) / 2, Math.abs(ty - y) / 2, 0, 0, 7); context.stroke(); }
    else { context.font = 20 + widths[stroke.width] * 2.5 + 'px sans-serif'; context.fillText(stroke.text, x, y); }
  }
  function lay() {
    const pixels = Math.min(2, devicePixelRatio || 1), across = Math.max(1, Math.round(canvas.clientWidth * pixels));
    if (canvas.width !== across) { canvas.width = across; canvas.height = Math.round(across * h / w); }
    scale = canvas.width / w;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    Object.assign(context, { lineCap: 'round', lineJoin: 'round', fillStyle: says.paper });
    context.fillRect(0, 0, w, h);
    strokes.forEach(draw);
  }
  const resized = new ResizeObserver(lay);
  resized.observe(canvas);
  lay();

  // — What is done, and undone —
  const full = () => strokes.length >= says.mostStrokes || points() >= says.mostPoints;
  function add(stroke) { strokes.push(stroke); done.push({ add: stroke }); undone = []; changed(); }
  function take(at) {
    const [stroke] = strokes.splice(at, 1);
    done.push({ take: stroke, at });
    undone = [];
    lay();
    changed();
    win.aloud(says.erased);
  }
  function turn(from, to, back) {
    const deed = from.pop();
    if (!deed) return win.aloud(says.nothing);
    to.push(deed);
    const off = back ? deed.add : deed.take;
    if (off) strokes.splice(strokes.lastIndexOf(off), 1);
    else strokes.splice(back ? deed.at : strokes.length, 0, back ? deed.take : deed.add);
    lay();
    changed();
    win.aloud(back ? says.undone : says.redone);
  }
  one('[data-undo]').addEventListener('click', () => turn(done, undone, true));
  one('[data-redo]').addEventListener('click', () => turn(undone, done, false));

  // How near a stroke comes to a point; the newest within reach is the one that is meant.
  function nearest(x, y) {
    for (let at = strokes.length - 1; at >= 0; at--) {
      const { tool, points: p, width, text } = strokes[at];
      if (tool === 'rubber') continue;
      const reach = 14 + widths[width], corners = [p[0], p[1], p[p.length - 3], p[p.length - 2]];
      const [left, right] = [Math.min(corners[0], corners[2]), Math.max(corners[0], corners[2])], [top, low] = [Math.min(corners[1], corners[3]), Math.max(corners[1], corners[3])];
      if (tool === 'label') { if (x > p[0] - reach && x < p[0] + 20 * text.length && y < p[1] + reach && y > p[1] - 60) return at; continue; }
      if (tool === 'rectangle' || tool === 'ellipse') {
        if (x > left - reach && x < right + reach && y > top - reach && y < low + reach) return at;
        continue;
      }
      for (let i = 0; i < p.length; i += 3) {
        const [ax, ay, bx, by] = [p[i], p[i + 1], p[i + 3] ?? p[i], p[i + 4] ?? p[i + 1]];
        const long = (bx - ax) ** 2 + (by - ay) ** 2, t = long ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long)) : 0;
        if ((x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2 < reach ** 2) return at;
      }
    }
    return -1;
  }
  const erase = (x, y) => { const at = nearest(x, y); if (at >= 0) take(at); return at >= 0; };

  // — One stroke, from any hand —
  let now = null, behind = null, hand = null;
  function begin(x, y, press) {
    const tool = picked('tool').value;
    if (tool === 'eraser') { now = { tool }; erase(x, y); return; }
    if (full()) return win.problem(says.full);
    now = { ink: picked('ink').value, width: picked('width').value, tool, points: [x, y, press] };
    if (tool === 'label') {
      const field = one('#draw-label');
      now.text = field.value.trim();
      if (!now.text) { now = null; field.focus(); return; }
      draw(now);
      return end();
    }
    if (tool === 'pen' || tool === 'rubber') draw(now);
    else behind = context.getImageData(0, 0, canvas.width, canvas.height);
  }
  function go(x, y, press) {
    if (!now) return;
    if (now.tool === 'eraser') { erase(x, y); return; }
    const p = now.points;
    if (now.tool === 'pen' || now.tool === 'rubber') {
      if (p[p.length - 3] === x && p[p.length - 2] === y) return;
      p.push(x, y, press);
      bit(now, p.length / 3 - 2, p.length / 3 - 1);
    } else {
      p.splice(3, 3, x, y, press);
      context.putImageData(behind, 0, 0);
      draw(now);
    }
  }
  function end() {
    const stroke = now;
    now = behind = null;
    if (stroke && stroke.points) add(stroke);
  }
  function forget() { now = behind = null; lay(); }

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    const press = event.pointerType === 'pen' || event.pressure > 0 && event.pressure !== .5 ? Math.round(event.pressure * 255) : 128;
    const within = (number, most) => Math.max(0, Math.min(most, Math.round(number)));
    return [within((event.clientX - box.left) * w / box.width, w), within((event.clientY - box.top) * h / box.height, h), press];
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    // One hand at a time. A pen takes over from the hand that rests on the paper, and what that began was none.
    if (hand && event.pointerType === 'pen' && hand.type === 'touch') { hand = null; forget(); }
    if (now) return;
    canvas.setPointerCapture(event.pointerId);
    cross.hidden = true;
    begin(...at(event));
    if (now) hand = { id: event.pointerId, type: event.pointerType };
    event.preventDefault();
    if (now || picked('tool').value !== 'label') canvas.focus({ preventScroll: true });
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!hand || event.pointerId !== hand.id) return;
    const each = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    for (const one of each.length ? each : [event]) go(...at(one));
  });
  for (const kind of ['pointerup', 'pointercancel']) canvas.addEventListener(kind, (event) => {
    if (!hand || event.pointerId !== hand.id) return;
    hand = null;
    // The browser took the touch for something else, as for a palm.
    if (kind === 'pointercancel' && event.pointerType === 'touch') forget(); else end();
  });

  // — Keys —
  const sheet = document.createElement('div'), cross = document.createElement('div');
  let x = w / 2, y = h / 2, down = false, quiet = 0;
  sheet.className = 'draw-sheet';
  cross.className = 'draw-cross';
  cross.hidden = true;
  canvas.replaceWith(sheet);
  sheet.append(canvas, cross);
  const percent = (number, most) => Math.round(100 * number / most) + ' %';
  const where = () => fillIn(says.at, { x: percent(x, w), y: percent(y, h) });
  const show = () => { cross.hidden = false; cross.style.left = 100 * x / w + '%'; cross.style.top = 100 * y / h + '%'; };
  canvas.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? 80 : 10, [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] || [0, 0];
    if (dx || dy) {
      event.preventDefault();
      [x, y] = [Math.max(0, Math.min(w, x + dx * step)), Math.max(0, Math.min(h, y + dy * step))];
      show();
      if (down) go(x, y, 128);
      clearTimeout(quiet);
      quiet = setTimeout(() => win.aloud(where()), 400);
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      show();
      if (down) { down = false; end(); return win.aloud(says.up + '. ' + fillIn(says.strokes, { n: strokes.length })); }
      begin(x, y, 128);
      if (now && now.tool === 'eraser') { now = null; return; }
      down = !!now;
      if (down) win.aloud(says.down + ', ' + where());
    }
  });
  canvas.addEventListener('blur', () => { if (down) { down = false; end(); } cross.hidden = true; });
  dialog.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches('input[type=text]')) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) { event.preventDefault(); turn(done, undone, true); }
    if (key === 'y' || (key === 'z' && event.shiftKey)) { event.preventDefault(); turn(undone, done, false); }
  });
  dialog.addEventListener('change', () => { one('[data-label-field]').hidden = picked('tool').value !== 'label'; });

  // — Saving —
  let edition = 0, kept = 0, busy = null, timer = 0, since = 0;
  // What is on its way, what was refused and what it was refused with, and for which edition it was asked whether to leave without it.
  let sending = null, tried = false, refused = 0, because = '', asked = 0, waiting = false, stuck = () => {};
  const stop = new AbortController(), { signal } = stop;
  const bytes = () => JSON.stringify({ w, h, strokes });
  const unsaved = () => kept !== edition && (added || strokes.length > 0);
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
      if (!added && !strokes.length) { kept = mine; win.status(''); break; }
      // The same strokes are the same file, however often they are tried.
      if (!sending || sending.edition !== mine) sending = { edition: mine, id: mint(), blob: new Blob([bytes()]) };
      try {
        const on = (how) => { if (how.waiting) waits(); else waiting = false; };
        const brought = await bring(sending.blob, { id: sending.id, kind: 'drawing', person, signal, on });
        const deeds = added ? ['replace'] : tried ? ['add', 'replace'] : ['add'];
        tried = true;
        // An earlier try may have added it without an answer: then it is added, with the strokes of then.
        for (const deed of deeds) await command(said(part, deed, { shown, file: brought.id }), { signal, waits });
        const before = file;
        [added, waiting, file, kept] = [true, false, brought.id, mine];
        // Where no version shows it, it is of no more use.
        if (before && before !== file) fetch('/api/v1/files/' + before, { method: 'DELETE' }).catch(() => {});
        if (kept === edition) { win.status(says.saved); win.problem(''); }
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
    if (now) { down = false; hand = null; end(); clearTimeout(timer); }
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
    stop.abort();
    resized.disconnect();
    removeEventListener('pagehide', last);
    removeEventListener('beforeunload', guard);
    document.removeEventListener('visibilitychange', hide);
    await again(part);
    const back = document.querySelector(added ? '[data-tool=draw][data-of-shown="' + shown + '"]' : '[data-tool=draw]');
    setTimeout(() => { if (back) back.focus(); });
  }
  canvas.focus();
}
