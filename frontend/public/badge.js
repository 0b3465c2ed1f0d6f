// A badge before the camera opens its way in. The browser reads the square by itself; where it cannot, the device's own camera app does, and
// this button is not shown. No picture leaves the page.
'use strict';
(async () => {
  const part = document.getElementById('badge');
  if (!part || !('BarcodeDetector' in window) || !navigator.mediaDevices) return;
  const kinds = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (!kinds.includes('qr_code')) return;
  const one = (selector) => part.querySelector(selector);
  const [video, begin, end, line] = ['video', '[data-scan]', '[data-stop]', '[data-said]'].map(one);
  const reader = new BarcodeDetector({ formats: ['qr_code'] });
  let stream = null;
  part.hidden = false;

  function stop(said) {
    if (stream) for (const track of stream.getTracks()) track.stop();
    stream = null;
    video.srcObject = null;
    video.hidden = end.hidden = true;
    begin.hidden = false;
    line.textContent = said || '';
  }
  // A badge, or the square on the board; both are addresses of this very server.
  function way(text) {
    try {
      const url = new URL(text);
      return url.origin === location.origin && (/^\/badge\/[\w-]+$/.test(url.pathname) || url.pathname === '/join') ? url.pathname + url.search : '';
    } catch { return ''; }
  }
  async function look() {
    if (!stream) return;
    const found = await reader.detect(video).catch(() => []);
    for (const { rawValue } of found) {
      const to = way(rawValue);
      if (to) { stop(); location.assign(to); return; }
      line.textContent = part.dataset.other;
    }
    setTimeout(look, 150);
  }
  begin.addEventListener('click', async () => {
    try { stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } }); } catch { return stop(part.dataset.noCamera); }
    video.srcObject = stream;
    video.hidden = end.hidden = false;
    begin.hidden = true;
    line.textContent = part.dataset.hold;
    end.focus();
    video.play().catch(() => {});
    look();
  });
  end.addEventListener('click', () => { stop(); begin.focus(); });
  addEventListener('pagehide', () => stop());
})();
