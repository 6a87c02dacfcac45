import type { z } from 'zod';
import { linesOf, partsBetweenCommas } from '../../../ui/lists.ts';
import type { Mark } from '../../mandates/contract.ts';
import { kindNamed } from '../../mandates/web/index.ts';
import { CompanyDomain } from '../../tasks/contract.ts';
import type { Prepared } from '../contract.ts';
import { whereOf } from './where.ts';

export const marks = ['ours', 'yours', 'ask first'] as const satisfies Mark[];
export const ruleRoles = ['agent', 'lead', 'expert'] as const;
export type RuleRole = (typeof ruleRoles)[number];
export const registerFields = [
  'registerContact',
  'registerPeople',
  'registerTimeLimits',
  'registerSecurity',
] as const;

type ThirdParty = NonNullable<Prepared['thirdParties']>[number];
type Need = NonNullable<Prepared['needs']>[number];
export type Sent = z.input<typeof Prepared>;

/** What may be prepared and need not be, as it is typed. */
export type RestDraft = {
  /** One date a line. */
  holidays: string;
  /** One company a line: its name, where it is reached and what for, with commas between them. */
  thirdParties: string;
  /** The names of kinds, one a line. */
  needs: Record<Mark, string>;
  /** What it takes to come in later; empty: the client is asked about each. */
  rule: string;
  ruleRoles: RuleRole[];
  vetoHours: string;
  register: Record<(typeof registerFields)[number], string>;
  /** As it was prepared before: a line says less of it. */
  kept: { thirdParties: ThirdParty[]; needs: Need[] };
};

export const emptyRest: RestDraft = {
  ...{ holidays: '', thirdParties: '', rule: '', ruleRoles: ['agent', 'lead'], vetoHours: '48' },
  needs: { ours: '', yours: '', 'ask first': '' },
  register: { registerContact: '', registerPeople: '', registerTimeLimits: '', registerSecurity: '' },
  kept: { thirdParties: [], needs: [] },
};

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const lineOf = ({ name, address, domain, purpose }: ThirdParty): string =>
  onOneLine([name, address, domain, purpose].filter(Boolean).join(', '));

/** As it was prepared, to be typed on. */
export function restDraftOf(what: Prepared): RestDraft {
  const { thirdParties = [], needs = [], rule, register } = what;
  const namesOf = (mark: Mark) =>
    needs
      .filter((one) => one.mark === mark)
      .map(({ name }) => onOneLine(name))
      .join('\n');
  return {
    holidays: (what.desk.holidays ?? []).join('\n'),
    thirdParties: thirdParties.map(lineOf).join('\n'),
    needs: { ours: namesOf('ours'), yours: namesOf('yours'), 'ask first': namesOf('ask first') },
    rule: rule?.words ?? '',
    ruleRoles: rule?.roles ?? emptyRest.ruleRoles,
    vetoHours: String(rule?.vetoHours ?? emptyRest.vetoHours),
    register: { ...emptyRest.register, ...register },
    kept: { thirdParties, needs },
  };
}

type RestSent = Pick<Sent, 'thirdParties' | 'needs' | 'rule' | 'register'> & { holidays: string[] };

/** As it is sent; null where a company has no address or nothing to do. */
export function restOf(draft: RestDraft): RestSent | null {
  const thirdParties = linesOf(draft.thirdParties).map(
    (line) => draft.kept.thirdParties.find((one) => lineOf(one) === line) ?? companyOf(line),
  );
  if (thirdParties.includes(null)) return null;
  const needs = needsOf(draft);
  const register = Object.fromEntries(Object.entries(draft.register).filter(([, text]) => text.trim()));
  const words = draft.rule.trim();
  const vetoHours = draft.vetoHours.trim();
  return {
    holidays: linesOf(draft.holidays),
    ...(thirdParties.length > 0 && { thirdParties: thirdParties.filter((one) => one !== null) }),
    ...(needs.length > 0 && { needs }),
    ...(words && {
      rule: { roles: draft.ruleRoles, words, ...(vetoHours && { vetoHours: Number(vetoHours) }) },
    }),
    ...(Object.keys(register).length > 0 && { register }),
  };
}

/** A kind that was prepared stays that kind, and under the same mark goes on without an answer as it did. */
function needsOf({ needs, kept }: RestDraft): Need[] {
  const left = [...kept.needs];
  const taken = left.map(({ kind }) => kind);
  return marks.flatMap((mark) =>
    linesOf(needs[mark]).map((name) => {
      const so = left.filter((one) => onOneLine(one.name) === name);
      const known = so.find((one) => one.mark === mark) ?? so[0];
      if (known) left.splice(left.indexOf(known), 1);
      if (known?.mark === mark) return known;
      const kind = known?.kind ?? kindNamed(name, taken);
      taken.push(kind);
      return { kind, name, mark };
    }),
  );
}

/** A name and a purpose may have commas; where it is reached stands between them. */
function companyOf(line: string): ThirdParty | null {
  const parts = partsBetweenCommas(line);
  const from = parts.findIndex((part, place) => place > 0 && isWhere(part));
  const to = parts.findIndex((part, place) => place > from && !isWhere(part));
  if (from < 0 || to < 0) return null;
  const where: Pick<ThirdParty, 'address' | 'domain'> = Object.assign(
    {},
    ...parts.slice(from, to).map(whereOf),
  );
  if (Object.keys(where).length < to - from) return null;
  return { name: parts.slice(0, from).join(', '), purpose: parts.slice(to).join(', '), ...where };
}

function isWhere(part: string): boolean {
  const where = whereOf(part);
  return 'address' in where ? !/\s/.test(part) : CompanyDomain.safeParse(where.domain).success;
}
