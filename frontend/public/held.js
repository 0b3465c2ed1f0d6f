// What a microphone or a camera gave and is not on the server yet: the page is not left without a question, and the window stays until it is
// sent, thrown away, or refused with a sentence.

import { fillIn, sentence } from './window.js';

/// Why a device gives nothing, in the window's words.
export const refusal = (why, says, also) => ({ NotAllowedError: says.refused, SecurityError: says.refused, NotReadableError: says.busy, AbortError: says.busy, ...also }[why.name] || says.missing);

/// Gives every track back. `each` is told of it before.
export function letGo(stream, each) {
  if (stream) for (const track of stream.getTracks()) { if (each) each(track); track.stop(); }
}

/// Of what was sent, or begun to be: it may have arrived already, and thrown away is thrown away. What never went is asked nobody.
export const forget = (id) => { fetch('/api/v1/files/' + id, { method: 'DELETE' }).catch(() => {}); };

/// The browser asks before the page is left while `unsent()`. Gives what ends that.
export function guarded(unsent) {
  const guard = (event) => { if (unsent()) event.preventDefault(); };
  addEventListener('beforeunload', guard);
  return () => removeEventListener('beforeunload', guard);
}

/// How far it is, told in the window.
export const telling = (win, says) => ({
  on: ({ sent, of, waiting }) => win.status(waiting ? says.waiting : fillIn(says.sending, { percent: Math.round(100 * sent / of) })),
  waits: () => win.status(says.waiting),
});

/// One sending of it after the other. `win` and the button that makes it anew; what was `stopped` is thrown away by `drop`.
export function sender(win, anew, drop) {
  let sending = null;
  return {
    /// While it is on its way it can only be thrown away. True where there was something to stop.
    stops: () => { if (sending) sending.abort(); return !!sending; },
    /// False: it is not sent, and the window says why.
    async keeps(send) {
      sending = new AbortController();
      anew.hidden = true;
      win.problem('');
      try { await send(sending.signal); } catch (why) {
        win.status('');
        if (why.stopped) drop(); else win.problem(await sentence(why), why.again && (() => win.close('done')));
        return false;
      } finally {
        sending = null;
        anew.hidden = false;
      }
    },
  };
}
