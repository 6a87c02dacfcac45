import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import { proposalLinkToken, proposalWords } from '../../desks/index.ts';
import { mailToStaff } from './mail-to-staff.ts';

/**
 * Tells whoever answers for the desk that people are proposed, once an hour at most, with a link that opens them. It
 * names nobody: everybody on the desk may read what waits in the outbox.
 */
export async function tellProposals(ctx: Context): Promise<number> {
  const proposalLinkId = uuid();
  const hash = hashOf(proposalLinkToken(ctx.site, proposalLinkId));
  const { rows } = await sql<{ bundle: { personId: string; count: number } | null }>`
    select app.bundle_proposals(${proposalLinkId}, ${hash}) as bundle`.execute(ctx.db);
  const bundle = rows[0]?.bundle;
  if (!bundle) return 0;
  await mailToStaff(ctx, bundle.personId, (language, { name }) => {
    const words = proposalWords(language);
    return { subject: words.subject(name), text: words.mail(bundle.count, name), proposalLinkId };
  });
  return bundle.count;
}
