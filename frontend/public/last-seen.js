// The page for no network shows a student's page as it was last seen (/seen.js), the way its reader has it. What is written there goes to the outbox
// like everything else, and what is typed and not pressed is kept as on every page of theirs.

import { handOf, keepDraft, sealedStore, start, takeUp, waitingDraft } from './kept.js';
import { later } from './later.js';
import { sheets, wears } from './reader.js';
import { picture, PICTURES } from './seen.js';

const root = document.documentElement, offline = document.querySelector('[data-offline]');
const plain = (to) => (/^\/([a-z]+)(\/[\w-]+)*$/.test(to) ? to : '');
const script = (name) => {
  const one = Object.assign(document.createElement('script'), { src: new URL(name, import.meta.url).href });
  document.head.append(one);
  return one;
};

async function showPictures(main, disk) {
  for (const image of main.querySelectorAll('img[data-from]')) {
    const blob = await disk.picture(image.dataset.from);
    if (blob) image.src = URL.createObjectURL(blob);
  }
}

const nameOf = (title) => title.replace(/ · Waymark$/, '');

// Where one wanted to go was never seen: what was. Their own page says good morning, at any time: it is called what its window is called.
function lists(pages) {
  const list = offline.querySelector('[data-seen]');
  if (!list || !pages.length) return;
  list.querySelector('ul').replaceChildren(...pages.slice(0, 8).map(({ address, heading, title }) => {
    const item = document.createElement('li');
    item.append(Object.assign(document.createElement('a'), { href: address, textContent: address === '/home' ? nameOf(title) : heading, dir: 'auto' }));
    return item;
  }));
  list.hidden = false;
}

function noteOf(to) {
  const { dataset: words, lang, dir } = offline;
  const note = Object.assign(document.createElement('p'), { className: 'problem last-seen', ...(lang && { lang, dir }) }), again = Object.assign(document.createElement('a'), { href: to, textContent: words.again });
  note.setAttribute('role', 'status');
  // The next picture of the page goes without it.
  note.dataset.unkept = '';
  note.append(Object.assign(document.createElement('span'), { textContent: words.lastSeen }), ' ', again);
  return note;
}

/// Milliseconds until the draft is saved: after the last key, and at the latest after the first.
const A_MOMENT = 300, AT_MOST = 3000;

// The draft of a piece, with the words that wait, and saved as they are typed.
async function writes(form, to, page, disk) {
  const piece = form.elements.reflection && form.elements.reflection.value, main = form.closest('main');
  if (!piece) return;
  // A picture is older than the last words, where its window ended before the next picture: then its hand is not gone on with.
  const last = page.hand && await disk.lastStroke(page.hand[0]);
  if (last && last <= page.hand[1]) await takeUp(piece, page.hand);
  const waits = await waitingDraft(piece);
  if (waits) { form.elements.words.value = waits.words; await takeUp(piece, waits.hand); }
  const save = later(() => keepDraft(form).then(() => disk.sees(to, { ...page, html: picture(main), hand: handOf(piece) })).catch(() => {}), A_MOMENT, AT_MOST);
  form.addEventListener('input', save);
  form.addEventListener('change', save);
  // Nobody sees the page any more: a device that is short of room ends it without a word.
  document.addEventListener('visibilitychange', () => { if (document.hidden) save.now(); });
  addEventListener('pagehide', save.now);
}

export async function show() {
  await start();
  const disk = await sealedStore(), to = plain(new URLSearchParams(location.search).get('to') || location.pathname);
  if (!disk) return;
  const page = to && await disk.seen(to), others = page ? [] : (await disk.allSeen()).filter(({ html }) => html), { looks } = page || others[0] || {};
  const main = page && new DOMParser().parseFromString(page.html, 'text/html').getElementById('main');
  if (page && !main) return;
  await sheets(looks || {}, ...(page ? ['plain', 'student'] : []));
  if (looks) await wears(disk, looks);
  if (!page) return lists(others);
  main.dataset.offline = to;
  main.prepend(noteOf(to));
  for (const image of main.querySelectorAll(PICTURES)) { image.dataset.from = image.getAttribute('src'); image.removeAttribute('src'); }
  offline.replaceWith(main);
  document.title = [nameOf(page.title), document.title].join(' · ');
  showPictures(main, disk).catch(() => {});
  // In a picture of an older release, what was typed stands as if the server had said it: there it would be taken for words that were sent.
  if (looks) import('./halves.js').then((on) => on.start()).catch(() => {});
  if ('early' in root.dataset) script('early.js');
  if (main.querySelector('[data-say]')) import('./say.js').catch(() => {});
  // What draws and records works here as well: what it makes waits on the device.
  if (main.querySelector('[data-served]')) script('live.js').onload = () => import('./showing.js').catch(() => {});
  const form = main.querySelector('form#writing');
  if (form) await writes(form, to, page, disk);
}
