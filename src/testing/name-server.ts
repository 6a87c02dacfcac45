import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const HEAD = 12;
/** An answer to one question without a mistake; and that there is no such name. */
const FOUND = 0x8180;
const NO_SUCH_NAME = 0x8183;

/** A name server on loopback that knows these text records and nothing else (RFC 1035). */
export async function aNameServer(records: readonly (readonly [name: string, text: string])[]) {
  const known = new Map(records);
  const socket = createSocket('udp4');
  socket.on('message', (asked, { address, port }) => {
    const { name, end } = questionIn(asked);
    socket.send(answerTo(asked.subarray(0, end), known.get(name.toLowerCase())), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}

/** The name that is asked for, and where the question ends. */
function questionIn(asked: Buffer): { name: string; end: number } {
  const parts: string[] = [];
  let at = HEAD;
  for (let length = asked[at] ?? 0; length > 0; length = asked[at] ?? 0) {
    parts.push(asked.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: parts.join('.'), end: at + 5 };
}

function answerTo(question: Buffer, text: string | undefined): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(text === undefined ? NO_SUCH_NAME : FOUND, 2);
  for (const [at, count] of [1, text === undefined ? 0 : 1, 0, 0].entries())
    head.writeUInt16BE(count, 4 + 2 * at);
  if (text === undefined) return head;
  // The name as it stands in the question, a text record of the internet, for no time.
  const record = Buffer.from('c00c0010000100000000', 'hex');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 1);
  return Buffer.concat([head, record, length, Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
}
