// Moments of what plays: found again, marked, and drawn out into a stretch from here until there.

import { again, keep, mint, post, refused } from './acts.js';

const player = (shown) => document.querySelector(`[data-plays="${shown}"]`);
const now = (of) => Math.round(of.currentTime * 1000);

/// Both ends in milliseconds after one of them was put at `to`. Whichever way round they were put, it runs forward; an end where it
/// begins is none (null).
export function stretch(end, at, until, to) {
  const other = end === 'from' ? until : at;
  if (other === null || other === to) return [to, null];
  return [Math.min(other, to), Math.max(other, to)];
}

export default function press(button) {
  const { seek, marksMoment, spans, ofShown } = button.dataset, plays = player(ofShown || marksMoment);
  if (!plays) return;
  if (seek) return play(plays, button.dataset);
  return spans ? put(button, plays) : mark(button, plays);
}

// From a mark's beginning, and a stretch only to its end.
function play(plays, { seek, untilMs }) {
  plays.currentTime = seek / 1000;
  if (untilMs) {
    const ends = () => {
      if (now(plays) >= untilMs) plays.pause();
      // Past it, or somewhere else: it plays on as anybody wants.
      if (plays.paused || now(plays) < seek - 500) plays.removeEventListener('timeupdate', ends);
    };
    plays.addEventListener('timeupdate', ends);
  }
  return plays.play();
}

async function mark(button, plays) {
  plays.pause();
  const mark = mint(), at = button.closest('[data-served]'), { marksMoment, piece } = button.dataset;
  try { await post('/piece/' + piece + '/marks', { mark, shown: marksMoment, at: now(plays) }); } catch (why) { return refused(button, why); }
  await again(at);
  const field = document.querySelector('#mark-' + mark);
  if (field) field.focus();
}

// A mark's own form bears its ends: what was typed beside them goes along.
function put(button, plays) {
  const { at, until } = button.form.elements;
  const [from, to] = stretch(button.dataset.spans, Number(at.value), until.value === '' ? null : Number(until.value), now(plays));
  [at.value, until.value] = [from, to ?? ''];
  return keep(button.form, button);
}
