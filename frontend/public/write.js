// The tools beside a sheet of paper. They put the marks of rich words (see app/domain/src/rich.rs) into the text itself; the field stays
// the truth, and the page hears what changed as it hears every keystroke. Loaded by /live.js when somebody reaches for a sheet.

const MARK = /^([ \t]*)(#{1,4}|[-*•]|\d{1,3}[.)]|>) /;
const ITEM = /^([ \t]*)(?:([-*•>])|(\d{1,3})([.)])) (.*)$/;
const ADDRESS = /^https?:\/\/[^\s()[\]<>"`]+$/i;
const BEGUN = '](https://';

const kind = (mark) => (/\d/.test(mark) ? '1' : mark[0].replace(/[*•]/, '-'));

/** What takes the place of `text[from..to]`, and what is selected then. Lines that all have the mark lose it; a heading is made smaller first. */
export function shape(text, start, end, mark) {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  // A selection that ends where a line begins does not reach into it.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const to = (text + '\n').indexOf('\n', last);
  const lines = text.slice(from, to).split('\n');
  const counts = (line) => lines.length === 1 || line.trim();
  const marks = lines.filter(counts).map((line) => MARK.exec(line)?.[2]);
  const all = marks.length > 0 && marks.every((one) => one && kind(one) === kind(mark));
  let put = all ? '' : mark.trim();
  if (all && marks.includes('#')) put = '##';
  let number = 0;
  const insert = lines.map((line) => {
    if (!counts(line)) return line;
    number += 1;
    const bare = line.replace(MARK, '$1');
    return put ? (put === '1.' ? number + '.' : put) + ' ' + bare.trimStart() : bare;
  }).join('\n');
  if (start !== end) return { from, to, insert, start: from, end: from + insert.length };
  const at = Math.max(from, start + insert.length - (to - from));
  return { from, to, insert, start: at, end: at };
}

/** Selected words become a link whose address is typed next; a selected address gets words. */
export function link(text, start, end) {
  const chosen = text.slice(start, end).replace(/[[\]\n]/g, ' ').trim();
  const isAddress = ADDRESS.test(chosen);
  const insert = isAddress ? '[](' + chosen + ')' : '[' + chosen + BEGUN + ')';
  const at = start + (isAddress || !chosen ? 1 : insert.length - 1);
  return { from: start, to: end, insert, start: at, end: at };
}

/** Enter goes on with a list or a quote; in an item without words it ends it. Nothing where Enter is just Enter. */
export function enter(text, start, end) {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const item = ITEM.exec(text.slice(from, start));
  if (!item) return null;
  const [, blanks, mark, number, dot, words] = item;
  if (!words.trim() && start === end && !/\S/.test(text.slice(start).split('\n', 1)[0])) return { from, to: end, insert: '' };
  if (!words.trim() || number === '999') return null;
  return { from: start, to: end, insert: '\n' + blanks + (mark || Number(number) + 1 + dot) + ' ' };
}

/** An address that is pasted onto words, or where a link waits for it. Nothing for anything else. */
export function address(text, start, end, pasted) {
  if (!ADDRESS.test(pasted)) return null;
  const chosen = text.slice(start, end);
  if (text.slice(0, start).endsWith(BEGUN)) return { from: start - BEGUN.length + 2, to: end, insert: pasted };
  if (!chosen.trim() || /[[\]\n]/.test(chosen) || ADDRESS.test(chosen)) return null;
  return { from: start, to: end, insert: '[' + chosen + '](' + pasted + ')' };
}

function put(paper, { from, to, insert, start = from + insert.length, end = start }) {
  paper.focus();
  paper.setSelectionRange(from, to);
  // Old and on its way out, but nothing else changes a field so that the browser's own undo takes it back.
  const done = from === to && !insert || document.execCommand(insert ? 'insertText' : 'delete', false, insert);
  if (!done) {
    paper.setRangeText(insert, from, to, 'end');
    paper.dispatchEvent(new Event('input', { bubbles: true }));
  }
  paper.setSelectionRange(start, end);
}

const sheet = ({ target }) => (target.matches?.('textarea.writing') ? target : null);
const chosen = (paper) => [paper.value, paper.selectionStart, paper.selectionEnd];

// What was copied from a page: its headings, lists, links and quotes come along, everything else stays behind.
async function cleaned(html, plain) {
  try {
    const { rich, still } = await import('./paste.js');
    return rich(new DOMParser().parseFromString(still(html), 'text/html').body) || plain;
  } catch {
    return plain;
  }
}

if (globalThis.document) {
  addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-mark]');
    const paper = button?.closest('form')?.querySelector('textarea.writing');
    if (!paper) return;
    const { mark } = button.dataset;
    put(paper, mark === '[' ? link(...chosen(paper)) : shape(...chosen(paper), mark));
  });
  addEventListener('keydown', (event) => {
    const paper = sheet(event);
    if (!paper || event.isComposing || event.altKey || event.shiftKey) return;
    const control = event.ctrlKey || event.metaKey;
    let change = null;
    if (event.key === 'Enter' && !control) change = enter(...chosen(paper));
    if (event.key.toLowerCase() === 'k' && control) change = link(...chosen(paper));
    if (!change) return;
    event.preventDefault();
    put(paper, change);
  });
  addEventListener('paste', (event) => {
    const paper = sheet(event);
    if (!paper) return;
    const plain = event.clipboardData.getData('text/plain');
    const html = event.clipboardData.getData('text/html');
    const linked = address(...chosen(paper), plain.trim());
    if (!linked && !html) return;
    event.preventDefault();
    if (linked) {
      put(paper, linked);
      return;
    }
    cleaned(html, plain).then((insert) => {
      const [, from, to] = chosen(paper);
      put(paper, { from, to, insert });
    });
  });
}
