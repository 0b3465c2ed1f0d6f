// What the projector's window asks of its device: no pointer while nobody moves it, no sleeping screen, all of the screen.

const STILL = 3000; // ms
const root = document.documentElement;

/// Asks for the screen to be kept on. A browser lets go whenever the window is hidden, so it is asked again; on a low battery it refuses, and
/// the screen sleeps as it would anyway.
function stayAwake() {
  if (document.visibilityState === 'visible' && navigator.wakeLock) navigator.wakeLock.request('screen').catch(() => {});
}

let still = 0;
function moved() {
  root.classList.remove('idle');
  clearTimeout(still);
  still = setTimeout(() => root.classList.add('idle'), STILL);
}

/// From now on, until the window is closed.
export function attend() {
  stayAwake();
  // A window on the second screen gets no focus when it is seen again.
  document.addEventListener('visibilitychange', stayAwake);
  moved();
  addEventListener('pointermove', moved);
}

export function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (root.requestFullscreen) root.requestFullscreen().catch(() => {});
}
