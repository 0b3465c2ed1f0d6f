// Help with this sentence: the press that opens the form brings the words that are selected, or the sentence in which one writes. Nothing
// that was typed into the field is touched, and nothing leaves the page before it is sent.

const LONGEST = 400;
const END = /[.!?…。！？]["'”’»)]*(\s|$)|\n/g;

/// The selected words, else the sentence around the cursor.
export function sentence(text, from, to) {
  const chosen = text.slice(from, to).trim();
  if (chosen) return chosen.slice(0, LONGEST);
  let begins = 0;
  for (const { index, 0: end } of text.matchAll(END)) {
    const after = index + end.length;
    // Right behind a full stop one has just finished it: that is the sentence.
    if (after >= from) return text.slice(begins, after).trim().slice(0, LONGEST);
    begins = after;
  }
  const last = text.slice(begins).trim();
  if (last || !begins) return last.slice(0, LONGEST);
  return sentence(text.trimEnd(), text.trimEnd().length, text.trimEnd().length);
}

export default function bring(summary) {
  const field = summary.parentElement.querySelector('[name=sentence]'), paper = document.querySelector('#writing textarea[name=words]');
  if (!field || field.value) return;
  const marked = getSelection(), around = marked && marked.rangeCount && marked.getRangeAt(0).commonAncestorContainer;
  const shared = around && (around.nodeType === 1 ? around : around.parentElement);
  if (shared && shared.closest('main .words') && !marked.isCollapsed) field.value = marked.toString().trim().slice(0, LONGEST);
  else if (paper) field.value = sentence(paper.value, paper.selectionStart, paper.selectionEnd);
}
