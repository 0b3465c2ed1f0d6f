// Which stroke an eraser means.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { script } from './script.mjs';

const { nearest } = await script('strokes.js');
const WIDTHS = { thin: 4, thick: 20 };
const line = (...points) => ({ tool: 'pen', width: 'thin', points });
const at = (strokes, x, y) => nearest(strokes, WIDTHS, x, y);

test('a line is meant along its whole way, also between two points far apart', () => {
  const strokes = [line(0, 0, 128, 1000, 0, 128)];
  assert.deepEqual([at(strokes, 500, 10), at(strokes, 500, 30), at(strokes, 1030, 0)], [0, -1, -1]);
});

test('where two lie, the newer is meant; a dot is met, and what rubbed out never', () => {
  assert.equal(at([line(0, 0, 128, 100, 100, 128), line(0, 100, 128, 100, 0, 128)], 50, 50), 1);
  assert.equal(at([line(40, 40, 128)], 44, 44), 0);
  assert.equal(at([{ ...line(0, 0, 128, 100, 0, 128), tool: 'rubber' }], 50, 0), -1);
});

test('a shape is met anywhere in it, whichever corner it was drawn from, and a label over its words', () => {
  const shape = (tool) => [{ tool, width: 'thick', points: [300, 300, 128, 100, 100, 128] }];
  for (const tool of ['rectangle', 'ellipse']) assert.deepEqual([at(shape(tool), 200, 200), at(shape(tool), 400, 200)], [0, -1]);
  const label = [{ tool: 'label', width: 'thin', text: 'leaf', points: [100, 100, 128] }];
  assert.deepEqual([at(label, 150, 80), at(label, 150, 200), at(label, 300, 80)], [0, -1, -1]);
});
