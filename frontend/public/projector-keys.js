// The keys of the projector's window. They turn what this window shows and change nothing for the class.
import { byTurn, known, many } from './projector-known.js';
import { fullScreen } from './projector-screen.js';

/// `read` asks for the scene again, `soon` puts up what is known.
export function listenToKeys(read, soon) {
  const main = document.getElementById('main');

  // A spotlight and a round turn their own pages, and else the sheets are turned.
  function turn(step) {
    const scene = main.querySelector('.scene[data-pages]');
    if (scene) {
      const pages = Number(scene.dataset.pages);
      known.own = ((known.own ?? Number(scene.dataset.at)) + step + pages) % pages;
      if (pages > 1) read();
      return;
    }
    // One sheet, or none in sight, is not held: it would stay when others come.
    if (many() < 2 || !main.querySelector('.wall')) return;
    known.held = true;
    known.at = (Math.min(known.at, many() - 1) + step + many()) % many();
    soon('cards');
  }

  function pause() {
    known.held = !known.held;
    if (!known.held) known.at = byTurn();
    soon('cards');
  }

  const help = (open) => { main.querySelector('dialog').toggleAttribute('open', open); };
  const next = () => turn(1), previous = () => turn(-1), blank = () => { known.blank = !known.blank; soon(); };
  const keys = {
    ArrowRight: next, ArrowDown: next, PageDown: next, ' ': next,
    ArrowLeft: previous, ArrowUp: previous, PageUp: previous,
    // A clicker's dark screen is a full stop.
    p: pause, b: blank, '.': blank, f: fullScreen, '?': () => help(true), Escape: () => help(false),
  };

  addEventListener('keydown', (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, key)) return;
    event.preventDefault();
    keys[key]();
  });
}
