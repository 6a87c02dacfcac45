import { getPublicSuffix } from 'tldts';
import { invalid } from '../../platform/refusal.ts';
import { isOfProvider } from './public-mail.ts';

/** Whether anybody can have an address there, or a domain of their own below it as below co.uk. */
export function isPublicDomain(domain: string): boolean {
  const plain = domain.toLowerCase();
  return isOfProvider(plain) || isSuffix(plain);
}

const isSuffix = (domain: string): boolean =>
  getPublicSuffix(domain, { allowPrivateDomains: true }) === domain;

/** All who have one there would speak for the company. */
export function refusePublicDomain(domain: string | null | undefined): void {
  if (!domain) return;
  const plain = domain.toLowerCase();
  if (isOfProvider(plain))
    throw invalid(
      'task-address.public-domain',
      `Anybody can have an address at ${plain}. Leave the domain out: the company's mail address alone counts then.`,
    );
  if (isSuffix(plain))
    throw invalid(
      'task-address.public-domain',
      `Anybody can have a domain that ends in ${plain}. Write the whole domain of the company, or leave it out: its mail address alone counts then.`,
    );
}
