// A photograph with the device's own camera. A shared Chromebook opens a list of files where a phone opens its camera, and a child with
// a model in its hands has no file; so the camera is shown here, and what it sees is kept when it is pressed.
//
// Nothing is sent before the window is closed; thrown away is thrown away. The camera is let go as soon as there is a picture.

import { again, bringWith, mint, said } from './acts.js';
import { cameras } from './camera.js';
import { forget, guarded, letGo, refusal, sender, telling } from './held.js';
import { openWindow } from './window.js';

/// Enough to read a page that is held up.
const WANTED = { width: { ideal: 1920 }, height: { ideal: 1080 } };

export default async function open(button) {
  const part = button.closest('[data-served]');
  let stream = null, blob = null, taking = null, went = false, sent = false, starting = false, closing = false, id = '', shown = '';
  const win = await openWindow('photo', leave);
  const { dialog, one } = win, says = dialog.dataset;
  const deed = (name) => one('[data-do=' + name + ']'), tells = telling(win, says), view = one('[data-view]'), still = one('[data-still]');

  // What a hand holds up is photographed more often than whoever holds it.
  const camera = cameras(deed('turn'), 'environment');

  // `at`: where the focus goes on once there is a camera.
  async function begin(at = deed('take')) {
    if (starting || closing) return;
    starting = deed('take').disabled = true;
    win.problem('');
    try {
      if (!navigator.mediaDevices) throw { name: 'NotSupportedError' };
      stream = await camera.opens(WANTED);
      // Allowed only after the window was left.
      if (closing || !dialog.isConnected) return release();
      view.srcObject = stream;
      await view.play();
      await camera.seen(stream);
      for (const track of stream.getTracks()) track.addEventListener('ended', lost);
      [deed('take').hidden, deed('take').disabled, view.hidden] = [false, false, false];
      camera.offer(true);
      if (!blob) (at.hidden ? deed('take') : at).focus();
    } catch (why) {
      release();
      win.problem(refusal(why, says, { NotSupportedError: says.unable }));
    } finally { starting = false; }
  }
  function release() {
    letGo(stream, (track) => track.removeEventListener('ended', lost));
    stream = view.srcObject = null;
    view.hidden = true;
    camera.offer(false);
  }
  // The camera was pulled out, or taken away.
  function lost() { release(); deed('take').hidden = true; win.problem(says.missing); }

  // Whether there is a picture then.
  async function take() {
    const paper = document.createElement('canvas');
    [paper.width, paper.height] = [view.videoWidth, view.videoHeight];
    if (!paper.width) return void win.problem(says.missing);
    // It is this picture now: no other camera in the middle of it.
    deed('take').disabled = true;
    camera.offer(false);
    paper.getContext('2d').drawImage(view, 0, 0);
    blob = await new Promise((made) => paper.toBlob(made, 'image/jpeg', .9));
    if (!blob) { deed('take').disabled = false; camera.offer(true); return void win.problem(says.unable); }
    [id, shown, went, sent] = [mint(), mint(), false, false];
    release();
    still.src = URL.createObjectURL(blob);
    [still.hidden, one('[data-after]').hidden, deed('take').hidden] = [false, false, true];
    win.ready(true);
    win.aloud(says.taken);
    deed('again').focus();
    return true;
  }
  function drop() {
    if (blob) URL.revokeObjectURL(still.src);
    still.removeAttribute('src');
    if (blob && went && !sent) forget(id);
    blob = null;
    win.ready(false);
    [still.hidden, one('[data-after]').hidden] = [true, true];
    return begin();
  }
  deed('take').addEventListener('click', () => { taking = take().finally(() => { taking = null; }); });
  deed('turn').addEventListener('click', () => { camera.turn(); release(); begin(deed('turn')); });
  deed('again').addEventListener('click', () => drop());
  deed('drop').addEventListener('click', () => {
    if (sends.stops()) return;
    drop();
    win.close('done');
  });
  const unguarded = guarded(() => (blob || taking) && !sent);
  // The camera comes back once the window knows that it stays.
  const sends = sender(win, deed('again'), () => setTimeout(drop));

  async function leave() {
    closing = true;
    if ((await keep()) === false) return closing = false;
    unguarded();
    release();
    await again(part);
    setTimeout(() => { const back = document.querySelector('[data-tool=photo]'); if (back) back.focus(); });
  }
  async function keep() {
    // Pressed a moment ago and not a picture yet: the window waits for it, and stays where there is none.
    if (taking && !await taking) return false;
    if (!blob || sent) return;
    return sends.keeps(async (signal) => { went = true; await send(signal); sent = true; });
  }
  async function send(signal) {
    await bringWith(blob, { id, kind: 'image', signal, ...tells }, [said(part, 'add', { shown, file: id, caption: one('#photo-caption').value })]);
  }
  begin();
}
