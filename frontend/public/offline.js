// The page for no network is the first that a device has when it is opened without one, often from cold. What it says is painted first, and leads
// on; what belongs to whoever's pages are kept here comes after that.
'use strict';

// The page comes out of the device's own store, the same for every address: where one wanted to go is filled in here, if it is one of the
// places that the page knows.
const again = document.querySelector('a[data-again]');
const to = again && /^\/([a-z]+)(\/[\w-]+)*$/.exec(new URLSearchParams(location.search).get('to') || '');
const place = to && document.querySelector('[data-place="' + to[1] + '"]');
if (place) { place.hidden = false; again.href = to[0]; }

const own = document.currentScript.src, beside = (name) => new URL(name, own).href;
let over = false;
function goesOn() {
  if (over) return;
  over = true;
  // Right after the sheet that it is more than: those of a reader change it.
  const sheet = document.querySelector('link[rel=stylesheet]');
  sheet.after(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: beside('pkg/plain.css') }));
  for (const name of ['idle.js', 'plain.js']) document.head.append(Object.assign(document.createElement('script'), { src: beside(name), async: false }));
}
// After the first paint. A page that nobody sees has none.
requestAnimationFrame(() => setTimeout(goesOn));
setTimeout(goesOn, 1000);
