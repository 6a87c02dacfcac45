import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../../ui/answered.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { useCommand } from '../../../../web/api.ts';
import { useProblem } from '../../../../web/failure.ts';
import type { CaseView } from '../../../cases/contract.ts';
import { conversationsApi, type DangerKind } from '../../contract.ts';
import { DangerPanel } from './danger-panel.tsx';

type DangerDialogProps = { theCase: CaseView; close: () => void };

/** Danger on a case: one mark for as long as this is open, however often it is sent. */
export function DangerDialog({ theCase, close }: DangerDialogProps) {
  const { t } = useTranslation();
  const [id] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<DangerKind | null>(null);
  const command = useCommand(conversationsApi.markDanger);
  const problem = useProblem(command);
  const mark = (chosen: DangerKind) => {
    if (command.isPending || command.isSuccess) return;
    setKind(chosen);
    command.mutate({ case: theCase.id, id, kind: chosen });
  };
  const state = { idle: 'unmarked', pending: 'sending', success: 'sent', error: 'unsent' } as const;
  return (
    <Dialog title={t('conversations.danger.title')} close={close} wide>
      <DangerPanel
        id={id}
        deskId={theCase.deskId}
        kind={kind}
        state={state[command.status]}
        mark={mark}
        again={command.isError && kind !== null ? () => mark(kind) : undefined}
      />
      <Problem sentence={problem} />
    </Dialog>
  );
}
