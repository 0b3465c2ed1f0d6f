// The paper under a hand: what a pen, a finger, a mouse or keys do to it, undone and done again.
//
// While a hand moves, only the newest bit is drawn, also on a slow device; everything is drawn again only when something is undone or
// taken away.

import { nearest, pencil } from './strokes.js';
import { fillIn } from './window.js';

/// The paper of a window, with the strokes that are on it already. `changed` is called with every deed that should be kept.
/// Gives the strokes of this moment, `finish` (what a hand is in the middle of is done) and `leave`.
export function paper(win, { w, h, strokes }, changed) {
  const { dialog, one } = win, says = dialog.dataset, canvas = one('canvas');
  const context = canvas.getContext('2d', { desynchronized: true, alpha: false });
  const picked = (name) => one('input[name=' + name + ']:checked');
  const inks = Object.fromEntries([...dialog.querySelectorAll('input[name=ink]')].map((input) => [input.value, input.dataset.is]));
  const widths = Object.fromEntries([...dialog.querySelectorAll('input[name=width]')].map((input) => [input.value, Number(input.dataset.is)]));
  const points = () => strokes.reduce((sum, stroke) => sum + stroke.points.length / 3, 0);
  canvas.style.aspectRatio = w + ' / ' + h;
  const { bit, draw } = pencil(context, { inks, widths, paper: says.paper });

  let now = null, behind = null, hand = null;
  let scale = 1;
  function lay() {
    const pixels = Math.min(2, devicePixelRatio || 1), across = Math.max(1, Math.round(canvas.clientWidth * pixels));
    if (canvas.width !== across) { canvas.width = across; canvas.height = Math.round(across * h / w); }
    scale = canvas.width / w;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    Object.assign(context, { lineCap: 'round', lineJoin: 'round', fillStyle: says.paper });
    context.fillRect(0, 0, w, h);
    strokes.forEach(draw);
    // A window that is turned under a hand: what it is in the middle of stays in sight.
    if (now && now.points) {
      if (behind) behind = context.getImageData(0, 0, canvas.width, canvas.height);
      draw(now);
    }
  }
  const resized = new ResizeObserver(lay);
  resized.observe(canvas);
  lay();

  // — What is done, and undone —
  let done = [], undone = [];
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

  function erase(x, y) {
    const at = nearest(strokes, widths, x, y);
    if (at >= 0) take(at);
  }

  // — One stroke, from any hand —
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

  canvas.focus();
  return {
    strokes: () => strokes,
    finish() { if (now) { down = false; hand = null; end(); } },
    leave() { resized.disconnect(); },
  };
}
