// What a camera would read of a square that is printed: of the drawing itself, in which no module is blurred, so nothing has to be corrected.
// The squares that Waymark prints are small, of middle correction, and hold their words as bytes.

/** Blocks of data, and how long each is, by the square's version. */
const BLOCKS: Record<number, [number, number]> = { 1: [1, 16], 2: [1, 28], 3: [1, 44], 4: [2, 32], 5: [2, 43], 6: [4, 27] };
const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => ((y >> 1) + Math.floor(x / 3)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const number = (bits: boolean[]): number => bits.reduce((sum, bit) => sum * 2 + Number(bit), 0);

/** `path`: its dark modules in runs (app/src/qr.rs); `size`: modules from one edge to the other. */
export function reads(path: string, size: number): string {
  const dark = new Set<number>(), is = (x: number, y: number) => dark.has(y * size + x);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) for (let at = 0; at < Number(run); at++) dark.add(Number(y) * size + Number(x) + at);
  const version = (size - 17) / 4, blocks = BLOCKS[version];
  if (!blocks) throw new Error(`nobody reads a square of ${size} modules here`);
  // Which mask lies over it: beside the first corner, under a mask of its own.
  const mask = MASKS[number([is(2, 8), is(3, 8), is(4, 8)]) ^ 0b101];
  // Three corners with what is said of the square around them, the two lines between them, and the mark in the fourth.
  const between = (at: number, from: number, to: number) => at >= from && at <= to, mark = size - 7;
  const isDrawing = (x: number, y: number) => x === 6 || y === 6 || (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9)
    || (version > 1 && between(x, mark - 2, mark + 2) && between(y, mark - 2, mark + 2));
  // Two columns at a time from the right, up and down; the line between the corners is none of them.
  const bits: boolean[] = [];
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step < size; step++) for (const x of [right, right - 1]) {
      const y = up ? size - 1 - step : step;
      if (!isDrawing(x, y)) bits.push(is(x, y) !== mask(x, y));
    }
  }
  const [many, long] = blocks, taken = (at: number) => bits.slice(at * 8, at * 8 + 8);
  // The blocks' bytes take turns.
  const said = Array.from({ length: many }, (_, block) => Array.from({ length: long }, (_, at) => taken(at * many + block)).flat()).flat();
  const kind = number(said.slice(0, 4)), length = number(said.slice(4, 12));
  if (kind !== 4) throw new Error(`no bytes are in this square, but ${kind}`);
  return new TextDecoder().decode(Uint8Array.from({ length }, (_, at) => number(said.slice(12 + at * 8, 20 + at * 8))));
}
