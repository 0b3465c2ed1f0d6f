// Ids are minted by whoever makes a thing, before it is sent: however often it is sent, it is one.

/// An id that sorts by age (UUID v7). Its first 48 bits are the milliseconds of its minting.
export function mint(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(now / 2 ** (8 * (5 - at))) & 255;
  bytes[6] = bytes[6] & 15 | 112;
  bytes[8] = bytes[8] & 63 | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/// When an id was minted, by the clock of whoever minted it. Not a number where it is none.
export const mintedAt = (id) => parseInt(id.replace('-', '').slice(0, 12), 16);
