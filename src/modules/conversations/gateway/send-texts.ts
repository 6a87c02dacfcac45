import type { Logger } from 'pino';
import type { Context } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import { sendText, type TextGateway } from '../../../platform/phone/send-text.ts';
import {
  asMailer,
  type Fate,
  type Leased,
  partsWent,
  sendOne,
  type WaitingText,
  waitingTexts,
} from '../mail/outbox-lease.ts';
import { tables } from '../tables.ts';
import { signingKey } from './keys.ts';
import { takesTexts } from './takes-texts.ts';
import { twilioAccount } from './twilio-account.ts';

const mostLanes = 8;
/** While a gateway keeps us waiting, what came meanwhile for the others is looked for this often. */
const lookMs = 500;

type Sending = { log: Logger; stop: AbortSignal };

/** Hands over the texts that wait in the outbox, those of several gateways at once, until it is to stop. */
export async function sendTexts(database: Database, { log, stop }: Sending): Promise<number> {
  const lanes = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  let begun = 0;
  while (!stop.aborted && failures.length === 0) {
    const waiting = await waitingTexts(database, {
      busy: [...lanes.keys()],
      atMost: mostLanes - lanes.size,
    });
    for (const one of waiting) {
      const sending = sendOne(database, one, (text) => sendLeased(database, { stop, one }, text))
        .then((outcome) => {
          if (outcome) log.info({ outbox: one.id, desk: one.deskId, outcome }, 'text sent or not');
        })
        .catch((failure) => void failures.push(failure))
        .finally(() => lanes.delete(one.lane));
      lanes.set(one.lane, sending);
    }
    begun += waiting.length;
    if (lanes.size === 0) break;
    await firstOf([...lanes.values()]);
  }
  await Promise.all(lanes.values());
  if (failures.length > 0) throw failures[0];
  return stop.aborted ? 0 : begun;
}

async function firstOf(lanes: Promise<void>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const look = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, lookMs);
  });
  await Promise.race([...lanes, look]);
  clearTimeout(timer);
}

async function sendLeased(
  database: Database,
  { stop, one: { gatewayId } }: { stop: AbortSignal; one: WaitingText },
  leased: Leased,
): Promise<Fate> {
  const { deskId, id, recipient, text, partsSent } = leased;
  // Said since it was written.
  if (await asMailer(database, deskId, (ctx) => isStopped(ctx, recipient))) {
    return { outcome: 'refused', reply: 'whoever has this number wants no more texts' };
  }
  const gateway = await asMailer(database, deskId, (ctx) => gatewayOf(ctx, { gatewayId, stop }));
  if (!gateway) return { outcome: 'refused', reply: 'no gateway of this desk takes texts any more' };
  return sendText(gateway, {
    ...{ id, to: recipient, words: text.trim(), partsSent },
    went: (parts) => partsWent(database, leased, parts),
  });
}

async function isStopped(ctx: Context, number: string): Promise<boolean> {
  const stop = await tables(ctx)
    .selectFrom('textStops')
    .select('number')
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where('number', '=', number)
    .executeTakeFirst();
  return stop !== undefined;
}

async function gatewayOf(
  ctx: Context,
  { gatewayId, stop }: { gatewayId: string | null; stop: AbortSignal },
): Promise<TextGateway | undefined> {
  if (!gatewayId) return undefined;
  const row = await tables(ctx)
    .selectFrom('gateways')
    .selectAll()
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where('id', '=', gatewayId)
    .where(takesTexts)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, deskId, number, url } = row;
  const { inside } = ctx.site;
  const account = await twilioAccount(ctx, { deskId, id });
  if (account) {
    const callback = `${ctx.site.url}/hooks/${id}`;
    return { format: 'twilio', number, callback, inside, stop, ...account };
  }
  return url ? { format: 'standard', number, url, key: signingKey(ctx.site, id), inside, stop } : undefined;
}
