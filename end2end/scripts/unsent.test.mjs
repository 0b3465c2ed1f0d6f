// What could not be sent is shown with every word that was typed into it, and with nothing else.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { kindOf, TYPED, wordsOf } from '../../frontend/public/unsent.js';

const ID = '01890000-0000-7000-8000-000000000001';

test('a goal that was refused keeps its whole plan', () => {
  const act = [['do', 'set'], ['kind', 'academic'], ['statement', 'I read aloud'], ['stand', 'I mumble'], ['why', 'To be heard'], ['success', 'The back row nods'], ['by', ''],
    ['obstacle', 'I get loud too late'], ['then', 'I breathe first'], ['classes', ID], [`class-${ID}`, 'yes']];
  assert.equal(wordsOf({ envelope: { id: ID, person: ID, do: 'goal', goal: ID, act } }), ['I read aloud', 'I mumble', 'To be heard', 'The back row nods', 'I get loud too late', 'I breathe first'].join('\n\n'));
  const fields = act.map(([name, value]) => [name, name === 'do' ? 'goal_set' : value]);
  assert.equal(wordsOf({ fields: [...fields, ['command', ID], ['person', ID]] }), wordsOf({ envelope: { act } }), 'by its form as well');
});

test('of a draft: the words, what was asked, and the question of one’s own', () => {
  const envelope = { id: ID, person: ID, do: 'share', reflection: ID, beginning: { answers: 'own_question', class: ID, question: 'Why leaves?' },
    draft: { words: 'They are hands.', ask: 'own', ask_words: 'Is it true?', language: 'en', scribe: null }, waits: true };
  assert.equal(wordsOf({ envelope }), 'Why leaves?\n\nThey are hands.\n\nIs it true?');
  assert.equal(wordsOf({ envelope: { do: 'grow', words: { used_to: 'I used to guess', now: 'Now I look' } } }), 'I used to guess\n\nNow I look');
  assert.equal(wordsOf({ envelope: { do: 'follow', feedback: ID, follow: { how: 'another_way', words: 'I drew it' } } }), 'I drew it');
});

test('ids and ticks are no words', () => {
  assert.equal(wordsOf({ fields: [['do', 'round_fix'], ['question', ID], ['from', '3'], ['words', 'Why do bees dance?']] }), 'Why do bees dance?');
});

test('what nobody wrote a word in is called what it is', () => {
  const choice = { kind: 'form', fields: [['do', 'choice_choose'], ['command', ID], ['option', ID], ['why', '']] };
  assert.equal(wordsOf(choice), '');
  const show = { kind: 'command', envelope: { do: 'show', reflection: ID, act: [['do', 'add'], ['file', ID]] } };
  assert.deepEqual([choice, { kind: 'command', envelope: { do: 'rest' } }, { kind: 'form', fields: [['do', 'question_same']] }, show, { kind: 'command', needs: ID, envelope: { do: 'x' } }].map(kindOf),
    ['a_choice', 'a_press', 'a_press', 'a_file', 'a_file']);
  for (const tag of ['ar', 'en', 'es', 'ht', 'vi', 'zh']) {
    const says = JSON.parse(readFileSync(new URL(`../../app/locales/${tag}/outbox.json`, import.meta.url), 'utf8'));
    assert.equal(new Set(['a_choice', 'a_file', 'a_press'].map((key) => says[`outbox.${key}`]).filter(Boolean)).size, 3, tag);
  }
});

// — Every field that is typed, in the sources of a student's pages —

const SOURCES = ['goals', 'choices', 'shelf', 'inquiry', 'questions', 'talk', 'growth', 'reflections', 'portfolio', 'measures', 'rubrics', 'early', 'showing'].flatMap((folder) => {
  const at = new URL(`../../app/src/${folder}/`, import.meta.url);
  return readdirSync(at, { recursive: true }).filter((name) => name.endsWith('.rs')).map((name) => readFileSync(new URL(name, at), 'utf8').split('#[cfg(test)]')[0]);
});

test('no field that a student types into is missing', () => {
  const WAYS = [/textarea[^{};]*?name="(\w+)"/g, /input[^{};]*?name="(\w+)"[^{};]*?type="text"/g, /input[^{};]*?type="text"[^{};]*?name="(\w+)"/g, /\bname: "(\w+)"/g, /\bfield\("(\w+)",/g,
    /\.(?:sentence|hinted)\(\s*[^,()]+,\s*"(\w+)"/g];
  const found = new Set(SOURCES.flatMap((text) => WAYS.flatMap((way) => [...text.matchAll(way)].map(([, name]) => name))));
  assert.ok(found.size > 25, [...found].join(' '));
  assert.deepEqual([...found].filter((name) => !TYPED.includes(name)), []);
});
