// Ten seconds of a teacher's own voice: one press begins, the next ends it, and so do ten seconds. It lies in the answer then, as a longer
// recording does, and is heard before it is sent.

import { again, inTurn, keeping, mint, post, refused, tell } from './acts.js';
import { bring } from './upload.js';
import { fillIn } from './window.js';

const SECONDS = 10;
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
// There is one microphone: the same press that began ends it.
let running = null;

export default async function press(button) {
  if (running) return running.stop();
  // To a piece's answer, or to the class as a note of its own.
  const part = button.closest('[data-served]'), { about, to, note, person, left, unable, microphone } = button.dataset;
  const type = navigator.mediaDevices && window.MediaRecorder && TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  if (!type) return tell(part, unable);
  let stopped = false;
  running = { stop: () => { stopped = true; } };
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
  } catch {
    running = null;
    return tell(part, microphone);
  }
  const chunks = [], recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 48000 });
  const ended = new Promise((done) => recorder.addEventListener('stop', done, { once: true }));
  recorder.addEventListener('dataavailable', ({ data }) => { if (data.size) chunks.push(data); });
  recorder.start(1000);
  const end = () => { if (recorder.state !== 'inactive') recorder.stop(); };
  // The piece may be another one meanwhile: then it ends, and is kept with the piece it was spoken to.
  for (const track of stream.getTracks()) track.addEventListener('ended', end);
  running = { stop: end };
  const until = Date.now() + SECONDS * 1000;
  const tick = () => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds <= 0 || !part.isConnected) return end();
    tell(part, fillIn(left, { left: seconds }), false);
  };
  const ticking = setInterval(tick, 250);
  tick();
  if (stopped) end();
  await ended;
  clearInterval(ticking);
  for (const track of stream.getTracks()) track.stop();
  running = null;
  if (!chunks.length) return tell(part, microphone);
  const blob = new Blob(chunks, { type: type.split(';')[0] }), id = mint(), how = { waits: () => tell(part, 'waiting') };
  tell(part, 'saving');
  try {
    await keeping(inTurn('voice of ' + (about || note), async () => {
      const file = await bring(blob, { id, kind: 'sound', person, about });
      await post(to || '/piece/' + about + '/voice', { voice: file.id, ...(note && { note }) }, how);
    }));
    tell(part, 'saved');
  } catch (why) { return refused(part, why); }
  await again(part);
}
