/** Where a company that is engaged here is written to; all of a domain is theirs, or that one address alone. */
export type CompanyAddress = { address: string | null; domain: string | null };

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Whether a domain is another one or lies under it. */
export const isWithin = (domain: string, other: string): boolean =>
  domain === other || domain.endsWith(`.${other}`);

/** Whether somebody of the company writes from an address. */
export function isTheirs({ address, domain }: CompanyAddress, sender: string): boolean {
  if (sender.toLowerCase() === address) return true;
  return domain !== null && isWithin(domainOf(sender), domain);
}

/** Whose signature proves that the company wrote a mail from an address of theirs. */
export function domainOfSender({ domain }: CompanyAddress, sender: string): string {
  const own = domainOf(sender);
  return domain !== null && isWithin(own, domain) ? domain : own;
}
