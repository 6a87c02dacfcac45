import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import { proposalLinkToken, proposalWords } from '../../desks/index.ts';
import { showInstant } from '../words.ts';
import { mailToStaff } from './mail-to-staff.ts';

type Bundle = {
  personId: string;
  count: number;
  /** Who waits and did not fit. */
  more: number;
  /** How many of them a standing rule admits, and the first of them when. */
  byRule: number;
  admitsAt: Instant | null;
  /** How many one admits once those whom it names have spoken for them. */
  lacking: number;
};

/**
 * Tells whoever answers for the desk just now that people are proposed, each once an hour at most, with a link that opens
 * them. It names nobody: everybody on the desk may read what waits in the outbox.
 */
export async function tellProposals(ctx: Context): Promise<number> {
  let told = 0;
  for (let next = await nextBundle(ctx); next; next = await nextBundle(ctx)) {
    await tellOf(ctx, next);
    told += next.bundle.count;
  }
  return told;
}

async function nextBundle(ctx: Context): Promise<{ bundle: Bundle; proposalLinkId: string } | undefined> {
  const proposalLinkId = uuid();
  const hash = hashOf(proposalLinkToken(ctx.site, proposalLinkId));
  const { rows } = await sql<{ bundle: Bundle | null }>`
    select app.bundle_proposals(${proposalLinkId}, ${hash}) as bundle`.execute(ctx.db);
  const bundle = rows[0]?.bundle;
  return bundle ? { bundle, proposalLinkId } : undefined;
}

async function tellOf(
  ctx: Context,
  { bundle, proposalLinkId }: { bundle: Bundle; proposalLinkId: string },
): Promise<void> {
  const { personId, count, more, byRule, admitsAt, lacking } = bundle;
  await mailToStaff(ctx, personId, (language, { name, zone }) => {
    const words = proposalWords(language);
    const paragraphs = [
      words.mail(count, name),
      admitsAt && words.mailByRule(byRule, showInstant(admitsAt, { language, zone })),
      lacking > 0 && words.mailOnce(lacking),
      more > 0 && words.mailMore(more),
      words.mailLink,
    ];
    return { subject: words.subject(name), text: paragraphs.filter(Boolean).join('\n\n'), proposalLinkId };
  });
}
