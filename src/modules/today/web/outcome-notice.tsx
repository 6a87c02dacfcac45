import { useLocation } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { useIsNewest } from '../../../ui/newest.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type BulkAction, todayApi } from '../contract.ts';
import classes from './outcome-notice.module.css';
import {
  forgetOutcome,
  holdWritten,
  keepWritten,
  type Outcome,
  recallOutcome,
  useOutcome,
} from './outcome-store.ts';

/** What was just done to cases, with ten seconds to undo it; what failed stays until it is read. */
export function OutcomeNotice() {
  const outcome = useOutcome();
  useEffect(recallOutcome, []);
  return (
    <div role="status" className={classes.place}>
      {outcome && <Told key={outcome.action} outcome={outcome} />}
    </div>
  );
}

function Told({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const action = useAsk(todayApi.bulkAction, { action: outcome.action });
  const undo = useCommand(todayApi.undo, { done: keepWritten });
  const problem = useProblem(undo);
  const told = action.data;
  // One that could not be undone because nobody answered can still be.
  const isOpen = outcome.undoable || undo.isPending || undo.isError;
  const undoable = isOpen && told?.undone === false && told.count > 0;
  const press = () => {
    holdWritten();
    undo.mutate({ action: outcome.action });
  };
  const isShown = told !== undefined && (isOpen || told.failed.length > 0);
  const hasKey = useIsNewest(undoable);
  useKeys({
    ...(hasKey && { u: { says: t('today.undoIt'), act: press } }),
    ...(isShown && !isOpen && { esc: { says: t('today.closeOutcome'), act: forgetOutcome } }),
  });
  useReadOnceLeft(isOpen);
  if (!isShown) return null;
  return (
    <div className={classes.notice}>
      <div className={classes.head}>
        <p>{words(told, outcome, t)}</p>
        {undoable && (
          <Verb {...(hasKey && { shownKey: 'u' })} loading={undo.isPending} onPress={press}>
            {t('today.undo')}
          </Verb>
        )}
        {!undoable && (
          <Verb plain onPress={forgetOutcome}>
            {t('ui.close')}
          </Verb>
        )}
      </div>
      <Problem sentence={problem} />
      {told.failed.length > 0 && (
        <>
          <p>
            {t(told.undone ? 'today.notUndone' : 'today.notDone', {
              count: told.failed.length,
              of: told.count + told.failed.length,
            })}
          </p>
          <ul>
            {told.failed.map(({ caseId, subject, customer, sentence }) => (
              <li key={caseId}>
                <strong>{customer}</strong>, {subject}: {sentence}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** What failed was read where it was done: it follows nobody to another screen once nothing can be undone there. */
function useReadOnceLeft(isOpen: boolean): void {
  const { pathname } = useLocation();
  const from = useRef(pathname);
  useEffect(() => {
    if (!isOpen && pathname !== from.current) forgetOutcome();
  }, [isOpen, pathname]);
}

const said = {
  snooze: 'today.snoozedUntil',
  'hand off': 'today.offeredTo',
  say: 'today.sendingTo',
} as const;

function words({ kind, undone, count }: BulkAction, { detail, isWritten }: Outcome, t: TFunction): string {
  if (undone && isWritten) return t('today.undoneAndWritten', { count });
  if (undone) return t('today.undone', { count });
  if (count === 0) return t('today.nothingDone');
  return t(said[kind], { count, detail });
}
