// Recording sound, video, or a teacher's voice note, with what the browser brings (MediaRecorder).
//
// What is recorded is kept in the page in pieces of a second until it is sent, and sent when the window is closed. It is not sent while it
// is being recorded: a file says beforehand how long it will be. A student's lies sealed on the device meanwhile (/making.js): a tab that
// ends in the middle leaves what there is of it.

import { again, bringWith, envelope, inTurn, mint, post, said } from './acts.js';
import { bring } from './upload.js';
import { cameras } from './camera.js';
import { begins } from './making.js';
import { forget, guarded, letGo, refusal, sender, telling } from './held.js';
import { fillIn, openWindow } from './window.js';

const TYPES = {
  sound: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  video: ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'],
};
const clock = (ms) => { const s = Math.max(0, Math.floor(ms / 1000)); return Math.floor(s / 60) + ':' + String(s % 60).padStart(2, '0'); };

export default async function open(button) {
  // The part may be made anew meanwhile, and the button with it.
  const part = button.closest('[data-served]'), { kind, ofShown, about } = button.dataset, video = kind === 'video', voice = kind === 'voice';
  const { person } = part.querySelector('[data-person]').dataset;
  // The words that stand beside it already: a new recording of the same thing shows them, so that whoever records sees whether they still fit.
  const known = ofShown && part.querySelector('form[data-saves] [name=shown][value="' + ofShown + '"]'), beside = known && known.form.elements;
  let stream = null, recorder = null, chunks = [], blob = null, level = null, ticking = 0, spent = 0, since = 0, went = false, sent = false;
  let starting = false, closing = false;
  // One recording is one file and one thing, however often it is sent.
  let id = '', shown = '', file = null, making = { piece() {}, ends() {} };
  const win = await openWindow('record', leave);
  const { dialog, one } = win, says = dialog.dataset, most = Number(says[kind + 'Ms']);
  for (const title of dialog.querySelectorAll('[data-for]')) title.hidden = title.dataset.for !== kind;
  one('[data-students]').hidden = voice;
  if (beside) for (const name of ['caption', 'transcript']) one('#record-' + name).value = beside[name].value;
  const deed = (name) => one('[data-do=' + name + ']');
  const camera = cameras(deed('turn'), 'user');
  const show = (...names) => {
    for (const name of ['record', 'pause', 'resume', 'stop']) deed(name).hidden = !names.includes(name);
    camera.offer(!!stream && names.includes('record'));
  };
  const lasted = () => spent + (since ? Date.now() - since : 0);

  function tick() {
    // Of whole seconds, so that both together are what there is.
    const whole = Math.floor(lasted() / 1000) * 1000;
    one('[data-time]').textContent = clock(whole);
    one('[data-time-left]').textContent = fillIn(says.left, { time: clock(most - whole) });
    if (lasted() >= most) stop();
  }
  // How loud it is, drawn; whoever wants no motion reads the time.
  function hear() {
    if (document.documentElement.dataset.motion || matchMedia('(prefers-reduced-motion: reduce)').matches || !window.AudioContext || !stream.getAudioTracks().length) return;
    const context = new AudioContext(), analyser = context.createAnalyser(), data = new Uint8Array(analyser.fftSize = 512);
    context.createMediaStreamSource(stream).connect(analyser);
    const bar = one('[data-level]');
    let frame = 0;
    const look = () => {
      analyser.getByteTimeDomainData(data);
      const loud = Math.sqrt(data.reduce((sum, value) => sum + (value - 128) ** 2, 0) / data.length) / 128;
      bar.setAttribute('width', Math.min(100, Math.round(loud * 300)));
      frame = requestAnimationFrame(look);
    };
    look();
    level = () => { cancelAnimationFrame(frame); bar.setAttribute('width', 0); context.close(); };
  }

  // One stream, however often it is pressed while the browser asks whether it may.
  async function record() {
    if (starting || closing || (recorder && recorder.state !== 'inactive')) return;
    starting = deed('record').disabled = true;
    try { await begin(); } finally { starting = deed('record').disabled = false; }
    if (!closing) deed(recorder && recorder.state === 'recording' ? 'pause' : 'record').focus();
  }
  // What is seen and heard. False where nothing may be, which is said.
  async function allowed() {
    win.problem('');
    try {
      const audio = { echoCancellation: true, noiseSuppression: true };
      stream = await (video ? camera.opens({ width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { max: 24 } }, { audio }) : navigator.mediaDevices.getUserMedia({ audio }));
    } catch (why) {
      win.problem(refusal(why, says));
      return false;
    }
    if (video) await camera.seen(stream);
    // Allowed only after the window was left.
    if (closing || !dialog.isConnected) { release(); return false; }
    // The microphone was pulled out, or taken away: what there is stays.
    for (const track of stream.getTracks()) track.addEventListener('ended', lost);
    if (video) { const view = one('[data-view]'); view.srcObject = stream; view.hidden = false; view.play().catch(() => {}); }
    return true;
  }
  function lost() {
    if (recorder && recorder.state !== 'inactive') return stop();
    release();
    show('record');
  }
  // Whoever films sees what the camera sees before any of it is kept, and may turn to the other one.
  async function preview(at = deed('record')) {
    if (!video || starting || closing || !able()) return;
    starting = deed('record').disabled = true;
    try { await allowed(); } finally { starting = deed('record').disabled = false; }
    if (closing) return;
    show('record');
    // Whoever went on meanwhile stays where they are; what was pressed was switched off, and its focus is nowhere.
    if ([document.body, dialog].includes(document.activeElement)) (at.hidden ? deed('record') : at).focus();
  }
  const able = () => navigator.mediaDevices && window.MediaRecorder && TYPES[video ? 'video' : 'sound'].find((type) => MediaRecorder.isTypeSupported(type));
  async function begin() {
    const type = able();
    win.problem('');
    if (!type) return win.problem(says.unable);
    if (!stream && !(await allowed())) return;
    chunks = [];
    try {
      recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 48000, ...(video && { videoBitsPerSecond: 900000 }) });
      recorder.start(1000);
    } catch {
      release();
      recorder = null;
      return win.problem(says.unable);
    }
    [id, shown] = [mint(), ofShown || mint()];
    const here = voice ? null : begins(id, { kind: video ? 'video' : 'sound', type, envelope: envelope(said(part, ofShown ? 'replace' : 'add', { shown, file: id })) });
    making = { piece: (data) => here && here.then((on) => on.piece(data)), ends: () => here && here.then((on) => on.ends()) };
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size) { chunks.push(data); making.piece(data); }
      // A tab that nobody sees has slow clocks; its recorder keeps time.
      if (lasted() >= most) stop();
    });
    recorder.addEventListener('stop', stopped);
    [spent, since] = [0, Date.now()];
    ticking = setInterval(tick, 250);
    one('[data-after]').hidden = true;
    show('pause', 'stop');
    win.aloud(says.recording);
    hear();
  }
  function pause() { recorder.pause(); spent = lasted(); since = 0; show('resume', 'stop'); deed('resume').focus(); win.aloud(says.paused); }
  function resume() { recorder.resume(); since = Date.now(); show('pause', 'stop'); deed('pause').focus(); win.aloud(says.recording); }
  function stop() { if (recorder && recorder.state !== 'inactive') recorder.stop(); }
  function release() {
    clearInterval(ticking);
    if (level) level();
    level = null;
    letGo(stream, (track) => track.removeEventListener('ended', lost));
    stream = null;
    const view = one('[data-view]');
    [view.srcObject, view.hidden] = [null, true];
  }
  function stopped() {
    spent = lasted();
    since = 0;
    const type = recorder.mimeType.split(';')[0];
    release();
    show();
    if (!chunks.length) { show('record'); return win.problem(says.missing); }
    blob = new Blob(chunks, { type });
    [went, sent, file] = [false, false, null];
    const player = document.createElement(video ? 'video' : 'audio');
    Object.assign(player, { controls: true, src: URL.createObjectURL(blob) });
    player.playsInline = true;
    one('[data-player]').replaceChildren(player);
    one('[data-after]').hidden = false;
    win.ready(true);
    win.aloud(says.stopped);
    deed('again').focus();
  }
  function drop() {
    const player = one('[data-player]').firstChild;
    if (player) URL.revokeObjectURL(player.src);
    one('[data-player]').replaceChildren();
    if (blob && went && !sent) forget(id);
    making.ends();
    [blob, file, chunks, spent] = [null, null, [], 0];
    win.ready(false);
    one('[data-after]').hidden = true;
    tick();
    show('record');
    deed('record').focus();
  }
  function turn() { camera.turn(); release(); preview(deed('turn')); }
  for (const [name, act] of Object.entries({ record, turn, pause, resume, stop, again: () => { drop(); record(); }, drop: () => { if (!sends.stops()) { drop(); preview(); } } })) deed(name).addEventListener('click', act);

  const unguarded = guarded(() => (blob && !sent) || (recorder && recorder.state !== 'inactive'));
  const sends = sender(win, deed('again'), drop);

  // What was recorded is kept, unless it was thrown away.
  async function leave() {
    closing = true;
    if ((await keep()) === false) return closing = false;
    unguarded();
    await again(part);
    release();
    setTimeout(() => {
      const back = document.querySelector('[data-tool=record]' + (voice ? '[data-kind=voice]' : ''));
      if (back) back.focus();
    });
  }
  async function keep() {
    if (recorder && recorder.state !== 'inactive') await new Promise((done) => { recorder.addEventListener('stop', done, { once: true }); stop(); });
    release();
    if (!blob || sent) return;
    return sends.keeps(async (signal) => { went = true; await send(signal); sent = true; making.ends(); });
  }
  async function send(signal) {
    const { on, waits } = telling(win, says), how = { signal, waits };
    if (voice) {
      file = file || await bring(blob, { id, kind: 'sound', person, about, on, signal });
      return post('/piece/' + about + '/voice', { voice: file.id }, how);
    }
    const words = { caption: one('#record-caption').value, transcript: one('#record-transcript').value };
    const deeds = ofShown ? [said(part, 'replace', { shown, file: id }), said(part, 'describe', { shown, ...words })] : [said(part, 'add', { shown, file: id, ...words })];
    await inTurn(shown, () => bringWith(blob, { id, kind: video ? 'video' : 'sound', on, ...how }, deeds));
    if (ofShown && beside) for (const name in words) beside[name].value = words[name];
  }
  show('record');
  tick();
  deed('record').focus();
  preview();
}
