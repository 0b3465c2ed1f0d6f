// Marking an area of a picture: a frame drawn with a hand, moved with the arrow keys, or put there by four numbers. It becomes a mark, or is put
// into the fields of a citation (`data-cites`).

import { again, mint, post } from './acts.js';
import { fillIn, openWindow, sentence } from './window.js';

const WHOLE = 10000, LEAST = 200;

export default async function open(button) {
  const { piece, cites } = button.dataset, place = button.closest('[data-served]');
  const field = (name) => button.form.elements[name + '-' + cites], into = cites ? ['x', 'y', 'w', 'h'].map(field) : [];
  // The picture that a citation's list says, else the first one.
  const picked = cites && field('cite').selectedOptions[0].dataset.picture;
  const [ofShown, ofFile] = picked ? [field('cite').value.slice('shown-'.length), picked] : [button.dataset.ofShown, button.dataset.ofFile];
  const win = await openWindow('area', async (how) => {
    if (how !== 'done') return;
    if (cites) {
      const [x, y, w, h] = frame.map((number) => Math.round(number / 100));
      [x, y, Math.min(w, 100 - x), Math.min(h, 100 - y)].forEach((number, at) => { into[at].value = number; });
      field('cite').value = 'shown-' + ofShown;
      setTimeout(() => into[0].focus());
      return;
    }
    const mark = mint(), [x, y, w, h] = frame.map(Math.round);
    try { await post('/piece/' + piece + '/marks', { mark, shown: ofShown, x, y, w, h }); } catch (why) { win.problem(await sentence(why)); return false; }
    await again(place);
    setTimeout(() => { const field = document.getElementById('mark-' + mark); if (field) field.focus(); });
  });
  const { dialog, one } = win, areas = one('[data-areas]'), rects = areas.querySelectorAll('rect'), says = dialog.dataset;
  one('[data-picture]').src = '/file/' + ofFile;
  let frame = [3000, 3000, 4000, 4000], hand = null, quiet = 0;
  const numbers = ['x', 'y', 'w', 'h'].map((name) => one('#area-' + name));

  function put([x, y, w, h], typed = false) {
    w = Math.max(LEAST, Math.min(WHOLE, w));
    h = Math.max(LEAST, Math.min(WHOLE, h));
    frame = [Math.max(0, Math.min(WHOLE - w, x)), Math.max(0, Math.min(WHOLE - h, y)), w, h];
    for (const rect of rects) ['x', 'y', 'width', 'height'].forEach((name, at) => rect.setAttribute(name, frame[at]));
    if (!typed) numbers.forEach((number, at) => { number.value = Math.round(frame[at] / 100); });
    clearTimeout(quiet);
    quiet = setTimeout(() => win.aloud(fillIn(says.at, Object.fromEntries(['x', 'y', 'w', 'h'].map((name, at) => [name, Math.round(frame[at] / 100)])))), 400);
  }
  const at = (event) => {
    const box = areas.getBoundingClientRect(), part = (number) => Math.max(0, Math.min(1, number)) * WHOLE;
    return [part((event.clientX - box.left) / box.width), part((event.clientY - box.top) / box.height)];
  };
  // One hand at a time; a pen takes over from the hand that rests on the picture, and what that drew was none.
  areas.addEventListener('pointerdown', (event) => {
    if (event.button || (hand && !(event.pointerType === 'pen' && hand.type === 'touch'))) return;
    if (hand) put(hand.before);
    hand = { id: event.pointerId, type: event.pointerType, from: at(event), before: frame };
    areas.setPointerCapture(event.pointerId);
    event.preventDefault();
    areas.focus({ preventScroll: true });
  });
  areas.addEventListener('pointermove', (event) => {
    if (!hand || event.pointerId !== hand.id) return;
    const to = at(event), { from } = hand;
    put([Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])]);
  });
  for (const kind of ['pointerup', 'pointercancel']) areas.addEventListener(kind, (event) => {
    if (!hand || event.pointerId !== hand.id) return;
    if (kind === 'pointercancel' && hand.type === 'touch') put(hand.before);
    hand = null;
  });
  areas.addEventListener('keydown', (event) => {
    const [dx, dy] = { ArrowLeft: [-200, 0], ArrowRight: [200, 0], ArrowUp: [0, -200], ArrowDown: [0, 200] }[event.key] || [0, 0];
    if (!dx && !dy) return;
    event.preventDefault();
    const [x, y, w, h] = frame;
    put(event.shiftKey ? [x, y, w + dx, h + dy] : [x + dx, y + dy, w, h]);
  });
  for (const number of numbers) number.addEventListener('input', () => put(numbers.map((number) => (Number(number.value) || 0) * 100), true));
  put(cites && into.every(({ value }) => /^\d+$/.test(value)) ? into.map(({ value }) => value * 100) : frame);
  areas.focus();
}
