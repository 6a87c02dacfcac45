import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';
import type { Keeping } from './draft-keeper.ts';

type DraftStatusProps = { state: Keeping<unknown>['state']; isEmpty: boolean };

/** Whether what is written would be there after a crash; quiet as long as it would. */
export function DraftStatus({ state, isEmpty }: DraftStatusProps) {
  const { t } = useTranslation();
  const isLost = state === 'away' || state === 'refused';
  return (
    <p role="status" className={isLost ? classes.unkept : classes.kept}>
      {sentence()}
    </p>
  );

  function sentence(): string | null {
    if (state === 'away') return t('conversations.notKeptAway');
    if (state === 'refused') return t('conversations.notKept');
    if (isEmpty || state === 'writing') return null;
    return t('conversations.draftKept');
  }
}
