import type { Context } from '../../../platform/context.ts';
import { askOutside, type Reply } from '../../../platform/http/ask-outside.ts';
import { largestFile } from '../../../platform/largest.ts';
import { append } from '../../cases/index.ts';
import type { NewFile } from '../commands/keep-file.ts';
import { type KeptEvent, later } from './kept-event.ts';
import { asFile } from './media-file.ts';
import type { TwilioMedia } from './twilio.ts';
import { basicAuth, type TwilioAccount, twilioAccount } from './twilio-account.ts';

/** What is not there yet is asked for again so long; then what was said goes on without it. */
const secondsOfPatience = 10 * 60;
const mostRedirections = 3;

/** What was sent along and lies with the provider; undefined while it may yet be had. What cannot be had is left out. */
export async function fetchMedia(
  ctx: Context,
  kept: KeptEvent,
  media: TwilioMedia[],
): Promise<{ files: NewFile[]; leftOut: number } | undefined> {
  if (media.length === 0) return { files: [], leftOut: 0 };
  const account = await twilioAccount(ctx, { deskId: kept.deskId, id: kept.gatewayId });
  const fetched = await Promise.all(media.map((one) => account && fetchOne(ctx, account, one)));
  const files = fetched.filter((file) => file !== undefined);
  const leftOut = media.length - files.length;
  const mayComeYet = ctx.now < later(kept.recordedAt, { seconds: secondsOfPatience });
  return leftOut > 0 && mayComeYet ? undefined : { files, leftOut };
}

async function fetchOne(
  ctx: Context,
  account: TwilioAccount,
  { url, type }: TwilioMedia,
): Promise<NewFile | undefined> {
  // Only where the account is known: its token goes nowhere else.
  if (!url.startsWith(`${account.url}/`)) return undefined;
  const reply = await follow(ctx, url, { authorization: basicAuth(account) }).catch(() => undefined);
  if (reply?.status !== 200 || reply.body.length > largestFile) return undefined;
  return asFile({ type, content: reply.body });
}

/** Where it leads elsewhere, it says so without our name. */
async function follow(ctx: Context, first: string, headers: Record<string, string>): Promise<Reply> {
  const { inside } = ctx.site;
  const stop = new AbortController().signal;
  let reply = await askOutside(first, { method: 'GET', headers, inside, stop });
  for (let step = 0; reply.location && step < mostRedirections; step += 1) {
    const next = new URL(reply.location, first).href;
    reply = await askOutside(next, { method: 'GET', headers: {}, inside, stop });
  }
  return reply;
}

/** Whoever looks after the case hears that there was more. */
export async function noteLeftOut(
  ctx: Context,
  where: { deskId: string; caseId: string },
  count: number,
): Promise<void> {
  if (count === 0) return;
  await append(ctx, where, {
    kind: 'note',
    audience: 'companies',
    words: { text: `They sent something that could not be fetched from the telephone provider (${count}).` },
  });
}
