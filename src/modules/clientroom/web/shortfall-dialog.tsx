import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { clientroomApi } from '../contract.ts';

type ShortfallDialogProps = { theCase: CaseView; close: () => void };

const nothing = { source: '', missing: '', filled: '' };

/** What was missing, what was filled in, and from which form or system it came: those that were named before are offered. */
export function ShortfallDialog({ theCase, close }: ShortfallDialogProps) {
  const { t } = useTranslation();
  const [{ source, missing, filled }, set, forget] = useDraft(`shortfall ${theCase.id}`, nothing);
  const before = useAsk(clientroomApi.shortfalls, { desk: theCase.deskId });
  const note = useCommand(clientroomApi.noteShortfall, {
    done: () => {
      forget();
      say(t('clientroom.shortfallNoted'));
      close();
    },
  });
  const problem = useProblem(note);
  const send = () =>
    note.mutate({ case: theCase.id, source, missing, ...(filled.trim() !== '' && { filled }) });
  return (
    <Dialog title={t('clientroom.shortfall')} close={close}>
      <Form
        verb={t('clientroom.noteIt')}
        send={send}
        sending={note.isPending}
        problem={problem}
        cancel={close}
      >
        <TextField
          label={t('clientroom.missing')}
          value={missing}
          choose={(typed) => set({ missing: typed })}
          maxLength={1000}
          begin
        />
        <TextField
          label={t('clientroom.filled')}
          value={filled}
          choose={(typed) => set({ filled: typed })}
          maxLength={1000}
          optional
        />
        <Autocomplete
          label={t('clientroom.source')}
          description={t('clientroom.sourceHint')}
          value={source}
          onChange={(typed) => set({ source: typed })}
          data={before.data?.items.map((one) => one.source) ?? []}
          maxLength={80}
          required
          withAsterisk={false}
        />
      </Form>
    </Dialog>
  );
}
