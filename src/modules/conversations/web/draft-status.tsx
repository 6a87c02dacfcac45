import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Unsent } from './unsent.ts';
import { useKeeping } from './use-drafts.ts';

/** Whether what is written would be there after a crash; quiet as long as it would. */
export function DraftStatus({ keeper, unsent }: { keeper: DraftKeeper; unsent: Unsent }) {
  const { t } = useTranslation();
  const { state } = useKeeping(keeper);
  const isEmpty = unsent.text === '' && unsent.files.length === 0;
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
