// What stands beside the writing, criteria and ways to begin: fetched when it is folded open, and again when a rubric changes. A press puts
// a beginning where the cursor is; /say.js says one aloud.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
let heard = false;

function ready() {
  const paper = one('#writing textarea[name="words"]');
  for (const button of all('[data-beside] [data-starter]')) button.hidden = !paper;
}

async function fill(fold) {
  const at = one('[data-kept]', fold);
  try {
    const answer = await fetch(fold.dataset.beside, { cache: 'no-store' });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html'), part = one('#beside', page);
    if (!at || !part) return;
    const now = at.cloneNode(false);
    now.append(...part.childNodes);
    if (at.firstChild) window.waymarkLive.patch(at, now); else at.replaceChildren(...now.childNodes);
    ready();
    if (heard || !page.body.dataset.live) return;
    heard = true;
    window.waymarkLive.listen('/api/v1/live', page.body.dataset.live, (kind, data) => {
      let concerns = kind === 'refetch';
      if (kind === 'change') try { concerns = JSON.parse(data).kind === 'rubric'; } catch { concerns = true; }
      if (concerns) for (const open of all('details[data-beside][open]')) fill(open);
    });
  } catch { /* Without a network it stays as it was; the link leads there later. */ }
}

addEventListener('toggle', ({ target }) => { if (target.matches && target.matches('details[data-beside][open]')) fill(target); }, true);
addEventListener('click', ({ target }) => {
  const button = target.closest && target.closest('[data-beside] [data-starter]');
  if (!button) return;
  const paper = one('#writing textarea[name="words"]');
  if (!paper) return;
  paper.focus();
  const before = paper.value.slice(0, paper.selectionStart), words = button.dataset.starter + ' ';
  const joint = before && !/\s$/.test(before) ? '\n' : '';
  // The one way that leaves the browser's own undo whole.
  if (!document.execCommand('insertText', false, joint + words)) {
    paper.setRangeText(joint + words, paper.selectionStart, paper.selectionEnd, 'end');
    paper.dispatchEvent(new Event('input', { bubbles: true }));
  }
});
for (const fold of all('details[data-beside][open]')) fill(fold);
