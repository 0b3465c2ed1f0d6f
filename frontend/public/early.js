// Pages of the youngest: the picture that was pressed on the first page opens its way to answer on the next one, with its paper, microphone
// or camera. Without this it is pressed there once more.
'use strict';

(() => {
  const KEY = 'waymark-with', PATIENCE = 300;
  const kept = (use) => { try { return use(sessionStorage); } catch { return null; } };
  const one = (selector) => document.querySelector(selector);
  addEventListener('click', ({ target }) => {
    const pressed = target.closest && target.closest('a, button');
    if (pressed) kept((store) => (pressed.dataset.with ? store.setItem(KEY, pressed.dataset.with) : store.removeItem(KEY)));
  });
  if (one('[data-with]')) return;
  const wanted = kept((store) => store.getItem(KEY));
  if (!wanted) return;
  kept((store) => store.removeItem(KEY));
  const when = (there, act, tries = 0) => {
    const found = there();
    if (found) act(found); else if (tries < PATIENCE) setTimeout(when, 100, there, act, tries + 1);
  };
  // Once the page has come alive: until then a press would be lost with it. The page for no network is as soon as what draws can come (/last-seen.js).
  // What keeps by itself what was picked before opens nothing.
  const alive = () => document.documentElement.dataset.alive === 'yes' || (window.waymarkLive && one('main[data-offline]'));
  when(() => alive() && one('.showing button[name=mode][value="' + wanted + '"]:not([data-by-itself])'), (button) => {
    import('./showing.js').then(() => button.click());
    if (wanted === 'photograph') when(() => one('[data-key=show-file][open] [data-tool=photo]'), (camera) => camera.click());
  });
})();
