// A drawing, as its tool keeps it; and how much of one is on the server.
export function drawing(strokes) {
  const stroke = (nth) => ({ tool: 'pen', ink: 'blue', width: 'medium', points: Array.from({ length: 40 }, (_, at) => [10 * at, 10 * (nth % 90), 128]).flat() });
  return new Blob([JSON.stringify({ w: 1600, h: 1000, strokes: Array.from({ length: strokes }, (_, nth) => stroke(nth)) })]);
}

export const strokesOf = async (student, file) => JSON.parse((await student.get(`/file/${file}/strokes`)).text).strokes.length;

/// The files that are shown in a part of a page, each once.
export const filesIn = ({ text }) => [...new Set([...text.matchAll(/(?:href|src)="\/file\/([0-9a-f-]{36})"/g)].map(([, id]) => id))];
