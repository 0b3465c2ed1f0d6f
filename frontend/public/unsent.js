// What could not be sent, with its words and why: to be copied, tried again, or given up. And the question before a sign-out.

const made = (name, of = {}) => Object.assign(document.createElement(name), of);

/// `hear`: what the button is called by which the youngest hear it, as on their pages (/say.js).
function dialogOf(title, hear, ...inside) {
  const dialog = made('dialog', { className: 'dialog stack' }), heading = made('h2', { textContent: title, id: 'unsent-title' });
  dialog.setAttribute('aria-labelledby', 'unsent-title');
  dialog.append(heading);
  if ('early' in document.documentElement.dataset) {
    const ear = made('button', { type: 'button', className: 'button quiet hear', textContent: hear, hidden: true });
    ear.dataset.say = ['unsent-title', ...inside.map(({ id }) => id)].filter(Boolean).join(' ');
    dialog.append(ear);
    import('./say.js').catch(() => {});
  }
  dialog.append(...inside);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  return dialog;
}

/// Fields that are typed, of every form of a student's. (That none is missing: end2end/scripts/unsent.test.mjs.)
export const TYPED = ['words', 'statement', 'stand', 'why', 'success', 'obstacle', 'then', 'by', 'because', 'caption', 'transcript', 'question', 'ask_words', 'used_to', 'now', 'title', 'address',
  'says', 'based_on', 'who', 'whom', 'when', 'heading', 'notes', 'name', 'does', 'helps', 'changed', 'reaches', 'wording', 'amount', 'unit', 'will', 'closed_good', 'open_good', 'scribe'];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const typed = (name, value) => (TYPED.includes(name) && value.trim() && !ID.test(value) ? [value] : []);
const said = (of) => (Array.isArray(of) && of.length === 2 && of.every((one) => typeof one === 'string') ? typed(...of)
  : of && typeof of === 'object' ? Object.entries(of).flatMap(([name, value]) => (typeof value === 'string' ? typed(name, value) : said(value))) : []);

/// What somebody wrote in an entry: all of it, to be copied.
export const wordsOf = ({ envelope, fields }) => [...new Set(said(fields || envelope))].join('\n\n');

/// What an entry is that nobody wrote a word in: the key of its name.
export function kindOf({ kind, needs, envelope, fields }) {
  const deed = envelope ? envelope.do : (fields.find(([name]) => name === 'do') || [])[1] || '';
  return kind === 'file' || needs || deed === 'show' || deed.startsWith('show_') ? 'a_file' : deed.startsWith('choice') ? 'a_choice' : 'a_press';
}

export async function open({ outbox, say }) {
  const box = await outbox(), list = (await box.waiting()).filter(({ state }) => state === 'refused');
  const [title, copy, copied, drop, again, close, why, hear] = await Promise.all(['refused_title', 'copy', 'copied', 'drop', 'again', 'close', 'why', 'hear'].map((key) => say(key)));
  const items = await Promise.all(list.filter(({ kind }) => kind !== 'file').map(async (entry) => {
    const item = made('li', { className: 'card stack tight' }), typed = wordsOf(entry), text = typed || await say(kindOf(entry)), row = made('div', { className: 'row' });
    const words = made('p', { className: 'words', id: 'unsent-' + entry.id, textContent: text, dir: 'auto' });
    const said = made('p', { className: 'note', textContent: entry.says || why });
    const copies = made('button', { type: 'button', className: 'button', textContent: copy });
    copies.addEventListener('click', () => navigator.clipboard.writeText(text).then(() => { copies.textContent = copied; }, () => {}));
    const drops = made('button', { type: 'button', className: 'button quiet', textContent: drop });
    drops.addEventListener('click', async () => { await box.forget([entry.id, ...list.filter(({ file }) => file && file.id === entry.needs).map(({ id }) => id)]); item.remove(); });
    // Which of several it is of.
    for (const button of [copies, drops]) button.setAttribute('aria-describedby', words.id);
    // There is nothing to copy of what nobody wrote.
    row.append(...(typed ? [copies] : []), drops);
    item.append(words, said, row);
    return item;
  }));
  const all = made('ul', { className: 'stack' }), row = made('div', { className: 'row' });
  all.append(...items);
  const tries = made('button', { type: 'button', className: 'button primary', textContent: again }), closes = made('button', { type: 'button', className: 'button', textContent: close });
  row.append(tries, closes);
  const dialog = dialogOf(title, hear, all, row);
  tries.addEventListener('click', () => { box.again(); dialog.close(); });
  closes.addEventListener('click', () => dialog.close());
}

/// Some of it is not sent, or the device does not say (`unsure`). True if its student goes all the same.
export async function stays({ left, unsure, lasting, say }) {
  const said = unsure ? ['out_silent_title', 'out_silent'] : ['out_title', lasting ? 'out_locked' : 'out_lost'];
  const [title, lead, go, stay, hear] = await Promise.all([...said.map((key) => say(key, { n: left })), say('out_go'), say('out_stay'), say('hear')]);
  const row = made('div', { className: 'row' });
  const stays = made('button', { type: 'button', className: 'button primary', textContent: stay }), goes = made('button', { type: 'button', className: 'button', textContent: go });
  row.append(stays, goes);
  const dialog = dialogOf(title, hear, made('p', { textContent: lead, id: 'unsent-lead' }), row);
  return new Promise((done) => {
    stays.addEventListener('click', () => dialog.close());
    goes.addEventListener('click', () => { done(true); dialog.close(); });
    dialog.addEventListener('close', () => done(false));
  });
}
