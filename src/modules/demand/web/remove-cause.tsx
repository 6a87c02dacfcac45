import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useProblem } from '../../../web/failure.ts';
import type { CauseRow } from '../contract.ts';
import { useCause } from './use-cause.ts';

/** What was changed, so that nobody has to come for it any more. */
export function RemoveCause({ cause, close }: { cause: CauseRow; close: () => void }) {
  const { t } = useTranslation();
  const [removal, write, forget] = useKept(`removing ${cause.id}`, '');
  const { command, change } = useCause(cause, () => {
    forget();
    say(t('demand.cause.isRemoved'));
    close();
  });
  return (
    <Dialog title={t('demand.cause.remove')} close={close}>
      <Form
        verb={t('demand.cause.remove')}
        send={() => change(removal)}
        sending={command.isPending}
        problem={useProblem(command)}
        cancel={close}
      >
        <p>{t('demand.cause.removeHint')}</p>
        <Textarea
          dir="auto"
          data-autofocus
          label={t('demand.cause.whatChanged')}
          value={removal}
          onChange={({ currentTarget }) => write(() => currentTarget.value)}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
