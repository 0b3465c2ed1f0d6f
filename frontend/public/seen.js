// The last seen pages of a student, sealed on their device (/sealed.js) while there is a network. Shown while there is none: /last-seen.js.

import { typed } from './halves.js';
import { handOf, sealedStore } from './kept.js';
import { later } from './later.js';
import { learns, looksOf } from './reader.js';
import { LARGEST_PICTURE } from './sealed.js';

const offline = document.querySelector('[data-offline]');
// A student's pages lead to their own one; whoever is on the staff has another, and a page of nobody names nobody.
const own = () => document.querySelector('.header-mark[href="/home"] ~ .header-end > .header-person');
// When the browser has nothing else to do: a picture of a long page takes a while, and nobody waits for it.
const idle = () => new Promise((done) => { if (self.requestIdleCallback) requestIdleCallback(done, { timeout: 1000 }); else setTimeout(done); });

/// As it stands in front of the student: what is typed, picked and folded open is part of it. Not what is typed and not pressed: that is kept by
/// itself, and comes into its form again over what the server said (/halves.js).
export function picture(main) {
  const copy = main.cloneNode(true), there = main.querySelectorAll('textarea, input, select, details'), here = copy.querySelectorAll('textarea, input, select, details');
  const half = typed();
  there.forEach((field, at) => {
    const mine = here[at];
    if (half.includes(field.form)) return;
    if (field.nodeName === 'TEXTAREA') mine.textContent = '\n' + field.value;
    else if (field.nodeName === 'DETAILS') mine.toggleAttribute('open', field.open);
    else if (field.nodeName === 'SELECT') for (const [nth, option] of [...field.options].entries()) mine.options[nth].toggleAttribute('selected', option.selected);
    else if (/checkbox|radio/.test(field.type)) mine.toggleAttribute('checked', field.checked);
    else if (!/file|hidden/.test(field.type)) mine.setAttribute('value', field.value);
  });
  // Shown out of this device's store, it still is what it was.
  for (const image of copy.querySelectorAll('img[data-from]')) { image.setAttribute('src', image.dataset.from); image.removeAttribute('data-from'); }
  for (const gone of copy.querySelectorAll('dialog, script, .toast, [data-unkept]')) gone.remove();
  // What an ear says may stand beside the page's own part (/say.js).
  const said = new Set([...main.querySelectorAll('[data-say]')].flatMap(({ dataset }) => dataset.say.split(' ')));
  for (const one of [...said].map((id) => document.getElementById(id))) if (one && !main.contains(one)) copy.append(one.cloneNode(true));
  return copy.outerHTML;
}

export const PICTURES = 'img[src^="/file/"]';
// Small ones of the pictures on it, each once. Those that have not come yet are there with the next change of the page.
const WIDEST = [640, 320], had = new Set();
async function keepPictures(main, disk) {
  for (const image of main.querySelectorAll(PICTURES)) {
    const address = image.getAttribute('src'), { naturalWidth: wide, naturalHeight: high } = image;
    if (had.has(address) || !image.complete || !wide) continue;
    had.add(address);
    if (await disk.hasPicture(address)) continue;
    for (const widest of WIDEST) {
      const scale = Math.min(1, widest / Math.max(wide, high)), canvas = Object.assign(document.createElement('canvas'), { width: Math.ceil(wide * scale), height: Math.ceil(high * scale) });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => { canvas.toBlob(done, 'image/webp', .7); });
      if (!blob || blob.size > LARGEST_PICTURE) continue;
      await disk.keepPicture(address, blob);
      break;
    }
  }
}

let last = '';
async function keep(calmly = false) {
  const disk = await sealedStore();
  if (calmly) await idle();
  const main = document.getElementById('main');
  if (!main || !disk || !own() || document.querySelector('dialog[open]')) return;
  const html = picture(main), address = location.pathname;
  keepPictures(main, disk).catch(() => {});
  learns(disk).catch(() => {});
  if (html === last || html.length > 400000) return;
  last = html;
  const piece = main.querySelector('#writing [name=reflection]');
  await disk.sees(address, { title: document.title, looks: looksOf(), heading: (main.querySelector('h1') || main).textContent.trim().slice(0, 120), html, hand: piece ? handOf(piece.value) : null });
}

if (offline) import('./last-seen.js').then((on) => on.show()).catch(() => {});
else {
  const soon = later(() => keep(true).catch(() => {}), 1500);
  keep(true).catch(() => {});
  // Also when a picture has come.
  document.addEventListener('load', soon, true);
  for (const kind of ['input', 'change', 'waymark:outbox']) document.addEventListener(kind, soon);
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep().catch(() => {}); });
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
}
