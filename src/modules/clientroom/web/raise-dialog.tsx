import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { clientroomApi } from '../contract.ts';

type RaiseDialogProps = { desk: string; close: () => void };

const nothing = { forWhom: 'me' as 'me' | 'customer', name: '', address: '', text: '' };

/** The client's people ask for something as anybody does, and go on to the case: who has it, and when they hear. */
export function RaiseDialog({ desk, close }: RaiseDialogProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const navigate = useNavigate();
  const [{ forWhom, name, address, text }, set, forget] = useDraft(`raising ${desk}`, nothing);
  const raise = useCommand(clientroomApi.raiseNeed, {
    done: (_, { reference = '' }) => {
      forget();
      close();
      void navigate({ to: '/app/o/$organization/cases/$case', params: { organization, case: reference } });
    },
  });
  const problem = useProblem(raise);
  const customer = forWhom === 'me' ? ('me' as const) : { name, address };
  return (
    <Dialog title={t('clientroom.raise')} close={close}>
      <Form
        verb={t('clientroom.raise')}
        send={() => raise.mutate({ desk, text, customer })}
        sending={raise.isPending}
        problem={problem}
        cancel={close}
      >
        <Choice
          begin
          label={t('clientroom.forWhom')}
          value={forWhom}
          options={(['me', 'customer'] as const).map((value) => ({
            value,
            label: t(`clientroom.raisedFor.${value}`),
          }))}
          choose={(whom) => set({ forWhom: whom })}
        />
        {forWhom === 'customer' && (
          <>
            <TextField
              label={t('clientroom.theirName')}
              value={name}
              choose={(typed) => set({ name: typed })}
              maxLength={200}
            />
            <TextField
              label={t('clientroom.theirAddress')}
              value={address}
              choose={(typed) => set({ address: typed })}
              maxLength={254}
            />
          </>
        )}
        <Textarea
          label={t('clientroom.need')}
          value={text}
          onChange={({ currentTarget: { value } }) => set({ text: value })}
          required
          withAsterisk={false}
          autosize
          minRows={3}
          maxLength={20_000}
        />
      </Form>
    </Dialog>
  );
}
