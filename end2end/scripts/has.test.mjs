// No rule reaches from a `:has()` to whatever stands there: Chromium would ask for the styles of the whole page with every press (docs/decisions/0063).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const STYLE = new URL('../../style/', import.meta.url);
const SHEETS = readdirSync(STYLE).filter((name) => /^[a-z].*\.scss$/.test(name));

/** A text cut at `marks`, but not inside of brackets. */
function parts(text, marks) {
  const found = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '(' || sign === '[') depth++;
    if (sign === ')' || sign === ']') depth--;
    if (depth === 0 && marks.includes(sign)) found.push('');
    else found[found.length - 1] += sign;
  }
  return found.map((part) => part.trim()).filter(Boolean);
}

/** Whether a step of a rule says by class, kind, id or attribute what it means. */
function names(step) {
  const alternatives = /^:is\((.*)\)$/.exec(step)?.[1];
  if (alternatives) return parts(alternatives, ',').every((one) => names(parts(one, ' >+~').at(-1)));
  return /^[a-z.#[]/.test(step);
}

/** The selectors of a sheet that go on from a `:has()` to what they do not name. */
function reaching(css) {
  return [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, rule]) => (rule.includes(':has(') ? parts(rule, ',') : [])).filter((selector) => {
    const steps = parts(selector, ' >+~');
    const last = steps.findLastIndex((step) => step.includes(':has('));
    return last >= 0 && last < steps.length - 1 && !names(steps.at(-1));
  });
}

test('what reaches too far is seen', () => {
  for (const far of ['.a:has(.b)>*', '.a:has(>.b[c]) :not(.d)', '.a:has(.b)>:is(.c,.c+*)', 'body:not(:has(.a,.b)) .c>*']) {
    assert.deepEqual(reaching(`.x{color:red}.y,${far}{color:red}`), [far]);
  }
  for (const near of ['.a:has(.b)', '.a:has(.b) .c', '.a:not(:has(.b))>:is(.c,header)', '.a:has(.b)>.c:hover', '.a>*', '.a:has(.b) [c]']) {
    assert.deepEqual(reaching(`@media print{${near}{color:red}}`), []);
  }
});

test('no sheet reaches from :has() to what it does not name', () => {
  assert.ok(SHEETS.includes('student.scss') && SHEETS.includes('teacher.scss'));
  for (const sheet of SHEETS) {
    const css = execFileSync('sass', ['--style=compressed', '--no-source-map', fileURLToPath(new URL(sheet, STYLE))], { encoding: 'utf8' });
    assert.ok(css.length > 100, sheet);
    assert.deepEqual(reaching(css), [], sheet);
  }
});
