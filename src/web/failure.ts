import type { TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { hasAnsweredSince, RequestFailed, watchAnswers } from './request.ts';

/** What failed: a question, which is asked again by itself, or something sent, which only its sender sends again. */
type Tried = 'asked' | 'sent';

/** A failure as a sentence for the person in front of it. The server's own refusals are sentences already. */
export function failureSentence(error: unknown, t: TFunction, tried: Tried = 'asked'): string {
  if (!(error instanceof RequestFailed)) return t('failure.broken');
  if (error.kind === 'unreachable') return t(`failure.unreachable.${tried}`);
  if (error.kind === 'broken') return t('failure.broken');
  if (error.code === 'INVALID_ORIGIN') return t('failure.otherAddress');
  if (error.status === 429) return t('failure.tooMany');
  return error.message || t('failure.refused');
}

export function useSentence(tried: Tried = 'asked'): (error: Error) => string {
  const { t } = useTranslation();
  return (error) => failureSentence(error, t, tried);
}

/** What an address names does not exist, cannot exist, or is not theirs to see. */
export const isNowhere = (error: Error | null): boolean =>
  error instanceof RequestFailed && [400, 403, 404].includes(error.status);

/** What went wrong with a command, or null as long as nothing did. */
export function useProblem(command: { error: Error | null; submittedAt?: number }): string | null {
  const { t } = useTranslation();
  const sentence = useSentence('sent');
  const { error, submittedAt = Number.POSITIVE_INFINITY } = command;
  const isUnreachable = error instanceof RequestFailed && error.kind === 'unreachable';
  const isBack = useSyncExternalStore(watchAnswers, () => isUnreachable && hasAnsweredSince(submittedAt));
  if (isBack) return t('failure.unreachable.back');
  return error ? sentence(error) : null;
}
