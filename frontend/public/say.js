// Reads aloud what stands on the page: by a voice of this device that speaks the language of those words, or not at all. A button without
// such a voice stays hidden. No word leaves the page.

const speech = window.speechSynthesis;
const first = (tag) => tag.toLowerCase().split(/[-_]/)[0];
// What can be pressed is said while it stands there.
const said = (button) => button.dataset.say.split(' ').map((id) => document.getElementById(id)).filter((words) => words && !(words.hidden && words.localName === 'button'));
const voice = (words) => {
  const language = first(words.closest('[lang]').lang);
  return speech.getVoices().find((one) => one.localService && first(one.lang) === language);
};
// The button whose words are heard now, and the last of them.
let on = null, last = null;

// What is said right now is marked: of several answers, who cannot read them sees which one it is.
function mark(words) {
  for (const one of document.querySelectorAll('[data-heard]')) one.removeAttribute('data-heard');
  if (words) words.setAttribute('data-heard', '');
}

function stop() {
  if (on) on.removeAttribute('aria-pressed');
  on = last = null;
  mark();
  speech.cancel();
}

function look() {
  for (const button of document.querySelectorAll('[data-say]')) {
    const words = said(button), hidden = !words.length || !words.every(voice);
    if (button.hidden !== hidden) button.hidden = hidden;
  }
  if (on && !on.isConnected) stop();
}

if (speech) {
  addEventListener('click', ({ target }) => {
    const button = target.closest && target.closest('[data-say]');
    if (!button) return;
    const again = button === on;
    stop();
    if (again) return;
    on = button;
    button.setAttribute('aria-pressed', 'true');
    for (const words of said(button)) {
      // Of what is shown only what is seen of it: a window has one name for sound and one for a film.
      const one = last = new SpeechSynthesisUtterance(words.innerText.trim());
      one.voice = voice(words);
      one.lang = one.voice.lang;
      one.onstart = () => { if (on === button) mark(words); };
      one.onend = one.onerror = () => { if (one === last) stop(); };
      speech.speak(one);
    }
  });
  addEventListener('pagehide', stop);
  if (speech.addEventListener) speech.addEventListener('voiceschanged', look);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden'] });
  look();
}
