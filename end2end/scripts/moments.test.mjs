// A mark on what plays, and a citation of it: from here, until here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, serve, until } from './page.mjs';

const window = open('');
const { clock, stretch, time } = await import('/moments.js');
await import('/showing.js');

test('whichever end is put first, a stretch runs forward, and one without length is a moment', () => {
  assert.deepEqual(stretch('until', 1000, null, 5000), [1000, 5000]);
  assert.deepEqual(stretch('until', 5000, null, 1000), [1000, 5000]);
  assert.deepEqual(stretch('until', 1000, 5000, 3000), [1000, 3000]);
  assert.deepEqual(stretch('until', 1000, 5000, 1000), [1000, null]);
  assert.deepEqual(stretch('from', 1000, null, 2000), [2000, null]);
  assert.deepEqual(stretch('from', 1000, 5000, 2000), [2000, 5000]);
  assert.deepEqual(stretch('from', 1000, 5000, 7000), [5000, 7000]);
  assert.deepEqual(stretch('from', 1000, 5000, 5000), [5000, null]);
});

function plays(marked) {
  document.body.innerHTML = `<div data-served="/piece/1/shown" data-of="version-1" data-cursor="c"><p data-said></p><audio data-plays="s1"></audio>${marked}</div>`;
  const player = document.querySelector('audio');
  Object.assign(player, { play() { this.stands = false; }, pause() { this.stands = true; } });
  Object.defineProperty(player, 'paused', { get() { return !!this.stands; } });
  return player;
}

test('until here: the mark keeps both ends, and the words that were just typed', async () => {
  const asked = serve({ 'POST /piece/1/marks': () => new Response(null, { status: 204 }) });
  const player = plays(`<form method="post" action="/piece/1/marks" data-quiet="post" data-saves><input type="hidden" name="mark" value="m1">
    <input type="hidden" name="shown" value="s1"><input type="hidden" name="at" value="1200"><input type="hidden" name="until" value="">
    <textarea name="words">You slow down here.</textarea><button type="button" data-spans="until" data-of-shown="s1">Until here</button></form>`);
  player.currentTime = 2.5;
  document.querySelector('button').click();
  await until(() => asked.some((one) => one.method === 'POST'));
  const { body } = asked.find((one) => one.method === 'POST');
  assert.deepEqual([body.get('at'), body.get('until'), body.get('words')], ['1200', '2500', 'You slow down here.']);
});

test('a stretch is played to its end, and goes on where somebody wants more', async () => {
  const player = plays('<button type="button" data-seek="1200" data-until-ms="2500" data-of-shown="s1">From 0:01 to 0:02</button>');
  const reaches = (seconds) => { player.currentTime = seconds; player.dispatchEvent(new window.Event('timeupdate')); return player.paused; };
  document.querySelector('button').click();
  await until(() => player.currentTime === 1.2);
  assert.deepEqual([reaches(2), reaches(2.6)], [false, true]);
  player.play();
  assert.equal(reaches(3), false);
});

test('a time is said and read as on a player', () => {
  assert.deepEqual([0, 12_900, 65_000, 600_000].map(clock), ['0:00', '0:12', '1:05', '10:00']);
  assert.deepEqual(['0:12', ' 1:05 ', '65', '', 'soon', '1:2:3', '-1'].map(time), [12_000, 65_000, 65_000, null, null, null, null]);
});

test('a citation is of the recording that its list says, between whole seconds around what was heard', async () => {
  document.body.innerHTML = `<audio data-plays="s1"></audio><audio data-plays="s2"></audio>
    <form><select name="cite-c1"><option value=""></option><option value="shown-s1"></option><option value="shown-s2"></option><option value="0-11"></option></select>
    <input name="from-c1"><input name="to-c1"><button type="button" data-spans="from" data-cites="c1" data-of-shown="s1">From here</button>
    <button type="button" data-spans="until" data-cites="c1" data-of-shown="s1">Until here</button></form>`;
  const [first, second] = document.querySelectorAll('audio'), [from, until_] = document.querySelectorAll('button'), { elements } = document.querySelector('form');
  const says = () => ['cite-c1', 'from-c1', 'to-c1'].map((name) => elements[name].value);
  first.currentTime = 12.7;
  from.click();
  await until(() => says()[1]);
  assert.deepEqual(says(), ['shown-s1', '0:12', ''], 'nothing was picked: the first one');
  elements['cite-c1'].value = 'shown-s2';
  second.currentTime = 20.2;
  until_.click();
  await until(() => says()[2]);
  assert.deepEqual(says(), ['shown-s2', '0:12', '0:21']);
  // The other way round it runs forward all the same.
  second.currentTime = 3;
  until_.click();
  await until(() => says()[1] === '0:03');
  assert.deepEqual(says(), ['shown-s2', '0:03', '0:12']);
});
