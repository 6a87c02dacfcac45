import { createTransport } from 'nodemailer';
import { seeded } from '../random.ts';
import { aMail } from './mail.ts';

export type Sending = { port: number; addresses: string[]; count: number; connections: number; seed: number };
/** `began` in milliseconds since 1970, once its mails were written and before the first connection. */
export type Sent = { began: number; seconds: number; accepted: number; refused: number };

/** A mail server in front of the desk: so many connections, each mail from somebody new. */
process.once('message', async (sending: Sending) => {
  process.send?.(await send(sending));
  process.disconnect?.();
});

async function send({ port, addresses, count, connections, seed }: Sending): Promise<Sent> {
  const random = seeded(seed);
  const mails = Array.from({ length: count }, (_, place) => {
    // Half of them to the largest desk, as with the cases.
    const to = (place % 2 === 0 ? addresses[0] : random.of(addresses)) ?? '';
    const id = `${seed}.${place}`;
    const from = `${id}@senders.example`;
    return { envelope: { from, to }, raw: aMail(random, { from, to, id }) };
  });
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ignoreTLS: true,
  });
  const began = performance.now();
  const results = await Promise.allSettled(mails.map((mail) => transport.sendMail(mail)));
  const seconds = (performance.now() - began) / 1000;
  transport.close();
  const accepted = results.filter((result) => result.status === 'fulfilled').length;
  return { began: performance.timeOrigin + began, seconds, accepted, refused: count - accepted };
}
