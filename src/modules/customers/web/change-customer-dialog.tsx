import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type CustomerView, customersApi } from '../contract.ts';

type ChangeCustomerDialogProps = { customer: CustomerView; deskId: string; close: () => void };

/** How the customer is called, and in which language their page, receipts and closing words are. */
export function ChangeCustomerDialog({ customer, deskId, close }: ChangeCustomerDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(customer.name);
  const [language, setLanguage] = useState(customer.language);
  const change = useCommand(customersApi.changeCustomer);
  const problem = useProblem(change);
  const send = () =>
    change.mutate(
      { desk: deskId, customer: customer.id, name, language: language.trim() },
      {
        onSuccess: () => {
          say(t('customers.changed'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('customers.changeTitle', { name: customer.name })} close={close}>
      <Form
        verb={t('customers.save')}
        send={send}
        sending={change.isPending}
        problem={problem}
        cancel={close}
      >
        <TextField label={t('customers.name')} value={name} choose={setName} maxLength={200} />
        <TextField
          label={t('customers.language')}
          hint={t('customers.languageHint')}
          value={language}
          choose={setLanguage}
          maxLength={35}
        />
      </Form>
    </Dialog>
  );
}
