import { sql } from 'kysely';
import pino from 'pino';
import { v7 as uuid } from 'uuid';
import { expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { aCase, aDesk } from '../../testing/a-desk.ts';
import { testSecret } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/database.ts';
import { Database } from '../database/database.ts';
import { eventKind, record } from '../events.ts';
import type { Sweeper } from '../module.ts';
import { eventSweeper, Worker } from './worker.ts';

const test = testDatabase();
const log = pino({ level: 'silent' });

const happen = (deskId: string, name: string) =>
  test.sql(`insert into events (desk_id, id, name, data) values ($1, $2, $3, '{}')`, [deskId, uuid(), name]);

const untilStopped = (stop: AbortSignal) =>
  new Promise<number>((resolve) => stop.addEventListener('abort', () => resolve(0)));

it('goes on with all else while somebody outside does not answer, and stops when it is to', async () => {
  const desk = await aDesk(test);
  const heard = Promise.withResolvers<void>();
  const point = eventSweeper(async (pointers) => {
    if (pointers.some(({ event }) => event === 'while.waiting')) heard.resolve();
  });
  const waits = Promise.withResolvers<void>();
  const worker = new Worker(
    { database: test.database, log },
    [point],
    [
      (stop) => {
        waits.resolve();
        return untilStopped(stop);
      },
    ],
  );
  worker.start();
  onTestFinished(() => worker.close());
  await waits.promise;
  await happen(desk.id, 'while.waiting');
  worker.wake();
  await heard.promise;
});

it('has settled only when nothing is left of what one loop gives another to do', async () => {
  const desk = await aDesk(test);
  const heard: string[] = [];
  const point = eventSweeper(async (pointers) => void heard.push(...pointers.map(({ event }) => event)));
  const left = ['first', 'second'];
  const worker = new Worker(
    { database: test.database, log },
    [point],
    [
      async () => {
        const name = left.shift();
        if (name) await happen(desk.id, name);
        return name ? 1 : 0;
      },
    ],
  );
  await worker.settle();
  expect(heard.slice(-2)).toEqual(['first', 'second']);
});

it('has not settled while a mail is under way', async () => {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const sending = vi.fn(async () => {
    begun.resolve();
    await end.promise;
    return 0;
  });
  const worker = new Worker({ database: test.database, log }, [], [sending]);
  worker.start();
  onTestFinished(() => worker.close());
  await begun.promise;
  sending.mockResolvedValue(0);
  const settled = vi.fn();
  const settling = worker.settle().then(settled);
  await test.sql('select');
  expect(settled).not.toHaveBeenCalled();
  end.resolve();
  await settling;
});

it('reads a desk anew where something moved under what it read as of one moment', async () => {
  const desk = await aDesk(test);
  const { id } = await aCase(desk);
  const move = () => test.sql('update cases set version = version + 1 where id = $1', [id]);
  let tries = 0;
  let isDone = false;
  const reading: Sweeper = {
    name: 'reading',
    desks: `unnest(array['${desk.id}'::uuid])`,
    atOneMoment: true,
    sweep: async (ctx) => {
      if (isDone) return 0;
      await sql`select from cases`.execute(ctx.db);
      if (++tries === 1) await move();
      await sql`select from cases where id = ${id} for update`.execute(ctx.db);
      isDone = true;
      return 1;
    },
  };
  await new Worker({ database: test.database, log }, [reading]).settle();
  expect({ tries, isDone }).toEqual({ tries: 2, isDone: true });
});

it('does in its moment what time makes due, where it says when that is', async () => {
  const desk = await aDesk(test);
  const { rows } = await test.sql(`select (app.now() + interval '400 ms')::text as at`);
  const at = `'${rows[0].at}'::timestamptz`;
  const heard: string[] = [];
  const both = Promise.withResolvers<void>();
  const dueThen = (name: string): Sweeper => ({
    ...{ name, byClock: true },
    desks: `unnest(case when app.now() >= ${at} then array['${desk.id}'::uuid] end)`,
    sweep: async () => {
      if (!heard.includes(name)) heard.push(name);
      if (heard.length === 2) both.resolve();
      return 0;
    },
  });
  const worker = new Worker({ database: test.database, log }, [
    dueThen('a second later'),
    { ...dueThen('then'), next: `nullif(greatest(${at}, app.now()), app.now())` },
  ]);
  worker.start();
  onTestFinished(() => worker.close());
  await both.promise;
  expect(heard).toEqual(['then', 'a second later']);
});

it('asks what is due on few connections, so that few have to plan what all loops ask', async () => {
  const database = new Database(test.admin, testSecret);
  onTestFinished(() => database.close());
  const nothing = { desks: `unnest('{}'::uuid[])`, sweep: async () => 0 };
  const sweepers = Array.from({ length: 10 }, (_, place) => ({ name: `${place}`, ...nothing }));
  const worker = new Worker({ database, log }, sweepers);
  worker.start();
  onTestFinished(() => worker.close());
  await worker.settle();
  expect(database.watch.totalCount).toBe(2);
  expect(database.server.totalCount).toBe(0);
});

it('tells what failed, and keeps what was done about it', async () => {
  const desk = await aDesk(test);
  const sweeper: Sweeper = {
    name: 'failing',
    desks: `unnest(array['${desk.id}'::uuid])`,
    sweep: async (ctx, failed) => {
      await record(ctx, eventKind('seen.to', z.object({})), desk.id, {});
      failed(new Error('broke off'));
      return 0;
    },
  };
  await expect(new Worker({ database: test.database, log }, [sweeper]).settle()).rejects.toThrow('broke off');
  const { rows } = await test.sql(`select name from events where desk_id = $1`, [desk.id]);
  expect(rows).toContainEqual({ name: 'seen.to' });
});
