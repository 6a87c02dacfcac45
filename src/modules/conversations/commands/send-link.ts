import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { customerOf, isMailAddress } from '../../customers/index.ts';
import { queueLetter } from './queue-letter.ts';

/**
 * Sends a customer the link to their page again, at the address they named and only if they are known there: a link
 * lets in whoever holds it. Once an hour at most, so that nobody can be flooded through us.
 */
export async function sendLink(ctx: Context, asked: { address: string }): Promise<void> {
  const { deskId } = ctx.actor;
  const address = asked.address.trim().toLowerCase();
  if (!deskId || !isMailAddress(address)) return;
  const customer = await customerOf(ctx, deskId, address);
  if (!customer) return;
  const caseId = await mostAliveCase(ctx, deskId, customer.id);
  if (!caseId || !(await maySendLink(ctx, address))) return;
  await queueLetter(ctx, {
    ...{ deskId, caseId, entryId: null, kind: 'link' },
    contactPointId: customer.pointId,
    subject: (words, addressee) => words.linkSubject(addressee.deskName),
    text: (words) => words.linkAgain,
  });
}

/** The one that their page opens with: what they answer to this mail belongs there. */
async function mostAliveCase(ctx: Context, deskId: string, customerId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cases c
    where c.desk_id = ${deskId} and c.customer_id = ${customerId} and c.joined_to_id is null
    order by c.due is null, (select max(e.recorded_at) from entries e
      where e.desk_id = c.desk_id and e.case_id = c.id) desc, c.id desc limit 1`.execute(ctx.db);
  return rows[0]?.id;
}

export async function maySendLink(ctx: Context, address: string): Promise<boolean> {
  const hash = createHash('sha256').update(`link ${address}`).digest();
  const { rows } = await sql<{ may: boolean | null }>`select app.may_send_link(${hash}) as may`.execute(
    ctx.db,
  );
  return rows[0]?.may === true;
}
