// The tools beside the sheet: what a press or a key makes of the text. `|` is where the cursor is, `[[…]]` what is selected.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { script } from './script.mjs';

const { address, enter, link, shape } = await script('write.js');

const where = (shown) => {
  const start = shown.search(/\||«/);
  const text = shown.replace('|', '').replace('«', '');
  const close = text.indexOf('»');
  return close < 0 ? [text, start, start] : [text.replace('»', ''), start, close];
};
const after = ([text], change) => {
  if (!change) return null;
  const { from, to, insert, start = from + insert.length, end = start } = change;
  const now = text.slice(0, from) + insert + text.slice(to);
  return start === end ? `${now.slice(0, start)}|${now.slice(start)}` : `${now.slice(0, start)}«${now.slice(start, end)}»${now.slice(end)}`;
};
const shaped = (before, mark, now) => assert.equal(after(where(before), shape(...where(before), mark)), now);
const entered = (before, now) => assert.equal(after(where(before), enter(...where(before))), now);

test('a mark goes in front of the line, and off again', () => {
  shaped('one\ntw|o\nthree', '- ', 'one\n- tw|o\nthree');
  shaped('one\n- tw|o\nthree', '- ', 'one\ntw|o\nthree');
  shaped('- tw|o', '> ', '> tw|o');
  shaped('|', '- ', '- |');
  shaped('|two', '1. ', '1. |two');
  shaped('- |', '- ', '|');
});

test('a heading is made smaller, then none', () => {
  shaped('le|af', '# ', '# le|af');
  shaped('# le|af', '# ', '## le|af');
  shaped('## le|af', '# ', 'le|af');
});

test('several lines are shaped together', () => {
  shaped('«one\n\ntwo»\nthree', '1. ', '«1. one\n\n2. two»\nthree');
  shaped('«one\ntwo\n»three', '- ', '«- one\n- two»\nthree');
  shaped('«- one\n* two»', '- ', '«one\ntwo»');
  shaped('«- one\ntwo»', '- ', '«- one\n- two»');
});

test('words become a link, and an address gets words', () => {
  const linked = (before, now) => assert.equal(after(where(before), link(...where(before))), now);
  linked('see «the moon» now', 'see [the moon](https://|) now');
  linked('see | now', 'see [|](https://) now');
  linked('«https://nasa.gov»', '[|](https://nasa.gov)');
  linked('«a [b] c»', '[a  b  c](https://|)');
});

test('an address is pasted onto words or where a link waits for it', () => {
  const pasted = (before, text, now) => assert.equal(after(where(before), address(...where(before), text)), now);
  pasted('see «the moon»', 'https://nasa.gov', 'see [the moon](https://nasa.gov)|');
  pasted('[moon](https://|)', 'https://nasa.gov', '[moon](https://nasa.gov|)');
  pasted('see |', 'https://nasa.gov', null);
  pasted('«https://a.example»', 'https://nasa.gov', null);
  pasted('«the moon»', 'javascript:alert(1)', null);
  pasted('«the moon»', 'two words', null);
});

test('enter goes on with a list, and an item without words ends it', () => {
  entered('- red|', '- red\n- |');
  entered('- re|d', '- re\n- |d');
  entered('9. nine|', '9. nine\n10. |');
  entered('3) so|', '3) so\n4) |');
  entered('  * deep|', '  * deep\n  * |');
  entered('> said|', '> said\n> |');
  entered('- red\n- |', '- red\n|');
  entered('- red\n- |\nmore', '- red\n|\nmore');
});

test('elsewhere enter is just enter', () => {
  for (const text of ['words|', '|- red', '-| red', '# Leaf|', '1984. It was|', '999. last|', '- |red']) entered(text, null);
});
