import { usualWeek } from '../../../platform/time/hours.ts';
import { partsBetweenCommas } from '../../../ui/lists.ts';
import { FirstKind, firstKinds, type Measure } from '../../mandates/contract.ts';
import { type Trust, trustIn } from '../../mandates/policy.ts';
import { limitAsTyped, limitFrom, stepOf } from '../../mandates/web/index.ts';
import type { Prepared } from '../contract.ts';
import { emptyRest, type RestDraft, restDraftOf, restOf, type Sent } from './rest-draft.ts';

type Role = Prepared['people'][number]['role'];
export type Trusted = { step: Trust; limit: string };
export type OwnKind = NonNullable<Prepared['kinds']>[number];

/** As long as nobody has said otherwise. */
export const asked: Trusted = { step: 'draft', limit: '' };

/** A desk as it is typed. */
export type Draft = {
  client: string;
  name: string;
  way: 'mail' | 'text';
  mail: string;
  number: string;
  language: string;
  deskName: string;
  slug: string;
  address: string;
  zone: string;
  hours: Prepared['desk']['hours'];
  onePerson: boolean;
  purpose: string;
  data: string;
  pay: string;
  currency: string;
  people: Record<string, { role: Role; title: string; called: string; skills: string; languages: string[] }>;
  /** By kind, of those as well that are named here. */
  mandates: Record<string, Trusted>;
  kinds: OwnKind[];
  rest: RestDraft;
  agreementFile: { id: string; name: string } | null;
  /** Of what was prepared before, what is not asked here. */
  kept: Pick<Prepared, 'country' | 'keptIn' | 'agreement'> &
    Pick<Prepared['desk'], 'color' | 'languages' | 'answerLimitMinutes' | 'silenceLimitMinutes'>;
};

export const emptyDraft = (zone: string): Draft => ({
  ...{ client: '', name: '', way: 'mail', mail: '', number: '', language: 'en' },
  ...{ deskName: '', slug: '', address: '', zone, hours: usualWeek, onePerson: true },
  ...{ purpose: '', data: '', pay: '', currency: 'EUR', people: {}, rest: emptyRest },
  agreementFile: null,
  ...{ mandates: {}, kinds: [] },
  kept: { color: '#2f5d8a', languages: [], answerLimitMinutes: 240, silenceLimitMinutes: 1440 },
});

/** As it was prepared, to be typed on; and how the file that it names is called. */
export function draftOf(prepared: Prepared, fileName = ''): Draft {
  const { desk, answers, people, mandates, ...what } = prepared;
  const { country, keptIn, agreement, agreementFileId } = what;
  const { color, languages, answerLimitMinutes, silenceLimitMinutes } = desk;
  const given = mandates.map((one) => [one.kind, { step: trustIn(one), limit: limitAsTyped(one) }]);
  const begun = emptyDraft(desk.zone);
  return {
    ...begun,
    ...{ client: what.client, name: answers.name, way: answers.mail ? 'mail' : 'text' },
    ...{ mail: answers.mail ?? '', number: answers.number ?? '', language: what.language },
    ...{ deskName: desk.name, slug: desk.slug, address: desk.address, hours: desk.hours },
    ...{ onePerson: desk.onePerson, purpose: what.purpose, data: what.data.join(', '), pay: what.pay ?? '' },
    currency: mandates.find(({ currency }) => currency)?.currency ?? begun.currency,
    people: Object.fromEntries(
      people.map(({ personId, role, title, called, skills = [], languages = [] }) => [
        personId,
        { role, title, called: called ?? '', skills: skills.join(', '), languages },
      ]),
    ),
    mandates: Object.fromEntries(given),
    kinds: what.kinds ?? [],
    rest: restDraftOf(prepared),
    agreementFile: agreementFileId ? { id: agreementFileId, name: fileName } : null,
    kept: {
      ...{ color, languages, answerLimitMinutes, silenceLimitMinutes },
      ...(country && { country }),
      ...(keptIn && { keptIn }),
      ...(agreement && { agreement }),
    },
  };
}

/** As it is sent; or what of it cannot be read, an amount or how a company is reached. */
export function preparedOf(draft: Draft): Sent | 'amount' | 'company' {
  const mandates = kindsOf(draft)
    .map((kind) => mandateOf(kind, draft))
    .filter((one) => one !== 'draft');
  if (mandates.includes(null)) return 'amount';
  const rest = restOf(draft.rest, Object.keys(draft.people));
  if (rest === null) return 'company';
  const { holidays, ...more } = rest;
  const { kept, deskName, slug, address, zone, hours, onePerson, pay, agreementFile } = draft;
  const { country, keptIn, agreement, languages, ...looks } = kept;
  return {
    ...{ client: draft.client, language: draft.language, purpose: draft.purpose },
    ...(country && { country }),
    ...(keptIn && { keptIn }),
    ...(agreement?.trim() && { agreement }),
    ...(agreementFile && { agreementFileId: agreementFile.id }),
    ...(pay.trim() && { pay }),
    answers: {
      name: draft.name,
      ...(draft.way === 'mail' ? { mail: draft.mail.trim() } : { number: draft.number }),
    },
    desk: {
      ...{ ...looks, name: deskName, slug, address, zone, hours, onePerson },
      languages: languages.length > 0 ? languages : [draft.language],
      ...(holidays.length > 0 && { holidays }),
    },
    data: partsBetweenCommas(draft.data),
    people: Object.entries(draft.people).map(([personId, { skills, called, ...one }]) => ({
      ...{ personId, ...one, called: called.trim() || null },
      skills: partsBetweenCommas(skills),
    })),
    mandates: mandates.filter((one) => one !== null),
    ...(draft.kinds.length > 0 && { kinds: draft.kinds }),
    ...more,
  };
}

/** What a desk begins with, and what is named here. */
export const kindsOf = ({ kinds }: Draft): { kind: string; measure: Measure }[] => [
  ...FirstKind.options.map((kind) => ({ kind, measure: firstKinds[kind] })),
  ...kinds,
];

function mandateOf(
  { kind, measure }: { kind: string; measure: Measure },
  { mandates, currency }: Draft,
): Prepared['mandates'][number] | 'draft' | null {
  const { step: trust, limit } = mandates[kind] ?? asked;
  if (trust === 'draft') return 'draft';
  const { step, goesOn } = stepOf(trust);
  if (goesOn) return { kind, step, goesOn };
  const upTo = limitFrom(measure, limit, currency);
  return upTo && { kind, step, ...upTo };
}
