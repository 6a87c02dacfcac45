import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { isLandline } from '../../../platform/phone/number.ts';
import { WishedChannel } from '../../customers/contract.ts';

type Point = { kind: 'mail' | 'phone'; address: string; textsStopped: boolean; mayText: boolean };

/** How a customer may wish to hear: nobody is offered a way on which nothing reaches them. */
export async function waysToWish(
  ctx: Context,
  { deskId, customerId }: { deskId: string; customerId: string },
): Promise<WishedChannel[]> {
  const { rows } = await sql<Point>`
    select p.kind, p.address, p.texts_stopped_at is not null as texts_stopped, app.may_text(p.desk_id) as may_text
    from contact_points p where p.desk_id = ${deskId} and p.customer_id = ${customerId}`.execute(ctx.db);
  const phones = rows.filter(({ kind }) => kind === 'phone');
  const ways: Record<WishedChannel, boolean> = {
    mail: rows.some(({ kind }) => kind === 'mail'),
    text: phones.some((p) => p.mayText && !p.textsStopped && !isLandline(p.address)),
    phone: phones.length > 0,
  };
  return WishedChannel.options.filter((way) => ways[way]);
}
