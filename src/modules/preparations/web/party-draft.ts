import { partsBetweenCommas } from '../../../ui/lists.ts';
import type { Given } from '../../desks/contract.ts';
import { CompanyDomain } from '../../tasks/contract.ts';
import type { Prepared } from '../contract.ts';
import { whereOf } from './where.ts';

type ThirdParty = NonNullable<Prepared['thirdParties']>[number];

/** A company that is asked for things, as it is typed. */
export type PartyDraft = {
  /** Of the row alone, and not sent. */
  row: string;
  name: string;
  /** Its mail address, its domain or both, with a comma between them. */
  reached: string;
  purpose: string;
  data: string;
  keptIn: string;
  pay: string;
  mayBeGiven: Given[];
};

export const aParty = (): PartyDraft => ({
  ...{ row: crypto.randomUUID(), name: '', reached: '', purpose: '', data: '', keptIn: '', pay: '' },
  mayBeGiven: [],
});

export const partyDraftOf = ({ address, domain, data = [], ...party }: ThirdParty): PartyDraft => ({
  ...{ ...aParty(), ...party, data: data.join(', ') },
  reached: [address, domain].filter(Boolean).join(', '),
});

/** As it is sent; null where it is not said how it is reached. */
export function partyOf({ name, reached, purpose, ...draft }: PartyDraft): ThirdParty | null {
  const parts = partsBetweenCommas(reached);
  if (parts.length === 0 || !parts.every(isWhere)) return null;
  const where: Pick<ThirdParty, 'address' | 'domain'> = Object.assign({}, ...parts.map(whereOf));
  if (Object.keys(where).length < parts.length) return null;
  const data = partsBetweenCommas(draft.data);
  const keptIn = draft.keptIn.trim().toUpperCase();
  const pay = draft.pay.trim();
  return {
    ...{ name, purpose, ...where },
    ...(data.length > 0 && { data }),
    ...(keptIn && { keptIn }),
    ...(pay && { pay }),
    mayBeGiven: draft.mayBeGiven,
  };
}

function isWhere(part: string): boolean {
  const where = whereOf(part);
  return 'address' in where ? !/\s/.test(part) : CompanyDomain.safeParse(where.domain).success;
}
