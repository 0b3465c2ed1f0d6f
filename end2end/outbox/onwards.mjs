// From the weather on to the server: what is asked goes there whole, or only its beginning does.
import http from 'node:http';

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

export async function bytes(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function asks({ server, request, own }, length, hears) {
  const { host, connection, [own]: _own, ...headers } = request.headers, { port } = new URL(server.origin);
  return http.request({ agent, port, host: '127.0.0.1', method: request.method, path: request.url, headers: { ...headers, 'content-length': length } }, hears);
}

/// What the server says to it. `own`: a header that is no business of the server's.
export const whole = (of, body) => new Promise((done, failed) => {
  const onwards = asks(of, body.length, (answer) => {
    const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...headers } = answer.headers;
    bytes(answer).then((body) => done({ status: answer.statusCode, headers: { ...headers, 'content-length': body.length }, body }), failed);
  });
  onwards.on('error', failed);
  onwards.end(body);
});

/// The first `many` bytes of it, of which the server is told how many there will be. Gives, once they are on the line, what breaks that.
export const beginning = (of, body, many) => new Promise((done) => {
  const onwards = asks(of, body.length, (answer) => { answer.on('error', () => {}); answer.resume(); }), breaks = () => { onwards.destroy(); };
  // It may have said no already, and hung up.
  onwards.on('error', () => { done(breaks); });
  onwards.write(body.subarray(0, many), () => { done(breaks); });
});
