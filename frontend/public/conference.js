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
