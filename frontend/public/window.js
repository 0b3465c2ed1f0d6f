// A tool's window: its HTML, its styles and the sentences that may have to be said, fetched once and when they are needed.

let table = null;
const styles = () => {
  if (document.querySelector('link[href="/pkg/showing.css"]')) return Promise.resolve();
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/pkg/showing.css' });
  document.head.append(link);
  return new Promise((done) => { link.onload = link.onerror = done; });
};

/// A refusal or a sentence of the server, in the reader's language.
export async function sentence(of) {
  table = table || fetch('/showing/words').then((answer) => answer.json()).catch(() => { table = null; return {}; });
  const words = await table;
  const said = of.sentence || (of.faults && of.faults[0] && of.faults[0].sentence) || (of.refused === 'not_found' && { key: 'refusal.not_found' }) || (of.key && of)
    || { key: 'showing.not_saved' };
  const text = words[said.key];
  return (said.gaps || []).reduce((text, [gap, value]) => text.replaceAll('{' + gap + '}', value), typeof text === 'string' ? text : said.key);
}
export const words = async (key) => sentence({ key });

export const fillIn = (text, gaps) => Object.entries(gaps).reduce((text, [gap, value]) => text.replaceAll('{' + gap + '}', value), text);

/// The window, open, with the small things that every tool needs. `closing` runs before it goes and may keep it open (false).
export async function openWindow(name, closing) {
  const [html] = await Promise.all([fetch('/showing/' + name).then((answer) => answer.text()), styles()]);
  const dialog = new DOMParser().parseFromString(html, 'text/html').querySelector('dialog');
  document.body.append(dialog);
  const one = (selector) => dialog.querySelector(selector);
  let going = false;
  const close = async (how) => {
    if (going) return;
    going = true;
    if ((await closing(how)) === false) { going = false; return; }
    dialog.close();
    dialog.remove();
  };
  dialog.addEventListener('cancel', (event) => { event.preventDefault(); close('escape'); });
  for (const button of dialog.querySelectorAll('[data-close], [data-cancel]')) button.addEventListener('click', () => close('cancel' in button.dataset ? 'cancel' : 'done'));
  dialog.showModal();
  return {
    dialog, one, close,
    status: (text) => { one('[data-status]').textContent = text; },
    problem: (text) => { const line = one('[data-problem]'); line.hidden = !text; line.querySelector('span').textContent = text || ''; },
    aloud: (text) => { one('[data-aloud]').textContent = text; },
  };
}
