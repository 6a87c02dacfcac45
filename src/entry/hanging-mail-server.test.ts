import { createServer, type Socket } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { aDesk } from '../testing/a-desk.ts';
import { testDatabase } from '../testing/database.ts';
import { RunningTest } from '../testing/running.ts';
import { aMail, sendBySmtp } from '../testing/send-mail.ts';

/** Greets, and says nothing more to whoever greets it back. */
async function hangingServer() {
  const spoken = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).on('data', () => spoken.resolve()));
    socket.write('220 here\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `smtp://127.0.0.1:${port}`, spoken: spoken.promise, server, sockets };
}

const test = testDatabase();

it('mail is read and the program stops while the mail server hangs, and what it has is sent again', async () => {
  const hanging = await hangingServer();
  afterAll(() => {
    for (const socket of hanging.sockets) socket.destroy();
    hanging.server.close();
  });
  const desk = await aDesk(test);
  const running = new RunningTest(test);
  await running.start({ THROUGHLINE_MAIL_SERVER: hanging.url });
  const arrive = (from: string) =>
    sendBySmtp(
      { host: '127.0.0.1', port: running.program.smtp?.port ?? 0 },
      { from, to: desk.address, raw: aMail({ from, to: desk.address, subject: from, text: 'No sound.' }) },
    );
  await arrive('first@customers.example');
  await hanging.spoken;
  await arrive('second@customers.example');
  const waiting = async () =>
    (await test.sql(`select from raw_mails where state = 'waiting'`)).rows.length > 0;
  while (await waiting());
  const begun = performance.now();
  await running.close();
  expect(performance.now() - begun).toBeLessThan(6000);
  expect((await test.sql('select state from outbox')).rows).toEqual([
    { state: 'queued' },
    { state: 'queued' },
  ]);
});
