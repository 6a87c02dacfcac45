import { useTranslation } from 'react-i18next';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type ReturnView, returnsApi } from '../contract.ts';

/** It does not come back after all. */
export function CallOffForm({ one, close }: { one: ReturnView; close: () => void }) {
  const { t } = useTranslation();
  const [words, write, forget] = useKept(`calling off ${one.id}`, '');
  const calling = useCommand(returnsApi.callOff, {
    done: () => {
      forget();
      say(t('returns.isOff'));
      close();
    },
  });
  return (
    <Form
      aside
      verb={t('returns.callOff')}
      send={() => calling.mutate({ return: one.id, words })}
      sending={calling.isPending}
      problem={useProblem(calling)}
      cancel={close}
    >
      <TextField
        begin
        optional
        label={t('returns.whyOff')}
        value={words}
        choose={(next) => write(() => next)}
        maxLength={2000}
      />
    </Form>
  );
}
