import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import type { conversationsApi } from '../../conversations/contract.ts';
import { takesTexts } from '../../conversations/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import { tables } from '../tables.ts';

type Heard = { id: string; name: string; number: string | null; isConfirmed: boolean };

type WhoHears = { all: Heard[]; texted: (Heard & { number: string })[]; ring: Heard[] };

/** Of the client's people those who can be texted, each at their number, and all of them where nobody can. */
export async function whoHears(ctx: Context, deskId: string): Promise<WhoHears> {
  const { rows } = await sql<Heard>`
    select p.id, p.name, h.number, h.is_confirmed from app.who_hears(${deskId}) h
    join persons p on p.id = h.person_id order by h.is_confirmed desc, p.name, p.id`.execute(ctx.db);
  const gateway = await tables(ctx)
    .selectFrom('gateways')
    .select('id')
    .where('deskId', '=', deskId)
    .where(takesTexts)
    .limit(1)
    .executeTakeFirst();
  const texted = gateway
    ? rows.flatMap(({ number, ...one }) => (one.isConfirmed && number ? [{ ...one, number }] : []))
    : [];
  return { all: rows, texted, ring: texted.length > 0 ? [] : rows };
}

export async function whoHearsOnDesk(
  ctx: Context,
  { desk: named, danger }: Input<typeof conversationsApi.whoHears>,
): Promise<Output<typeof conversationsApi.whoHears>> {
  const desk = await visibleDesk(ctx, named);
  const here = await whoHears(ctx, desk.id);
  const told = danger ? await textsOf(ctx, { deskId: desk.id, dangerId: danger }) : undefined;
  const { texted, ring } = told ? fateOf(here, told) : here;
  return {
    texted: texted.map(({ id, name, number }) => ({ id, name, isSent: told?.get(number) === 'sent' })),
    ring: ring.map(({ id, name, number }) => ({ id, name, number })),
  };
}

type Told = Map<string, 'waiting' | 'sent' | 'not sent'>;

/** Of those who stand there now whom a text told or yet may; all others are rung, where it told nobody or not everybody. */
function fateOf({ all }: WhoHears, told: Told): Pick<WhoHears, 'texted' | 'ring'> {
  const fate = ({ number }: Heard) => told.get(number ?? '');
  const texted = all.flatMap(({ number, ...one }) =>
    number && ['sent', 'waiting'].includes(told.get(number) ?? '') ? [{ ...one, number }] : [],
  );
  const ring = all.filter((one) => fate(one) === 'not sent' || (texted.length === 0 && !fate(one)));
  return { texted, ring };
}

/** How far the texts about a danger are, by the number; undefined until they were written. */
async function textsOf(
  ctx: Context,
  { deskId, dangerId }: { deskId: string; dangerId: string },
): Promise<Told | undefined> {
  const danger = await tables(ctx)
    .selectFrom('dangers')
    .select('toldAt')
    .where('deskId', '=', deskId)
    .where('id', '=', dangerId)
    .executeTakeFirst();
  if (!danger?.toldAt) return undefined;
  const texts = await tables(ctx)
    .selectFrom('outbox as o')
    .innerJoin('outboxWords as w', (join) =>
      join.onRef('w.deskId', '=', 'o.deskId').onRef('w.outboxId', '=', 'o.id'),
    )
    .select(['w.recipient', 'o.state', 'o.finalReply'])
    .where('o.deskId', '=', deskId)
    .where('o.dangerId', '=', dangerId)
    .execute();
  return new Map(
    texts.map(({ recipient, state, finalReply }) => {
      if (state === 'sent' || state === 'delivered') return [recipient, 'sent'];
      // One that failed once goes again, and is not waited for.
      return [recipient, state === 'failed' || finalReply !== null ? 'not sent' : 'waiting'];
    }),
  );
}
