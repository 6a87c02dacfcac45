import type { z } from 'zod';
import { linesOf } from '../../../ui/lists.ts';
import type { Mark } from '../../mandates/contract.ts';
import { kindNamed } from '../../mandates/web/index.ts';
import type { Named, Prepared } from '../contract.ts';
import { type DeputyDraft, deputyDraftOf, deputyOf } from './deputy-draft.ts';
import { type PartyDraft, partyDraftOf, partyOf } from './party-draft.ts';

export const marks = ['ours', 'yours', 'ask first'] as const satisfies Mark[];
export const ruleRoles = ['agent', 'lead', 'expert'] as const;
export type RuleRole = (typeof ruleRoles)[number];
export const registerFields = [
  'registerContact',
  'registerPeople',
  'registerTimeLimits',
  'registerSecurity',
] as const;

type Need = NonNullable<Prepared['needs']>[number];
export type Sent = z.input<typeof Prepared>;

/** What may be prepared and need not be, as it is typed. */
export type RestDraft = {
  /** One date a line. */
  holidays: string;
  thirdParties: PartyDraft[];
  deputies: DeputyDraft[];
  /** The names of kinds, one a line. */
  needs: Record<Mark, string>;
  /** What it takes to come in later; empty: the client is asked about each. */
  rule: string;
  ruleRoles: RuleRole[];
  vetoHours: string;
  /** Empty: nobody by name. */
  trainedBy: Named | '';
  vouchedBy: Named | '';
  register: Record<(typeof registerFields)[number], string>;
  /** As they were prepared before: a line says less of one. */
  kept: { needs: Need[] };
};

export const emptyRest: RestDraft = {
  ...{ holidays: '', thirdParties: [], deputies: [] },
  ...{ rule: '', ruleRoles: ['agent', 'lead'], vetoHours: '48', trainedBy: '', vouchedBy: '' },
  needs: { ours: '', yours: '', 'ask first': '' },
  register: { registerContact: '', registerPeople: '', registerTimeLimits: '', registerSecurity: '' },
  kept: { needs: [] },
};

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** As it was prepared, to be typed on. */
export function restDraftOf(what: Prepared): RestDraft {
  const { thirdParties = [], deputies = [], needs = [], rule, register } = what;
  const namesOf = (mark: Mark) =>
    needs
      .filter((one) => one.mark === mark)
      .map(({ name }) => onOneLine(name))
      .join('\n');
  return {
    holidays: (what.desk.holidays ?? []).join('\n'),
    thirdParties: thirdParties.map(partyDraftOf),
    deputies: deputies.map(deputyDraftOf),
    needs: { ours: namesOf('ours'), yours: namesOf('yours'), 'ask first': namesOf('ask first') },
    rule: rule?.words ?? '',
    ruleRoles: rule?.roles ?? emptyRest.ruleRoles,
    vetoHours: String(rule?.vetoHours ?? emptyRest.vetoHours),
    trainedBy: rule?.trainedBy ?? '',
    vouchedBy: rule?.vouchedBy ?? '',
    register: { ...emptyRest.register, ...register },
    kept: { needs },
  };
}

type RestSent = Pick<Sent, 'thirdParties' | 'deputies' | 'needs' | 'rule' | 'register'> & {
  holidays: string[];
};

/** As it is sent, where these people are to work there; null where a company has no address that can be read. */
export function restOf(draft: RestDraft, people: readonly string[]): RestSent | null {
  const thirdParties = draft.thirdParties.map(partyOf);
  if (thirdParties.includes(null)) return null;
  const deputies = draft.deputies.map(deputyOf);
  const needs = needsOf(draft);
  const register = Object.fromEntries(Object.entries(draft.register).filter(([, text]) => text.trim()));
  const rule = ruleOf(draft, people);
  return {
    holidays: linesOf(draft.holidays),
    ...(thirdParties.length > 0 && { thirdParties: thirdParties.filter((one) => one !== null) }),
    ...(deputies.length > 0 && { deputies }),
    ...(needs.length > 0 && { needs }),
    ...(rule && { rule }),
    ...(Object.keys(register).length > 0 && { register }),
  };
}

/** None where it is not said what it takes. Who is not to work there any more is named no longer. */
function ruleOf(draft: RestDraft, people: readonly string[]): Sent['rule'] {
  const words = draft.rule.trim();
  if (!words) return undefined;
  const vetoHours = draft.vetoHours.trim();
  const isThere = (named: Named | '') => named === 'client' || people.includes(named);
  const { trainedBy, vouchedBy } = draft;
  return {
    ...{ roles: draft.ruleRoles, words },
    ...(vetoHours && { vetoHours: Number(vetoHours) }),
    ...(trainedBy && isThere(trainedBy) && { trainedBy }),
    ...(vouchedBy && isThere(vouchedBy) && { vouchedBy }),
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
