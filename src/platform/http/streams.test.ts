import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { makeToken } from '../../modules/people/commands/tokens.ts';
import { aDesk } from '../../testing/a-desk.ts';
import { testSecret } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/database.ts';
import { asRole } from '../database/roles.ts';
import { httpServer } from './server.ts';
import { Streams } from './streams.ts';

const test = testDatabase();

it('asks once a second for a database that is away, never faster, and hears again when it is back', async () => {
  const { door, streams } = await behindADoor();
  const heard = vi.fn();
  streams.onWork = heard;

  door.close();
  const begun = performance.now();
  for (let times = 0; times < 4; times += 1) await once(door.server, 'connection');
  expect(performance.now() - begun).toBeGreaterThan(3500);

  door.open();
  await vi.waitFor(
    async () => {
      await test.sql(`select pg_notify('work', '')`);
      expect(heard).toHaveBeenCalled();
    },
    { timeout: 10_000, interval: 100 },
  );
});

it('ends what is not held rightly any more, though the end of the right was told while nobody listened', async () => {
  const desk = await aDesk(test);
  const { token } = await desk.as(desk.dana, (ctx) => makeToken(ctx, { name: 'stream' }));
  const { door, streams } = await behindADoor();
  const server = await httpServer(log);
  streams.addRoute(server);
  onTestFinished(() => server.close());
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${url}/api/stream`, { headers: { authorization: `Bearer ${token}` } });
  const reader = answer.body?.getReader();
  await reader?.read();

  door.close();
  await test.sql('update api_tokens set revoked_at = app.now()');
  door.open();
  while (!(await reader?.read())?.done);
});

const log = pino({ level: 'silent' });

async function behindADoor() {
  const door = await aDoorTo(join(test.admin.host, `.s.PGSQL.${test.admin.port}`));
  const connection = { ...asRole(test.admin, 'server', testSecret), host: '127.0.0.1', port: door.port };
  const streams = new Streams({ database: test.database, connection, log });
  onTestFinished(() => streams.close());
  await streams.listen();
  return { door, streams };
}

/** A way to the database that can be closed: whoever is inside is put out, and whoever comes is turned away. */
async function aDoorTo(path: string) {
  const inside = new Set<Socket>();
  let closed = false;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (closed) return socket.destroy();
    inside.add(socket.on('close', () => inside.delete(socket)));
    const behind = connect(path).on('error', () => socket.destroy());
    socket.pipe(behind).pipe(socket);
    socket.on('close', () => behind.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of inside) socket.destroy();
    server.close();
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    open: () => {
      closed = false;
    },
    close: () => {
      closed = true;
      for (const socket of inside) socket.destroy();
    },
  };
}
