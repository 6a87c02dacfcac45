import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useInZone } from '../../../ui/in-zone.ts';
import { useKept } from '../../../ui/kept.ts';
import { languagesToChoose } from '../../../ui/language-names.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type CustomerView, customersApi } from '../contract.ts';

type Wish = NonNullable<CustomerView['wishedChannel']> | 'none';
type ChangeCustomerDialogProps = { customer: CustomerView; deskId: string; close: () => void };

type Written = ReturnType<typeof writtenOf>;

const writtenOf = ({ name, postalAddress, language, wishedChannel, quiet }: CustomerView) => ({
  name,
  reachedAt: '',
  postalAddress: postalAddress ?? '',
  language,
  wished: (wishedChannel ?? 'none') as Wish,
  quiet: quiet ?? { from: '', until: '' },
});

/** How the customer is called, in which language they are written to, and where and when they want to hear. */
export function ChangeCustomerDialog({ customer, deskId, close }: ChangeCustomerDialogProps) {
  const { t } = useTranslation();
  const inZone = useInZone(useDeskZone(deskId));
  const [written, write, forget] = useKept(`customer ${customer.id}`, writtenOf(customer));
  const set = (part: Partial<Written>) => write((before) => ({ ...before, ...part }));
  const { name, reachedAt, postalAddress, language, wished, quiet } = written;
  const change = useCommand(customersApi.changeCustomer);
  const problem = useProblem(change);
  const send = () =>
    change.mutate(
      {
        ...{ desk: deskId, customer: customer.id, name, language },
        postalAddress: postalAddress.trim() || null,
        ...(reachedAt.trim() && { reachedAt }),
        wishedChannel: wished === 'none' ? null : wished,
        quiet: quiet.from && quiet.until ? quiet : null,
      },
      {
        onSuccess: () => {
          forget();
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
        <TextField
          begin
          label={t('customers.name')}
          value={name}
          choose={(next) => set({ name: next })}
          maxLength={200}
        />
        <TextField
          label={t('customers.reachedAt')}
          value={reachedAt}
          choose={(next) => set({ reachedAt: next })}
          maxLength={254}
          optional
        />
        <TextField
          label={t('customers.postalAddress')}
          hint={t('customers.postalAddressHint')}
          value={postalAddress}
          choose={(next) => set({ postalAddress: next })}
          maxLength={300}
          optional
        />
        <Choice
          label={t('customers.language')}
          value={language}
          options={languagesToChoose([language], t('language'))}
          choose={(next) => set({ language: next })}
          hint={t('customers.languageHint')}
        />
        <Choice
          label={t('customers.wishedChannelIs')}
          value={wished}
          options={[
            { value: 'none', label: t('customers.noWish') },
            ...waysTo(customer).map((value) => ({ value, label: t(`customers.wished.${value}`) })),
          ]}
          choose={(next) => set({ wished: next })}
        />
        <TextField
          type="time"
          label={inZone(t('customers.quietFrom'))}
          hint={t('customers.quietHint')}
          value={quiet.from}
          choose={(from) => set({ quiet: { ...quiet, from } })}
          // One end alone says nothing.
          optional={quiet.until === ''}
        />
        <TextField
          type="time"
          label={inZone(t('customers.quietUntil'))}
          value={quiet.until}
          choose={(until) => set({ quiet: { ...quiet, until } })}
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
