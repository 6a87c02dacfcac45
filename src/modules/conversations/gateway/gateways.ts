import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made, Output } from '../../../platform/http/endpoint.ts';
import { countryOf, e164 } from '../../../platform/phone/number.ts';
import { shownSecret } from '../../../platform/phone/standard-webhook.ts';
import { conflict, invalid, notFound, permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import { leadsOn } from '../../desks/policy.ts';
import type { GatewayView, gatewayApi } from '../gateway-contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { seal, signingKey } from './keys.ts';
import { usualTwilio } from './twilio-account.ts';

export async function gateways(
  ctx: Context,
  input: Input<typeof gatewayApi.gateways>,
): Promise<Output<typeof gatewayApi.gateways>> {
  const desk = await visibleDesk(ctx, input.desk);
  const [rows, unread] = await Promise.all([
    running(ctx, desk.id).orderBy('recordedAt').orderBy('id').execute(),
    sql<{ count: number }>`select app.unread_events(${desk.id}) as count`.execute(ctx.db),
  ]);
  const items = rows.map(({ id, number, format, url, sender }) => ({
    ...{ id, number, format, sender },
    hook: format === 'mail' ? null : `${ctx.site.url}/hooks/${id}`,
    host: hostOf({ format, url, sender }),
    takesTexts: format === 'twilio' || url !== null,
  }));
  const { mailServer } = ctx.site;
  return { items, next: null, mailServer, unread: unread.rows[0]?.count ?? 0 };
}

type Reached = { format: GatewayView['format']; url: string | null; sender: string | null };

/** What stands in the register of whoever carries what is said. */
function hostOf({ format, url, sender }: Reached): string | null {
  if (sender !== null) return sender.split('@')[1] ?? null;
  if (format === 'twilio') return new URL(url ?? usualTwilio).host;
  return url && new URL(url).host;
}

/** When what stood in the way is mended, nobody has to ring or text again. */
export async function readAgain(ctx: Context, input: Input<typeof gatewayApi.readAgain>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(maySpeakToCustomers(ctx.actor, desk.id));
  await sql`select app.read_events_again(${desk.id})`.execute(ctx.db);
  return { id: desk.id };
}

/** Whoever leads on a desk connects its numbers. */
export async function addGateway(ctx: Context, input: Input<typeof gatewayApi.addGateway>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(leadsOn(ctx.actor, desk.id));
  const number = e164(input.number, countryOf(desk.zone));
  if (!number)
    throw invalid(
      'gateway.number',
      'This is no telephone number. Write it with + and the country, such as +44 113 496 0000.',
    );
  const { connection } = input;
  await refuseTwice(ctx, { deskId: desk.id, number, connection });
  const id = uuid();
  await tables(ctx)
    .insertInto('gateways')
    .values({
      ...{ deskId: desk.id, id, number, format: connection.format },
      url: connection.format === 'mail' ? null : (connection.url ?? null),
      sender: connection.format === 'mail' ? connection.sender : null,
      account: connection.format === 'twilio' ? connection.account : null,
      addedById: ctx.actor.id,
      endedAt: null,
    })
    .execute();
  if (connection.format === 'twilio') {
    const sealed = seal(ctx.site, id, connection.token);
    await tables(ctx).insertInto('gatewayKeys').values({ deskId: desk.id, gatewayId: id, sealed }).execute();
  }
  return { id };
}

type Connecting = Pick<Input<typeof gatewayApi.addGateway>, 'number' | 'connection'> & { deskId: string };

async function refuseTwice(ctx: Context, { deskId, number, connection }: Connecting): Promise<void> {
  const there = await running(ctx, deskId).execute();
  const isMail = connection.format === 'mail';
  if (there.some((one) => one.number === number && (one.format === 'mail') === isMail))
    throw conflict('gateway.number-taken', 'This number is connected already. End that gateway first.');
  if (isMail && there.some(({ sender }) => sender === connection.sender))
    throw conflict(
      'gateway.sender-taken',
      'Mails from this address are read already. End that gateway first.',
    );
}

export async function gatewaySecret(
  ctx: Context,
  input: Input<typeof gatewayApi.gatewaySecret>,
): Promise<Output<typeof gatewayApi.gatewaySecret>> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(leadsOn(ctx.actor, desk.id));
  const gateway = await running(ctx, desk.id)
    .where('id', '=', input.gateway)
    .where('format', '=', 'standard')
    .executeTakeFirst();
  if (!gateway) throw noGateway();
  return { secret: shownSecret(signingKey(ctx.site, gateway.id)) };
}

export async function endGateway(
  ctx: Context,
  input: Input<typeof gatewayApi.endGateway>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(leadsOn(ctx.actor, desk.id));
  const ended = await tables(ctx)
    .updateTable('gateways')
    .set({ endedAt: ctx.now })
    .where('deskId', '=', desk.id)
    .where('id', '=', input.gateway)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!ended) throw noGateway();
  return ended;
}

const running = (ctx: Context, deskId: string) =>
  tables(ctx).selectFrom('gateways').selectAll().where('deskId', '=', deskId).where('endedAt', 'is', null);

const noGateway = () => notFound('gateway.not-found', 'There is no such gateway on this desk.');
