import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { languagesToChoose } from '../../../ui/language-names.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type CustomerView, customersApi } from '../contract.ts';

type Wish = NonNullable<CustomerView['wishedChannel']> | 'none';
type ChangeCustomerDialogProps = { customer: CustomerView; deskId: string; close: () => void };

/** How the customer is called, in which language they are written to, and where and when they want to hear. */
export function ChangeCustomerDialog({ customer, deskId, close }: ChangeCustomerDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(customer.name);
  const [postalAddress, setPostalAddress] = useState(customer.postalAddress ?? '');
  const [language, setLanguage] = useState(customer.language);
  const [wished, setWished] = useState<Wish>(customer.wishedChannel ?? 'none');
  const [quiet, setQuiet] = useState(customer.quiet ?? { from: '', until: '' });
  const change = useCommand(customersApi.changeCustomer);
  const problem = useProblem(change);
  const send = () =>
    change.mutate(
      {
        ...{ desk: deskId, customer: customer.id, name, language },
        postalAddress: postalAddress.trim() || null,
        wishedChannel: wished === 'none' ? null : wished,
        quiet: quiet.from && quiet.until ? quiet : null,
      },
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
        <TextField begin label={t('customers.name')} value={name} choose={setName} maxLength={200} />
        <TextField
          label={t('customers.postalAddress')}
          hint={t('customers.postalAddressHint')}
          value={postalAddress}
          choose={setPostalAddress}
          maxLength={300}
          optional
        />
        <Choice
          label={t('customers.language')}
          value={language}
          options={languagesToChoose([language], t('language'))}
          choose={setLanguage}
          hint={t('customers.languageHint')}
        />
        <Choice
          label={t('customers.wishedChannelIs')}
          value={wished}
          options={[
            { value: 'none', label: t('customers.noWish') },
            ...waysTo(customer).map((value) => ({ value, label: t(`customers.wished.${value}`) })),
          ]}
          choose={setWished}
        />
        <TextField
          type="time"
          label={t('customers.quietFrom')}
          hint={t('customers.quietHint')}
          value={quiet.from}
          choose={(from) => setQuiet({ ...quiet, from })}
          // One end alone says nothing.
          optional={quiet.until === ''}
        />
        <TextField
          type="time"
          label={t('customers.quietUntil')}
          value={quiet.until}
          choose={(until) => setQuiet({ ...quiet, until })}
          optional={quiet.from === ''}
        />
      </Form>
    </Dialog>
  );
}

/** By what they can hear at all; what they wished before stands there, too. */
function waysTo({ contactPoints, wishedChannel }: CustomerView) {
  const canHear = {
    mail: contactPoints.some(({ kind }) => kind === 'mail'),
    text: contactPoints.some(({ kind, textsStoppedAt }) => kind === 'phone' && textsStoppedAt === null),
    phone: contactPoints.some(({ kind }) => kind === 'phone'),
  };
  return (['mail', 'text', 'phone'] as const).filter((way) => canHear[way] || way === wishedChannel);
}
