// The last seen pages of a student, sealed on their device (/sealed.js): kept while there is a network, shown at /offline while there is
// none. What is written there goes to the outbox like everything else.

import { keepDraft, sealedStore, handOf, start, takeUp, waitingDraft } from './kept.js';
import { LARGEST_PICTURE } from './sealed.js';

const offline = document.querySelector('[data-offline]');
const own = () => document.querySelector('.header-person[href="/home"]');
// When the browser has nothing else to do: a picture of a long page takes a while, and nobody waits for it.
const idle = () => new Promise((done) => { if (self.requestIdleCallback) requestIdleCallback(done, { timeout: 1000 }); else setTimeout(done); });
const later = (deed, ms) => { let timer = 0; return () => { clearTimeout(timer); timer = setTimeout(deed, ms); }; };

// — Kept —

/// As it stands in front of the student: what is typed, picked and folded open is part of it.
export function picture(main) {
  const copy = main.cloneNode(true), there = main.querySelectorAll('textarea, input, select, details'), here = copy.querySelectorAll('textarea, input, select, details');
  there.forEach((field, at) => {
    const mine = here[at];
    if (field.nodeName === 'TEXTAREA') mine.textContent = '\n' + field.value;
    else if (field.nodeName === 'DETAILS') mine.toggleAttribute('open', field.open);
    else if (field.nodeName === 'SELECT') for (const [nth, option] of [...field.options].entries()) mine.options[nth].toggleAttribute('selected', option.selected);
    else if (/checkbox|radio/.test(field.type)) mine.toggleAttribute('checked', field.checked);
    else if (!/file|hidden/.test(field.type)) mine.setAttribute('value', field.value);
  });
  // Shown out of this device's store, it still is what it was.
  for (const image of copy.querySelectorAll('img[data-from]')) { image.setAttribute('src', image.dataset.from); image.removeAttribute('data-from'); }
  for (const gone of copy.querySelectorAll('dialog, script, .toast, [data-unkept]')) gone.remove();
  return copy.outerHTML;
}

// Small ones of the pictures on it, each once. Those that have not come yet are there with the next change of the page.
const PICTURES = 'img[src^="/file/"]', WIDEST = [640, 320], had = new Set();
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
async function showPictures(main, disk) {
  for (const image of main.querySelectorAll('img[data-from]')) {
    const blob = await disk.picture(image.dataset.from);
    if (blob) image.src = URL.createObjectURL(blob);
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
  if (html === last || html.length > 400000) return;
  last = html;
  const piece = main.querySelector('#writing [name=reflection]');
  await disk.sees(address, { title: document.title, heading: (main.querySelector('h1') || main).textContent.trim().slice(0, 120), html, hand: piece ? handOf(piece.value) : null });
}

// — Shown —

const plain = (to) => (/^\/([a-z]+)(\/[\w-]+)*$/.test(to) ? to : '');

async function show() {
  await start();
  const disk = await sealedStore(), to = plain(new URLSearchParams(location.search).get('to') || location.pathname);
  if (!disk) return;
  const page = to && await disk.seen(to), words = offline.dataset;
  if (!page) {
    const pages = (await disk.allSeen()).filter(({ html }) => html).slice(0, 8), list = offline.querySelector('[data-seen]');
    if (!list || !pages.length) return;
    list.querySelector('ul').replaceChildren(...pages.map(({ address, heading }) => {
      const item = document.createElement('li');
      item.append(Object.assign(document.createElement('a'), { href: address, textContent: heading, dir: 'auto' }));
      return item;
    }));
    list.hidden = false;
    return;
  }
  const main = new DOMParser().parseFromString(page.html, 'text/html').getElementById('main');
  if (!main) return;
  const note = Object.assign(document.createElement('p'), { className: 'problem' }), again = Object.assign(document.createElement('a'), { href: to, textContent: words.again });
  note.setAttribute('role', 'status');
  note.append(Object.assign(document.createElement('span'), { textContent: words.lastSeen }), ' ', again);
  main.dataset.offline = '';
  main.prepend(note);
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('pkg/student.css', import.meta.url).href });
  document.head.append(sheet);
  for (const image of main.querySelectorAll(PICTURES)) { image.dataset.from = image.getAttribute('src'); image.removeAttribute('src'); }
  offline.replaceWith(main);
  showPictures(main, disk).catch(() => {});
  // What draws and records works here as well: what it makes waits on the device.
  if (main.querySelector('[data-served]')) {
    const live = Object.assign(document.createElement('script'), { src: new URL('live.js', import.meta.url).href });
    live.onload = () => import('./showing.js').catch(() => {});
    document.head.append(live);
  }
  const form = main.querySelector('form#writing'), piece = form && form.elements.reflection && form.elements.reflection.value;
  if (!piece) return;
  if (page.hand) await takeUp(piece, page.hand);
  const waits = await waitingDraft(piece);
  if (waits) { form.elements.words.value = waits.words; await takeUp(piece, waits.hand); }
  const save = later(() => keepDraft(form).then(() => disk.sees(to, { ...page, html: picture(main), hand: handOf(piece) })), 300);
  form.addEventListener('input', save);
  form.addEventListener('change', save);
}

if (offline) show();
else {
  const soon = later(() => keep(true).catch(() => {}), 1500);
  keep(true).catch(() => {});
  // Also when a picture has come.
  document.addEventListener('load', soon, true);
  for (const kind of ['input', 'change', 'waymark:outbox']) document.addEventListener(kind, soon);
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep().catch(() => {}); });
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
}
