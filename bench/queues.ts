import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';

/** Whether every mail is read, every mail of ours sent, every event told and all custody recorded, within so long. */
export async function isQuietWithin(owner: pg.Client, longestMs: number): Promise<boolean> {
  const until = performance.now() + longestMs;
  while (performance.now() < until) {
    const { rows } = await owner.query(
      `select exists (select from events) or exists (select from outbox where state in ('queued', 'leased'))
         or exists (select from raw_mails where state = 'waiting') or exists (select from custody_inbox) as busy`,
    );
    if (!rows[0].busy) return true;
    await setTimeout(100);
  }
  return false;
}
