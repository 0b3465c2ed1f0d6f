// Strokes on a canvas: how each is drawn, and which one is meant by a point. They are lists of numbers (see domain/drawing.rs, which reads
// and shows the same): x, y and how hard it was pressed, one after the other.

const LEVELS = 5;
const level = (press) => Math.floor(Math.min(press, 255) * LEVELS / 256);
const thick = (press) => .5 + level(press) / (LEVELS - 1);

/// Draws on a canvas. `inks` and `widths` are what the names of a stroke stand for, `paper` is the colour of nothing.
export function pencil(context, { inks, widths, paper }) {
  const colour = (stroke) => (stroke.tool === 'rubber' ? paper : inks[stroke.ink]);
  /// One bit of a line, from one of its points to another.
  function bit(stroke, from, to) {
    const p = stroke.points, a = from * 3, b = to * 3;
    context.strokeStyle = colour(stroke);
    context.lineWidth = stroke.tool === 'rubber' ? widths[stroke.width] * 4 : widths[stroke.width] * thick(p[a + 2]);
    context.beginPath();
    context.moveTo(p[a], p[a + 1]);
    context.lineTo(p[b], p[b + 1]);
    context.stroke();
  }
  function draw(stroke) {
    const p = stroke.points, n = p.length / 3;
    if (!n) return;
    const [x, y] = p, tx = p[p.length - 3], ty = p[p.length - 2];
    context.strokeStyle = context.fillStyle = colour(stroke);
    context.lineWidth = widths[stroke.width];
    context.beginPath();
    if (stroke.tool === 'pen' || stroke.tool === 'rubber') { bit(stroke, 0, 0); for (let at = 1; at < n; at++) bit(stroke, at - 1, at); }
    else if (stroke.tool === 'line') { context.moveTo(x, y); context.lineTo(tx, ty); context.stroke(); }
    else if (stroke.tool === 'rectangle') context.strokeRect(Math.min(x, tx), Math.min(y, ty), Math.abs(tx - x), Math.abs(ty - y));
    else if (stroke.tool === 'ellipse') { context.ellipse((x + tx) / 2, (y + ty) / 2, Math.abs(tx - x) / 2, Math.abs(ty - y) / 2, 0, 0, 7); context.stroke(); }
    else { context.font = 20 + widths[stroke.width] * 2.5 + 'px sans-serif'; context.fillText(stroke.text, x, y); }
  }
  return { bit, draw };
}

/// Which stroke is meant by a point: the newest within reach, or -1.
export function nearest(strokes, widths, x, y) {
  for (let at = strokes.length - 1; at >= 0; at--) {
    const { tool, points: p, width, text } = strokes[at];
    if (tool === 'rubber') continue;
    const reach = 14 + widths[width], corners = [p[0], p[1], p[p.length - 3], p[p.length - 2]];
    const [left, right] = [Math.min(corners[0], corners[2]), Math.max(corners[0], corners[2])], [top, low] = [Math.min(corners[1], corners[3]), Math.max(corners[1], corners[3])];
    if (tool === 'label') { if (x > p[0] - reach && x < p[0] + 20 * text.length && y < p[1] + reach && y > p[1] - 60) return at; continue; }
    if (tool === 'rectangle' || tool === 'ellipse') {
      if (x > left - reach && x < right + reach && y > top - reach && y < low + reach) return at;
      continue;
    }
    for (let i = 0; i < p.length; i += 3) {
      const [ax, ay, bx, by] = [p[i], p[i + 1], p[i + 3] ?? p[i], p[i + 4] ?? p[i + 1]];
      const long = (bx - ax) ** 2 + (by - ay) ** 2, t = long ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long)) : 0;
      if ((x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2 < reach ** 2) return at;
    }
  }
  return -1;
}
