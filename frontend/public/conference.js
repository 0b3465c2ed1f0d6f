// A conference by keys: next and back from item to item, without asking the network for anything. Without it the links on the page do the same.
'use strict';

const stage = document.querySelector('[data-stage]');
if (stage) {
  const items = () => [...stage.querySelectorAll('.stage-item')];
  // The item that has the focus, while any of it is in sight: quick presses count from where the last one led, however far the page has come.
  const held = () => {
    const item = document.activeElement?.closest('.stage-item');
    if (!item) return -1;
    const { top, bottom } = item.getBoundingClientRect();
    return bottom > 0 && top < innerHeight ? items().indexOf(item) : -1;
  };
  // Else the one whose top is nearest to the top of the window.
  const here = () => held() >= 0 ? held() : items().reduce((best, item, n, all) =>
    Math.abs(item.getBoundingClientRect().top) < Math.abs(all[best].getBoundingClientRect().top) ? n : best, 0);
  // Not before the first one has come up to the top: where it begins, its heading may stand high in a tall window.
  const begun = () => held() >= 0 || items()[0]?.getBoundingClientRect().top < innerHeight / 8;
  const go = (item) => {
    if (!item) return;
    history.replaceState(null, '', '#' + item.id);
    item.scrollIntoView({ behavior: 'instant' });
    item.focus({ preventScroll: true });
  };
  addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Arrows belong to whoever types or chooses; a presenter's page keys never do.
    if (event.key.startsWith('Arrow') && event.target.closest('input, textarea, select, audio, video, details')) return;
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const step = { [forward]: 1, PageDown: 1, [back]: -1, PageUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = items();
    if (step > 0) go(begun() ? all[Math.min(here() + 1, all.length - 1)] : all[0]);
    else if (here() === 0) { document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' }); }
    else go(all[here() - 1]);
  });
}

// A timer for the rehearsal. It counts by the clock, so a lid that was shut for a moment changes nothing; it stops by itself and says little.
const practice = document.querySelector('.practice'), timer = document.querySelector('#practice-timer');
if (practice && timer) {
  practice.append(timer.content.cloneNode(true));
  const [minutes, left, press, said] = ['minutes', 'left', 'press', 'said'].map((name) => practice.querySelector(`[data-${name}]`));
  let ticks = 0, ends = 0, last = false;
  const say = (what) => { said.textContent = said.dataset[what]; };
  const rest = (what) => {
    clearInterval(ticks);
    ticks = 0;
    left.hidden = true;
    minutes.disabled = false;
    press.textContent = press.dataset.start;
    say(what);
  };
  const show = () => {
    const seconds = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    if (!seconds) return rest('over');
    left.textContent = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
    if (seconds <= 60 && !last) { last = true; say('last'); }
  };
  press.addEventListener('click', () => {
    if (ticks) return rest('stopped');
    [ends, last] = [Date.now() + minutes.value * 60000, false];
    left.hidden = false;
    minutes.disabled = true;
    press.textContent = press.dataset.stop;
    ticks = setInterval(show, 250);
    say('begun');
    show();
  });
}
