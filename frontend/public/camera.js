// Which camera is used. A tablet has one that looks at whoever holds it and one that looks away from them, and a child films a model as often
// as itself. Where there is only one, nothing is asked.

/// `first`: which way it looks to begin with, `user` or `environment`. `button` turns to the next one; it is there once there is one.
export function cameras(button, first) {
  let now = '', all = [];
  return {
    /// What is asked for. Wishes: a camera that is gone since is no reason for none.
    wanted: (more) => ({ ...more, ...(now ? { deviceId: now } : { facingMode: first }) }),
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
