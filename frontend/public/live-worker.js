// One stream for all tabs of a sign-in. Runs as a SharedWorker, or inside the page where there is none (see live.js).
//
// It opens the stream at the first tab's cursor, lets the browser resume it after cuts, and hands every event to every tab. A
// tab that joins later first fetches what it missed since its own page was made. Where no byte of a stream arrives for a
// while (filters that gather answers before they pass them on), it polls instead.
'use strict';

const SILENCE = 40000; // ms without a heartbeat (every 15 s): the stream is dead or buffered
const FIRST = 6000; // ms until the first byte must have come

// What is told comes as plain text, and that it is over without a word; a page is a portal's, whatever number came with it.
const isOver = async (answer) => (answer.status === 404 || answer.status === 401) && !(await answer.text());
const isOurs = (answer) => answer.ok && !answer.redirected && (answer.headers.get('content-type') || '').startsWith('text/plain');

function makeHub(address) {
  const tabs = new Set();
  let cursor = null, source = null, polling = false, timer = 0, ended = false, state = 'opening';

  const tell = (kind, data) => { for (const tab of tabs) tab(kind, data || ''); };
  const become = (next) => { if (state !== next) { state = next; tell(next); } };
  const watch = (ms) => { clearTimeout(timer); timer = setTimeout(silent, ms); };

  function open() {
    if (ended || source || polling || !tabs.size) return;
    source = new EventSource(address + '?cursor=' + encodeURIComponent(cursor));
    watch(FIRST);
    const heard = (event) => { if (event.lastEventId) cursor = event.lastEventId; become('open'); watch(SILENCE); };
    source.onmessage = (event) => { heard(event); tell('change', event.data); };
    source.addEventListener('here', heard);
    source.addEventListener('refetch', (event) => { heard(event); tell('refetch'); });
    source.onerror = () => {
      become('lost');
      // The browser gives up on an answer that is not a stream: signed out, or an error page of something in between.
      if (source && source.readyState === EventSource.CLOSED) { source.close(); source = null; ask(); }
      else watch(SILENCE);
    };
  }

  // Still signed in? Then come back in a moment; else this is the end.
  async function ask() {
    clearTimeout(timer);
    try {
      const answer = await fetch(address + '/poll?wait=0&cursor=' + encodeURIComponent(cursor), { cache: 'no-store' });
      if (await isOver(answer)) { ended = true; tell('ended'); return; }
      if (isOurs(answer)) take(await answer.text(), tell);
    } catch { /* no network: try again below */ }
    setTimeout(open, 1000 + Math.random() * 2000);
  }

  function silent() {
    if (source) { source.close(); source = null; }
    if (!polling) { polling = true; poll(); }
  }

  // The same lines as the stream, one answer at a time; every ten minutes the stream gets another chance.
  async function poll() {
    const until = Date.now() + 600000;
    while (tabs.size && !ended && Date.now() < until) {
      try {
        const answer = await fetch(address + '/poll?wait=20&cursor=' + encodeURIComponent(cursor), { cache: 'no-store' });
        if (await isOver(answer)) { ended = true; tell('ended'); break; }
        if (!isOurs(answer)) throw new Error(String(answer.status));
        take(await answer.text(), tell);
        become('open');
      } catch {
        become('lost');
        await new Promise((r) => setTimeout(r, 1000 + Math.random() * 2000));
      }
    }
    polling = false;
    open();
  }

  function take(text, to) {
    for (const block of text.split('\n\n')) {
      let kind = 'change', data = null;
      for (const line of block.split('\n')) {
        if (line.startsWith('data: ')) data = line.slice(6);
        else if (line.startsWith('event: ')) kind = line.slice(7);
        else if (line.startsWith('id: ') && to === tell) cursor = line.slice(4);
      }
      if (kind === 'change' && data !== null) to('change', data);
      else if (kind === 'refetch') to('refetch', '');
    }
  }

  return {
    async join(tab, from) {
      if (cursor === null || ended || !tabs.size) {
        ended = false;
        cursor = from;
        tabs.add(tab);
        open();
        return;
      }
      tabs.add(tab);
      if (state === 'open') tab('open', '');
      if (from === cursor) return;
      // This tab's page is older or newer than the stream: fetch its own difference. Applying a state twice is applying it once.
      try {
        const answer = await fetch(address + '/poll?wait=0&cursor=' + encodeURIComponent(from), { cache: 'no-store' });
        if (isOurs(answer)) take(await answer.text(), tab); else tab('refetch', '');
      } catch { tab('refetch', ''); }
    },
    leave(tab) {
      tabs.delete(tab);
      if (!tabs.size && source) { source.close(); source = null; clearTimeout(timer); }
    },
  };
}

const hubs = new Map();
function hubFor(address) {
  if (!hubs.has(address)) hubs.set(address, makeHub(address));
  return hubs.get(address);
}

if (typeof SharedWorkerGlobalScope !== 'undefined' && self instanceof SharedWorkerGlobalScope) {
  self.onconnect = ({ ports: [port] }) => {
    let hub = null, told = [];
    // What comes together is told together: each message is a task of the page, and thirty of them are a halt on a slow machine.
    const tell = () => { port.postMessage(told); told = []; };
    const tab = (kind, data) => { if (told.push([kind, data]) === 1) setTimeout(tell); };
    port.onmessage = ({ data }) => {
      if (data.join) { hub = hubFor(data.address); hub.join(tab, data.cursor); }
      else if (data.leave && hub) { hub.leave(tab); port.close(); }
    };
  };
} else {
  self.waymarkHubFor = hubFor;
}
