// A tool's window: its HTML, its styles and the sentences that may have to be said, fetched once and when they are needed.

let table = null;
const load = () => {
  table = table || fetch('/showing/words').then((answer) => (answer.ok ? answer.json() : Promise.reject())).catch(() => { table = null; return {}; });
  return table;
};
const styles = () => {
  if (document.querySelector('link[href$="/pkg/showing.css"]')) return Promise.resolve();
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('pkg/showing.css', import.meta.url).href });
  document.head.append(link);
  return new Promise((done) => { link.onload = link.onerror = done; });
};

/// A refusal or a sentence of the server, in the reader's language. Without a network, and for what has none, the page's own.
export async function sentence(of) {
  const words = await load(), line = document.querySelector('[data-served] [data-said]');
  const said = of.sentence || (of.faults && of.faults[0] && of.faults[0].sentence) || (of.refused === 'not_found' && { key: 'refusal.not_found' })
    || (of.incident && { key: 'refusal.internal', gaps: [['incident', of.incident]] }) || of;
  const text = [words[said.key], words['showing.not_saved'], line && line.dataset.notSaved].find((text) => typeof text === 'string') || '';
  return (said.gaps || []).reduce((text, [gap, value]) => text.replaceAll('{' + gap + '}', value), text);
}

export const fillIn = (text, gaps) => Object.entries(gaps).reduce((text, [gap, value]) => text.replaceAll('{' + gap + '}', value), text);

/// The window, open, with the small things that every tool needs. `closing` runs before it goes and may keep it open (false). It goes
/// with its page, too: whoever presses Back has left it. Throws where it could not be fetched.
export async function openWindow(name, closing) {
  const [html] = await Promise.all([fetch('/showing/' + name).then((answer) => (answer.ok ? answer.text() : '')), styles()]);
  const dialog = new DOMParser().parseFromString(html, 'text/html').querySelector('dialog');
  if (!dialog) throw { key: 'showing.not_opened' };
  // What may have to be said is there before the network may be gone.
  load();
  document.body.append(dialog);
  const one = (selector) => dialog.querySelector(selector);
  let going = false;
  const close = async (how) => {
    if (going) return;
    going = true;
    let stays = false;
    try { stays = (await closing(how)) === false; } finally {
      going = false;
      if (!stays) {
        removeEventListener('popstate', left);
        dialog.close();
        dialog.remove();
      }
    }
  };
  const left = () => close('left');
  addEventListener('popstate', left);
  dialog.addEventListener('cancel', (event) => { event.preventDefault(); close('escape'); });
  for (const button of dialog.querySelectorAll('[data-close], [data-cancel]')) button.addEventListener('click', () => close('cancel' in button.dataset ? 'cancel' : 'done'));
  dialog.showModal();
  return {
    dialog, one, close,
    /// Whether there is something to be done with: until then, the way out is not the next thing to press.
    ready: (is) => { for (const [name, on] of [['primary', is], ['quiet', !is]]) one('[data-close]').classList.toggle(name, on); },
    status: (text) => { one('[data-status]').textContent = text; },
    // `again`, where there is one, is behind a button of its own.
    problem: (text, again) => {
      const line = one('[data-problem]'), button = one('[data-again]');
      line.hidden = !text;
      line.querySelector('span').textContent = text || '';
      button.hidden = !again;
      button.onclick = again || null;
    },
    aloud: (text) => { one('[data-aloud]').textContent = text; },
  };
}
