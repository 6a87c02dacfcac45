import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import type { Desk } from '../fill/world.ts';
import { inProcess } from '../load/run-load.ts';
import type { Sending, Sent } from './sender.ts';

export type Mails = {
  count: number;
  acceptedPerSecond: number;
  casesPerSecond: number;
  refused: number;
  unread: number;
};

type Measuring = { owner: pg.Client; desks: Desk[]; port: number; count: number };

const connections = 10;
const longestMs = 180_000;

/** Sends mails of strangers and waits until each is a case. */
export async function measureMails({ owner, desks, port, count }: Measuring): Promise<Mails> {
  const before = await casesByMail(owner);
  const began = performance.now();
  const sending = inProcess<Sending, Sent>(join(import.meta.dirname, 'sender.ts'), {
    port,
    addresses: desks.map((desk) => desk.address),
    count,
    connections,
    seed: Math.floor(performance.timeOrigin + began),
  });
  let sent: Sent | undefined;
  sending.then(
    (result) => {
      sent = result;
    },
    () => {},
  );
  let made = 0;
  while (performance.now() - began < longestMs) {
    await setTimeout(100);
    made = (await casesByMail(owner)) - before;
    if (made >= count || (sent && made >= sent.accepted)) break;
  }
  const ended = performance.timeOrigin + performance.now();
  const { accepted, refused, began: firstSent, seconds: sendingSeconds } = await sending;
  const seconds = (ended - firstSent) / 1000;
  return {
    count,
    acceptedPerSecond: accepted / sendingSeconds,
    casesPerSecond: made / seconds,
    refused,
    unread: accepted - made,
  };
}

/** Mails that have become cases: nothing in the data that was filled in came by SMTP. */
async function casesByMail(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query(`select count(*)::int as count from raw_mails where state = 'read'`);
  return rows[0].count;
}
