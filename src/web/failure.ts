import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { RequestFailed } from './request.ts';

/** A failure as a sentence for the person in front of it. The server's own refusals are sentences already. */
export function failureSentence(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) return t('failure.broken');
  if (error.kind === 'unreachable') return t('failure.unreachable');
  if (error.kind === 'broken') return t('failure.broken');
  if (error.code === 'INVALID_ORIGIN') return t('failure.otherAddress');
  if (error.status === 429) return t('failure.tooMany');
  return error.message || t('failure.refused');
}

export function useSentence(): (error: Error) => string {
  const { t } = useTranslation();
  return (error) => failureSentence(error, t);
}

/** What went wrong with a command, or null as long as nothing did. */
export function useProblem(command: { error: Error | null }): string | null {
  const sentence = useSentence();
  return command.error ? sentence(command.error) : null;
}
