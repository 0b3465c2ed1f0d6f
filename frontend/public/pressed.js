// What a press on a plain form is sent as: the same words are one command, other words are another one.

import { mint } from './mint.js';

/// Deeds that make something, with the hidden field that names it (the page minted that as well): said with other words, they make another
/// thing. Where more fields follow, it is another thing only if one of those says something else. Every other deed is about what is there
/// already, or about what stays the same one when it is corrected (a choice).
export const MAKES = {
  goal_set: ['goal'], goal_step: ['step'], goal_think: ['thought'], goal_ask: ['ask'], goal_link: ['evidence'],
  choice_propose: ['option'], choice_begin: ['reflection'],
  strategy_recommend: ['strategy'], strategy_helped: ['helped'], try_pose: ['try'], try_pick: ['tried'],
  question_ask: ['question'], round_write: ['question'], round_change: ['question'],
  inquiry_begin: ['inquiry'], inquiry_note: ['source'], inquiry_say: ['perspective'], inquiry_link: ['evidence'],
  reply_write: ['reply'], talk: ['talk'], translate: ['translation'], grow: ['growth', 'before', 'after'],
  story_pick: ['part'], story_chapter: ['part'], conference_plan: ['conference'], conference_add_item: ['item'], conference_ask: ['question'], conference_agree: ['step'],
  measure_begin: ['measure'], measure_add: ['point'], rubric_note: ['note'],
};
/// Hidden fields that each page mints anew, or that say no more than who reads it; and what was read when words were typed (see `patch` in /live.js).
export const MINTED = ['command', 'person', 'choice', 'perspective', 'sheet', 'do'];
export const READ = ['was', 'claimed', 'rev', 'sheet', 'wording'];
export const hidden = (form) => [...form.elements].filter(({ name, type }) => type === 'hidden' && name);

/// The same form on every page that has it: by what it does and what it is about, without what each page mints anew.
export function formOf(form) {
  const deeds = [...new Set([...form.elements].filter(({ name }) => name === 'do').map(({ value }) => value))], minted = deeds.flatMap((deed) => (MAKES[deed] || []).slice(0, 1));
  const about = hidden(form).filter(({ name }) => ![...MINTED, ...READ, ...minted].includes(name)).map(({ name, value }) => name + '=' + value);
  return [...deeds, ...about].join(' ');
}

export const valueOf = (fields, name) => (fields.find(([known]) => known === name) || [])[1];
/// What names the thing that these fields make. A plan makes a conference where it says that it begins one; else it words it anew.
export const makes = (fields) => (valueOf(fields, 'do') === 'conference_plan' && !valueOf(fields, 'begins') ? [] : MAKES[valueOf(fields, 'do')] || []);
// What a press says, without the ids that are minted for it.
const said = (fields) => { const [made] = makes(fields); return JSON.stringify(fields.filter(([name]) => name !== 'command' && name !== made)); };

/// What a press is sent as, `last` being what was pressed before in this form. The same once more is the same command, whatever became of its
/// answer; other words are another one, and so is what is said on a page out of this device's store (`stale`): what came of that page's own
/// command nobody knows any more, and if it was carried out, it would answer for words that it never had.
export function pressedAs(fields, last, stale) {
  if (last && said(last) === said(fields)) return last;
  if (!last && !stale) return fields;
  const [made, ...which] = makes(fields), other = !which.length || (last && which.some((name) => valueOf(last, name) !== valueOf(fields, name)));
  return fields.map(([name, value]) => [name, name === 'command' || (name === made && other) ? mint() : value]);
}

/// Whether a form came with just these words: it is the server's own page about them, which says why it could not take them.
export function cameWith(form, fields) {
  const lines = (text) => (text || '').replace(/\r\n/g, '\n').trim(), written = [...form.elements].filter(({ name, type }) => name && /^text/.test(type));
  const offers = [...form.elements].some(({ name, value }) => name === 'do' && value === valueOf(fields, 'do'));
  return offers && written.some(({ defaultValue }) => lines(defaultValue)) && written.every(({ name, defaultValue }) => lines(defaultValue) === lines(valueOf(fields, name)));
}
