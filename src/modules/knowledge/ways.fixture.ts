import { sql } from 'kysely';
import type { Desk } from '../../testing/a-desk.ts';
import { tellWay } from './commands/tell-way.ts';

type More = { text?: string; link?: string | null; isSolved?: boolean };

/** What a customer tells on their page of another way. */
export async function told(desk: Desk, caseId: string, more: More = {}): Promise<string> {
  const said = { text: 'I pressed the mono switch, and it plays.', link: null, files: [], isSolved: false };
  return desk.asDesk(async (ctx) => {
    const { rows } = await sql<{ customerId: string }>`
      select customer_id from cases where id = ${caseId}`.execute(ctx.db);
    const customerId = rows[0]?.customerId ?? '';
    return (await tellWay(ctx, { ...said, ...more, caseId, customerId })).entryId;
  });
}
