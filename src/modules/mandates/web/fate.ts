import type { TFunction } from 'i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { minorOf } from '../../../platform/money.ts';
import { formatter } from '../../../ui/formatter.ts';
import { dayOf, type Told } from '../../../ui/moment.ts';
import type { ActKind, ActView, mandatesApi } from '../contract.ts';
import { type Allowed, type Extent, isCovered, promise } from '../policy.ts';
import { countOf, sayExtent, sayKind, sayLimit } from './measures.ts';

export type Handed = Output<typeof mandatesApi.mandates>;

/** What is being written. */
export type Acting = {
  kind: string;
  amount: string;
  currency: string;
  text: string;
  by: string | null;
  instead: string;
};

/** How much is meant, null while it cannot be read; and how much is done if nobody answers. */
export function actFrom(kind: ActKind, { amount, instead, currency }: Acting) {
  return { extent: extentFrom(kind, amount, currency), otherwise: insteadFrom(kind, instead, currency) };
}

const none: Extent = { amountMinor: null, currency: null, days: null };

function extentFrom({ measure }: ActKind, typed: string, currency: string): Extent | null {
  if (measure === 'none') return none;
  const count = measure === 'days' ? countOf(typed) : minorOf(typed, currency);
  if (!count) return null;
  return measure === 'days' ? { ...none, days: count } : { ...none, amountMinor: count, currency };
}

const insteadFrom = (kind: ActKind, typed: string, currency: string): Extent | null =>
  kind.measure === 'none' ? (typed === 'goes on' ? none : null) : extentFrom(kind, typed, currency);

/** Before: how much was done or asked for of the kind on the case. */
type Meant = {
  isFree: boolean;
  mandate: Allowed | null;
  kind: ActKind;
  extent: Extent | null;
  before: number;
};
type Fate = { isAsked: boolean; says: 'free' | 'tell' | 'do' | 'above' | 'oftener' | 'other' | null };

/** How much of a kind was done or asked for on a case, in a currency; how often where it is not measured. */
export const actedOf = (acts: readonly ActView[], { kind, measure }: ActKind, currency: string): number =>
  acts
    .filter((one) => one.kind === kind && kind !== promise && ['done', 'asked', 'agreed'].includes(one.state))
    .filter((one) => measure !== 'money' || one.currency === currency)
    .reduce((sum, { amountMinor, days }) => sum + (amountMinor ?? days ?? 1), 0);

/** What comes of it, once it can be read. */
export function fateOf({ isFree, mandate, kind, extent, before }: Meant): Fate {
  if (isFree) return { isAsked: false, says: 'free' };
  if (extent === null) return { isAsked: false, says: null };
  const trusts = mandate !== null && mandate.step !== 'draft';
  if (trusts && isCovered(mandate, extent, before))
    return { isAsked: false, says: mandate.step === 'tell' ? 'tell' : 'do' };
  if (trusts && kind.measure === 'none') return { isAsked: true, says: 'oftener' };
  return { isAsked: true, says: trusts && mandate.currency === extent.currency ? 'above' : 'other' };
}

type Said = Meant & {
  fate: Fate;
  otherwise: Extent | null;
  client: string;
  moment: string;
  /** Whether a letter finds the customer. */
  isReached: boolean;
};

/** The same in a sentence, and what is done if nobody answers. */
export function sayFate(
  { fate, mandate, kind, otherwise, client, moment, before, isReached }: Said,
  t: TFunction,
): string {
  if (fate.says === null) return '';
  const limit = mandate && sayLimit(mandate, t);
  const says = t(`mandates.fate.${fate.says}`, { client, limit });
  if (!fate.isAsked) return says;
  if (otherwise && kind.measure === 'none' && mandate?.goesOn)
    return `${says} ${t('mandates.fate.goesOn', { moment })}`;
  const what = otherwise && sayExtent(otherwise, t);
  const isTold = kind.told && isReached;
  if (!what)
    return `${says} ${t(isTold ? 'mandates.fate.nothingTold' : 'mandates.fate.nothing', { moment })}`;
  if (!isCovered(mandate, otherwise, before))
    return `${says} ${t('mandates.fate.tooMuch', { what, client })}`;
  return `${says} ${t('mandates.fate.otherwise', { moment, what: `${sayKind(kind, t)}, ${what}` })}`;
}

/** The furthest day ahead that may be promised without asking, where a later day was meant; null where nothing may. */
export function nearer({ mandate, kind, extent, fate }: Pick<Said, 'mandate' | 'kind' | 'extent' | 'fate'>) {
  if (kind.kind !== promise || !extent?.days || !fate.isAsked || mandate?.step === 'draft') return null;
  return mandate?.limitDays && mandate.limitDays < extent.days ? mandate.limitDays : null;
}

const DAY = 86_400_000;

/** What becomes of a promise while it is written: whether it is sent or rung, and the day that it names. */
export function sayPromiseOf(
  { extent, isReached }: Pick<Said, 'extent' | 'isReached'>,
  { now, zone, t }: Told,
): string {
  if (!extent?.days) return t(isReached ? 'mandates.promiseHint' : 'mandates.promiseRing');
  // A day of the calendar has no zone, and is counted from today's there.
  const at = Date.parse(dayOf(now, zone)) + extent.days * DAY;
  const form = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const day = formatter(t('language'), form).format(at);
  return t(isReached ? 'mandates.promiseDay' : 'mandates.promiseRingDay', { day });
}
