import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type CustomerView, customersApi } from '../contract.ts';

type AddFactProps = { customer: CustomerView; deskId: string; close: () => void };

const nothing = { text: '', doNotAskAgain: false, sensitive: false };

export function AddFact({ customer, deskId, close }: AddFactProps) {
  const { t } = useTranslation();
  const [fact, set, forget] = useKept(`fact ${customer.id}`, nothing);
  const field = useFirstFocus<HTMLTextAreaElement>();
  const learn = useCommand(customersApi.learn);
  const problem = useProblem(learn);
  const send = () =>
    learn.mutate(
      { desk: deskId, customer: customer.id, ...fact },
      {
        onSuccess: () => {
          forget();
          say(t('customers.noted'));
          close();
        },
      },
    );
  const choice = (name: 'doNotAskAgain' | 'sensitive') => (
    <Checkbox
      label={t(`customers.${name}`)}
      checked={fact[name]}
      onChange={({ currentTarget: { checked } }) => set((before) => ({ ...before, [name]: checked }))}
    />
  );
  return (
    <Form
      aside
      verb={t('customers.noteFact')}
      send={send}
      sending={learn.isPending}
      problem={problem}
      cancel={close}
    >
      <Textarea
        ref={field}
        label={t('customers.fact')}
        value={fact.text}
        onChange={({ currentTarget: { value } }) => set((before) => ({ ...before, text: value }))}
        required
        withAsterisk={false}
        autosize
        minRows={1}
        maxLength={2000}
      />
      {choice('doNotAskAgain')}
      {choice('sensitive')}
    </Form>
  );
}
