import type { Context } from '../../../platform/context.ts';
import { type FindKeys, signersOf } from '../../../platform/mail/signers.ts';
import { type CompanyAddress, domainOfSender, isWithin } from './company-address.ts';

type Written = { content: Buffer; sender: string; findKeys: FindKeys };

/** Whether the domain from which a company writes has signed a mail. */
export async function isSignedBy(
  { now }: Context,
  company: CompanyAddress,
  { content, sender, findKeys }: Written,
): Promise<boolean> {
  const signers = await signersOf(content, { findKeys, now });
  const domain = domainOfSender(company, sender);
  return signers.some((signer) => isWithin(signer, domain));
}
