import { Resolver } from 'node:dns/promises';

/** Looks up what a domain has published under a name, as DNS answers: the strings of each text record. */
export type FindKeys = (name: string, type: string) => Promise<string[][]>;

const dns = new Resolver({ timeout: 2000, tries: 2 });
export const keysInDns: FindKeys = (name) => dns.resolveTxt(name);

/** Asks these from now on, such as 127.0.0.1:5353, and not those of this machine. */
export const askNameServers = (addresses: string[]): void => dns.setServers(addresses);

// Each signature costs a question to a server that its writer names.
const mostSignatures = 10;
const mostHeadBytes = 64 * 1024;

/**
 * The domains that signed a mail (DKIM) such that its author, its subject and all of its text are theirs. A key that cannot
 * be looked up, is weak or only being tried out, and a signature of a part of the text, prove nothing.
 */
export async function signersOf(
  mail: Buffer,
  { findKeys, now }: { findKeys: FindKeys; now: string },
): Promise<string[]> {
  const head = headOf(mail);
  const signatures = head?.match(/^dkim-signature:/gim)?.length ?? 0;
  if (!head || signatures === 0 || signatures > mostSignatures) return [];
  // The author or the subject that a person reads may be another one than that which was signed.
  if (['from', 'subject'].some((name) => countOf(head, name) > 1)) return [];
  // Few mails need it, and it takes longer to load than to read many mails.
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
  const { results } = await dkimVerify(mail, {
    resolver: findKeys,
    strict: true,
    minBitLength: 1024,
    curTime: new Date(now),
  });
  const proving = results.filter((result) => {
    const signed = new Set(result.signingHeaders?.keys.toLowerCase().split(/\s*:\s*/));
    const isWhole =
      signed.has('from') &&
      (signed.has('subject') || countOf(head, 'subject') === 0) &&
      !result.canonBodyLengthLimited;
    return result.status.result === 'pass' && !result.status.testing && isWhole;
  });
  return [...new Set(proving.map(({ signingDomain }) => String(signingDomain).toLowerCase()))];
}

function headOf(mail: Buffer): string | null {
  const end = mail
    .subarray(0, mostHeadBytes + 4)
    .toString('latin1')
    .search(/\r?\n\r?\n/);
  return end === -1 ? null : mail.subarray(0, end).toString('latin1');
}

const countOf = (head: string, name: string): number =>
  head.match(new RegExp(`^${name}[ \\t]*:`, 'gim'))?.length ?? 0;
