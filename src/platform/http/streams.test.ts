import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { testSecret } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/database.ts';
import { asRole } from '../database/roles.ts';
import { Streams } from './streams.ts';

const test = testDatabase();

it('asks once a second for a database that is away, never faster, and hears again when it is back', async () => {
  const door = await aDoorTo(join(test.admin.host, `.s.PGSQL.${test.admin.port}`));
  const connection = { ...asRole(test.admin, 'server', testSecret), host: '127.0.0.1', port: door.port };
  const streams = new Streams({ database: test.database, connection, log: pino({ level: 'silent' }) });
  onTestFinished(() => streams.close());
  const heard = vi.fn();
  streams.onWork = heard;
  await streams.listen();

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
