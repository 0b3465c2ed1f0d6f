// What could not be sent, with its words and why: to be copied, tried again, or given up. And the question before a sign-out.

const made = (name, of = {}) => Object.assign(document.createElement(name), of);

function dialogOf(title, ...inside) {
  const dialog = made('dialog', { className: 'dialog stack' }), heading = made('h2', { textContent: title, id: 'unsent-title' });
  dialog.setAttribute('aria-labelledby', 'unsent-title');
  dialog.append(heading, ...inside);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  return dialog;
}

/// What somebody wrote in an entry.
export const wordsOf = ({ envelope, fields }) => {
  const texts = fields ? fields.filter(([name]) => /^(words|statement|why|caption|transcript|question|because|used_to|now)$/.test(name)).map(([, value]) => value)
    : [envelope && envelope.draft && envelope.draft.words, envelope && envelope.words && (envelope.words.now || envelope.words), envelope && envelope.follow && envelope.follow.words,
      ...((envelope && envelope.act) || []).filter(([name]) => /^(words|statement|why|caption|transcript|because)$/.test(name)).map(([, value]) => value)];
  return texts.filter((text) => typeof text === 'string' && text.trim()).join('\n\n');
};

export async function open({ outbox, say }) {
  const box = await outbox(), list = (await box.waiting()).filter(({ state }) => state === 'refused');
  const [title, copy, copied, drop, again, close, file, why] = await Promise.all(['refused_title', 'copy', 'copied', 'drop', 'again', 'close', 'a_file', 'why'].map((key) => say(key)));
  const items = list.filter(({ kind }) => kind !== 'file').map((entry) => {
    const item = made('li', { className: 'card stack tight' }), text = wordsOf(entry) || file, row = made('div', { className: 'row' });
    const words = made('p', { className: 'words', textContent: text, dir: 'auto' });
    const said = made('p', { className: 'note', textContent: entry.says || why });
    const copies = made('button', { type: 'button', className: 'button', textContent: copy });
    copies.addEventListener('click', () => navigator.clipboard.writeText(text).then(() => { copies.textContent = copied; }, () => {}));
    const drops = made('button', { type: 'button', className: 'button quiet', textContent: drop });
    drops.addEventListener('click', async () => { await box.forget([entry.id, ...list.filter(({ file }) => file && file.id === entry.needs).map(({ id }) => id)]); item.remove(); });
    row.append(copies, drops);
    item.append(words, said, row);
    return item;
  });
  const all = made('ul', { className: 'stack' }), row = made('div', { className: 'row' });
  all.append(...items);
  const tries = made('button', { type: 'button', className: 'button primary', textContent: again }), closes = made('button', { type: 'button', className: 'button', textContent: close });
  row.append(tries, closes);
  const dialog = dialogOf(title, all, row);
  tries.addEventListener('click', () => { box.again(); dialog.close(); });
  closes.addEventListener('click', () => dialog.close());
}

/// Some of it is not sent. True if its student goes all the same.
export async function stays({ left, lasting, say }) {
  const [title, lead, go, stay] = await Promise.all([say('out_title', { n: left }), say(lasting ? 'out_locked' : 'out_lost', { n: left }), say('out_go'), say('out_stay')]);
  const row = made('div', { className: 'row' });
  const stays = made('button', { type: 'button', className: 'button primary', textContent: stay }), goes = made('button', { type: 'button', className: 'button', textContent: go });
  row.append(stays, goes);
  const dialog = dialogOf(title, made('p', { textContent: lead }), row);
  return new Promise((done) => {
    stays.addEventListener('click', () => dialog.close());
    goes.addEventListener('click', () => { done(true); dialog.close(); });
    dialog.addEventListener('close', () => done(false));
  });
}
