// The last seen pages of a student, sealed on their device (/sealed.js): kept while there is a network, shown at /offline while there is
// none. What is written there goes to the outbox like everything else.

import { keepDraft, sealedStore, handOf, start, takeUp, waitingDraft } from './kept.js';

const offline = document.querySelector('[data-offline]');
const own = () => document.querySelector('.header-person[href="/home"]');
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
  for (const gone of copy.querySelectorAll('dialog, script, .toast, [data-unkept]')) gone.remove();
  return copy.outerHTML;
}

let last = '';
async function keep() {
  const main = document.getElementById('main'), disk = await sealedStore();
  if (!main || !disk || !own() || document.querySelector('dialog[open]')) return;
  const html = picture(main), address = location.pathname;
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
  offline.replaceWith(main);
  // What draws and records works here as well: what it makes waits on the device.
  if (main.querySelector('[data-served]')) {
    const live = Object.assign(document.createElement('script'), { src: new URL('live.js', import.meta.url).href });
    live.onload = () => import('./showing.js').catch(() => {});
    document.head.append(live);
  }
  const form = main.querySelector('form#writing'), piece = form && form.elements.reflection && form.elements.reflection.value;
  if (!piece) return;
  if (page.hand) takeUp(piece, page.hand);
  const waits = await waitingDraft(piece);
  if (waits) { form.elements.words.value = waits.words; takeUp(piece, waits.hand); }
  const save = later(() => keepDraft(form).then(() => disk.sees(to, { ...page, html: picture(main), hand: handOf(piece) })), 300);
  form.addEventListener('input', save);
  form.addEventListener('change', save);
}

if (offline) show();
else {
  const soon = later(() => keep().catch(() => {}), 1500);
  keep().catch(() => {});
  for (const kind of ['input', 'change', 'waymark:outbox']) document.addEventListener(kind, soon);
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep().catch(() => {}); });
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
}
