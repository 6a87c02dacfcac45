import { linesOf, partsBetweenCommas } from '../../../ui/lists.ts';
import type { Mark } from '../../mandates/contract.ts';
import { kindNamed } from '../../mandates/web/index.ts';
import type { Prepared } from '../contract.ts';

export const marks = ['ours', 'yours', 'ask first'] as const satisfies Mark[];
export const registerFields = [
  'registerContact',
  'registerPeople',
  'registerTimeLimits',
  'registerSecurity',
] as const;

/** What may be prepared and need not be, as it is typed. */
export type RestDraft = {
  /** One date a line. */
  holidays: string;
  /** One company a line: its name, where it is reached and what for, with commas between them. */
  thirdParties: string;
  /** The names of kinds, with commas between them. */
  needs: Record<Mark, string>;
  /** What it takes to come in later; empty: the client is asked about each. */
  rule: string;
  vetoHours: string;
  register: Record<(typeof registerFields)[number], string>;
};

export const emptyRest: RestDraft = {
  ...{ holidays: '', thirdParties: '', rule: '', vetoHours: '48' },
  needs: { ours: '', yours: '', 'ask first': '' },
  register: { registerContact: '', registerPeople: '', registerTimeLimits: '', registerSecurity: '' },
};

/** As it was prepared, to be typed on. */
export function restDraftOf(what: Prepared): RestDraft {
  const { thirdParties = [], needs = [], rule, register } = what;
  return {
    holidays: (what.desk.holidays ?? []).join('\n'),
    thirdParties: thirdParties
      .map(({ name, purpose, address, domain }) => `${name}, ${address ?? domain}, ${purpose}`)
      .join('\n'),
    needs: Object.fromEntries(
      marks.map((mark) => [
        mark,
        needs
          .filter((one) => one.mark === mark)
          .map(({ name }) => name)
          .join(', '),
      ]),
    ) as RestDraft['needs'],
    rule: rule?.words ?? '',
    vetoHours: String(rule?.vetoHours ?? emptyRest.vetoHours),
    register: { ...emptyRest.register, ...register },
  };
}

/** As it is sent; null where a company has no address or nothing to do. */
export function restOf(draft: RestDraft): (Partial<Prepared> & { holidays: string[] }) | null {
  const thirdParties = linesOf(draft.thirdParties).map(companyOf);
  if (thirdParties.includes(null)) return null;
  const needs: NonNullable<Prepared['needs']> = [];
  for (const mark of marks)
    for (const name of partsBetweenCommas(draft.needs[mark]))
      needs.push({
        kind: kindNamed(
          name,
          needs.map(({ kind }) => kind),
        ),
        name,
        mark,
      });
  const register = Object.fromEntries(Object.entries(draft.register).filter(([, text]) => text.trim()));
  const words = draft.rule.trim();
  const rule: Prepared['rule'] = words
    ? { roles: ['agent', 'lead'], words, vetoHours: Number(draft.vetoHours) }
    : undefined;
  return {
    holidays: linesOf(draft.holidays),
    ...(thirdParties.length > 0 && { thirdParties: thirdParties.filter((one) => one !== null) }),
    ...(needs.length > 0 && { needs }),
    ...(rule && { rule }),
    ...(Object.keys(register).length > 0 && { register }),
  };
}

function companyOf(line: string): NonNullable<Prepared['thirdParties']>[number] | null {
  const [name, reached, ...purpose] = partsBetweenCommas(line);
  if (!name || !reached || purpose.length === 0) return null;
  const where = reached.indexOf('@') > 0 ? { address: reached } : { domain: reached.replace(/^@/, '') };
  return { name, purpose: purpose.join(', '), ...where };
}
