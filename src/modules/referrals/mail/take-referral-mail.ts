import type { Context } from '../../../platform/context.ts';
import { type FindKeys, keysInDns } from '../../../platform/mail/signers.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { readReplyAddress, type ToTask } from '../../conversations/index.ts';
import { companiesWriting, isSignedBy, takeReleasedMail } from '../../tasks/index.ts';
import { refer, type Under } from '../commands/refer.ts';
import { tables } from '../tables.ts';
import { mailReferrer } from './mail-referrer.ts';
import { understandReferral } from './understand-referral.ts';

type Arrived = Parameters<ToTask>[1];

/**
 * A mail by which a company passes a customer on, from its address and signed by its domain. It is answered: that it was
 * taken, or what is missing. What nothing proves is looked at by a person first.
 */
export const referralMail =
  (findKeys: FindKeys): ToTask =>
  async (ctx, arrived) => {
    const found = await referralIn(ctx, arrived);
    if (!found) return null;
    const wrote = { content: arrived.content, sender: found.sender, findKeys };
    if (!(await isSignedBy(ctx, found.company, wrote))) return held('referral unsigned');
    return take(ctx, arrived, found);
  };

export const takeReferralMail = referralMail(keysInDns);

/** What a person has looked at: they say that it is the company's. */
export const takeReleasedCompanyMail: ToTask = async (ctx, arrived) => {
  const onTask = await takeReleasedMail(ctx, arrived);
  const isReferral = ['referral unsigned', 'referral too many'].includes(arrived.raw.reason ?? '');
  if (onTask || !isReferral) return onTask;
  const found = await referralIn(ctx, arrived);
  if (!found || 'missing' in found.understood) return null;
  return take(ctx, arrived, found);
};

/** Whatever comes to the address of a case or task is about that, and a mail that did not arrive quotes what we wrote. */
async function referralIn(ctx: Context, { raw, mail }: Arrived) {
  const sender = mail.from?.address;
  const isWritten = mail.automatic.kind === 'no' || mail.automatic.kind === 'auto';
  if (!sender || !isWritten || readReplyAddress(raw.envelopeTo).token !== null) return null;
  const understood = understandReferral(mail.replyText || mail.text);
  const [company] = understood ? await companiesWriting(ctx, { deskId: raw.deskId, sender }) : [];
  return understood && company ? { understood, company, sender } : null;
}

type Found = NonNullable<Awaited<ReturnType<typeof referralIn>>>;

async function take(ctx: Context, { mail }: Arrived, { understood, company, sender }: Found) {
  const { deskId, engagementId, organizationId } = company;
  const under: Under = { deskId, engagementId, organizationId };
  const to = { ...under, address: sender, messageId: mail.messageId ?? null };
  // What a machine writes is never answered by another.
  const isAnswered = mail.automatic.kind === 'no';
  const notTaken = async (why: 'missing' | 'consent' | 'day' | 'address') => {
    if (!isAnswered) return held('referral incomplete');
    await mailReferrer(ctx, to, { notTaken: why });
    return { outcome: 'ignored' as const, reason: 'referral incomplete' };
  };
  if ('missing' in understood) return notTaken(understood.missing);
  try {
    const id = await refer(ctx, under, {
      ...{ channel: 'mail', referral: understood.referral },
      // What a machine writes is never answered by another.
      ...(isAnswered && { written: { from: sender, messageId: to.messageId } }),
    });
    if (isAnswered) await mailReferrer(ctx, to, { taken: understood.referral });
    return { outcome: 'created' as const, ...(await placeOf(ctx, deskId, id)) };
  } catch (error) {
    const code = error instanceof Refusal ? error.code : '';
    if (code === 'referral.consent-day') return notTaken('day');
    // A person looks at it, and takes it tomorrow.
    if (code === 'referral.too-many') return held('referral too many');
    if (code.startsWith('customer.')) return notTaken('address');
    throw error;
  }
}

const held = (reason: string) => ({ outcome: 'quarantined' as const, reason });

/** The case that it made, and what the customer wants there. */
async function placeOf(ctx: Context, deskId: string, referralId: string) {
  return tables(ctx)
    .selectFrom('referrals as r')
    .innerJoin('entries as e', (join) =>
      join.onRef('e.deskId', '=', 'r.deskId').onRef('e.caseId', '=', 'r.caseId'),
    )
    .select(['r.caseId', 'e.id as entryId'])
    .where('r.deskId', '=', deskId)
    .where('r.id', '=', referralId)
    .where('e.kind', '=', 'contact')
    .orderBy('e.id')
    .executeTakeFirstOrThrow();
}
