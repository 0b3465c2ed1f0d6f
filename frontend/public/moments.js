// Moments of what plays: found again, marked, drawn out into a stretch from here until there, and put into the fields of a citation.

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

/// A time in milliseconds as a player says it, in whole seconds.
export const clock = (ms) => Math.floor(ms / 60000) + ':' + String(Math.floor(ms / 1000) % 60).padStart(2, '0');

/// The other way, from what somebody typed; null for what is no time.
export function time(typed) {
  const [, minutes = 0, seconds] = /^(?:(\d+):)?(\d+)$/.exec(typed.trim()) || [];
  return seconds === undefined ? null : (minutes * 60 + Number(seconds)) * 1000;
}

export default function press(button) {
  const { seek, marksMoment, spans, cites, ofShown } = button.dataset;
  if (cites) return cite(button);
  const plays = player(ofShown || marksMoment);
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

// A citation's fields say its ends, and its list of what: that is the recording which the list says, else the first one. In whole seconds:
// what was heard lies within them.
function cite({ form, dataset: { cites, spans, ofShown } }) {
  const [list, from, to] = ['cite-', 'from-', 'to-'].map((name) => form.elements[name + cites]);
  const plays = player(list.value.slice('shown-'.length)) || player(ofShown);
  if (!plays) return;
  const [at, until] = stretch(spans, time(from.value) ?? 0, time(to.value), now(plays));
  [from.value, to.value] = [clock(at), until === null ? '' : clock(Math.ceil(until / 1000) * 1000)];
  list.value = 'shown-' + plays.dataset.plays;
}

// A mark's own form bears its ends: what was typed beside them goes along.
function put(button, plays) {
  const { at, until } = button.form.elements;
  const [from, to] = stretch(button.dataset.spans, Number(at.value), until.value === '' ? null : Number(until.value), now(plays));
  [at.value, until.value] = [from, to ?? ''];
  return keep(button.form, button);
}
