import type { TFunction } from 'i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { mandatesApi } from '../contract.ts';

type Need = NonNullable<Output<typeof mandatesApi.need>['need']>;

/** Whose the need is, or what the client says first. */
export function titleOfNeed({ mark, name, before }: Need, client: string, t: TFunction): string {
  if (mark === 'ours') return t('mandates.needs.isOurs', { client, name });
  if (before !== null) return t('mandates.needs.another', { client, name, before });
  return t(mark === 'yours' ? 'mandates.needs.wasAsked' : 'mandates.needs.first', { client, name });
}

/** What follows from it for who works on it. */
export function sayNeed({ mark, question, isAllowed }: Need, moment: string, t: TFunction): string {
  if (mark === 'ours') return t('mandates.needs.isOursWhat');
  if (!question || question.state === 'withdrawn') return t('mandates.needs.firstNotAsked');
  if (question.state === 'asked' || question.state === 'accepted')
    return t('mandates.needs.firstAsked', { moment });
  if (question.state === 'lapsed')
    return t(isAllowed ? 'mandates.needs.firstOn' : 'mandates.needs.firstSilent');
  return t(isAllowed ? 'mandates.needs.firstYes' : 'mandates.needs.firstNo');
}
