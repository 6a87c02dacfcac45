import { useTranslation } from 'react-i18next';
import { useKept } from '../../../ui/kept.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { CaseView } from '../../cases/contract.ts';
import { useActor } from '../../people/web/index.ts';
import type { ReturnKind } from '../contract.ts';
import { mayKeepReturns } from '../policy.ts';
import { CallNow } from './call-now.tsx';
import { comesBackBegun, comesBackKept } from './comes-back-draft.ts';

type FailedStepProps = { theCase: CaseView; kind: ReturnKind; close: () => void };

/** Asked once where something else is done for the customer that a thing may come back for; the return begins with it. */
export function FailedStep({ theCase, kind, close }: FailedStepProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const [draft, change] = useKept(comesBackKept(theCase), comesBackBegun(theCase));
  if (actor === null || !mayKeepReturns(actor, theCase.deskId)) return null;
  return (
    <>
      <TextField
        optional
        label={t('returns.failedAt')}
        hint={t('returns.failedAtBefore')}
        value={draft.failedAt}
        choose={(failedAt) => change((before) => ({ ...before, kind, failedAt }))}
        maxLength={500}
      />
      <CallNow theCase={theCase} close={close} />
    </>
  );
}
