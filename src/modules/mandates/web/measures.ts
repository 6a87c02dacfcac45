import type { TFunction } from 'i18next';
import { minorOf, sayMoney, typedOf } from '../../../platform/money.ts';
import { type ActKind, FirstKind, type Measure } from '../contract.ts';
import { type Allowed, type Extent, type Trust, trusts } from '../policy.ts';

export function countOf(typed: string): number | null {
  const count = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null;
  return count !== null && count <= 3650 ? count : null;
}

export function sayExtent({ amountMinor, currency, days }: Extent, t: TFunction): string | null {
  if (amountMinor !== null && currency !== null)
    return sayMoney({ minor: amountMinor, currency }, t('language'));
  return days === null ? null : t('mandates.daysOf', { count: days });
}

export function sayLimit(
  { limitMinor, currency, limitDays, limitTimes }: Allowed,
  t: TFunction,
): string | null {
  if (limitTimes !== null) return t('mandates.timesOf', { count: limitTimes });
  return sayExtent({ amountMinor: limitMinor, currency, days: limitDays }, t);
}

type Limit = {
  limitMinor?: number | null;
  currency?: string | null;
  limitDays?: number | null;
  limitTimes?: number | null;
};

/** As it is typed again. */
export function limitAsTyped({ limitMinor, currency, limitDays, limitTimes }: Limit): string {
  if (typeof limitMinor === 'number' && currency) return typedOf(limitMinor, currency);
  return String(limitDays ?? limitTimes ?? '');
}

/** What is typed as a limit of a kind; nothing where what is not measured has none, null where it cannot be read. */
export function limitFrom(measure: Measure, typed: string, currency: string) {
  if (measure === 'none') return timesFrom(typed);
  if (measure === 'days') {
    const limitDays = countOf(typed);
    return limitDays === null ? null : { limitDays };
  }
  const limitMinor = minorOf(typed, currency);
  return limitMinor === null ? null : { limitMinor, currency };
}

function timesFrom(typed: string): { limitTimes?: number } | null {
  if (typed.trim() === '') return {};
  const limitTimes = countOf(typed);
  return limitTimes !== null && limitTimes >= 1 && limitTimes <= 100 ? { limitTimes } : null;
}

/** The kinds that every desk has in the reader's language, those the client added as it called them. */
export function sayKind({ kind, name }: Pick<ActKind, 'kind' | 'name'>, t: TFunction): string {
  const one = FirstKind.options.find((of) => of === kind);
  return one ? t(`mandates.kinds.${one}`) : name;
}

export const trustsOf = ({ measure }: Pick<ActKind, 'measure'>): Trust[] =>
  trusts.filter((one) => one !== 'goes on' || measure === 'none');

export const stepOf = (trust: Trust): Pick<Allowed, 'step' | 'goesOn'> =>
  trust === 'goes on' ? { step: 'draft', goesOn: true } : { step: trust, goesOn: false };

export const currencies = ['EUR', 'GBP', 'USD', 'CHF'] as const;

/** What stands for a kind in addresses and rows: of its name what can stand there, and none that is there already. */
export function kindNamed(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 36)
    .replace(/-$/, '');
  const base = plain || 'kind';
  if (!taken.includes(base)) return base;
  const places = Array.from({ length: taken.length + 1 }, (_, at) => `${base}-${at + 2}`);
  return places.find((one) => !taken.includes(one)) ?? base;
}
