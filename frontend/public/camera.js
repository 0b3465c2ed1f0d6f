// Which camera is used. A tablet has one that looks at whoever holds it and one that looks away from them, and a child films a model as often
// as itself. Where there is only one, nothing is asked.

/// `first`: which way it looks to begin with, `user` or `environment`. `button` turns to the next one; it is there once there is one.
export function cameras(button, first) {
  let now = '', all = [];
  return {
    /// Asks for it: `more` is said of its picture, `beside` of what else is asked for. Chromium does not hear which one is meant where that
    /// is only a wish; but one that is gone since is no reason for none.
    async opens(more, beside) {
      const ask = (which) => navigator.mediaDevices.getUserMedia({ ...beside, video: { ...more, ...which } });
      if (now) try { return await ask({ deviceId: { exact: now } }); } catch (why) { if (!/^(Overconstrained|NotFound)Error$/.test(why.name)) throw why; }
      return ask({ facingMode: first });
    },
    /// Only whoever was allowed one is told of the others.
    async seen(stream) {
      const [track] = stream.getVideoTracks(), known = await navigator.mediaDevices.enumerateDevices().catch(() => []);
      now = (track && track.getSettings().deviceId) || '';
      all = known.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId).map(({ deviceId }) => deviceId);
    },
    turn() { now = all[(all.indexOf(now) + 1) % all.length]; },
    /// Offered while there is nothing yet that a turn would spoil.
    offer(there) { button.hidden = !there || all.length < 2; },
  };
}
