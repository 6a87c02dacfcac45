import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type CustomerView, customersApi } from '../contract.ts';
import classes from './facts-card.module.css';

type FactsCardProps = { customer: CustomerView; deskId: string };

/** What anyone learnt about the customer, so that nobody asks again. */
export function FactsCard({ customer, deskId }: FactsCardProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  const [adding, setAdding] = useState(false);
  useActions([{ says: t('customers.addFact'), act: () => setAdding(true) }]);
  return (
    <Card title={t('customers.facts')}>
      {customer.facts.length === 0 && <Empty>{t('customers.noFacts')}</Empty>}
      <ul>
        {customer.facts.map((fact) => (
          <li key={fact.id} className={classes.fact}>
            <span>{fact.doNotAskAgain ? t('customers.doNotAsk', { text: fact.text }) : fact.text}</span>
            <span className={classes.learnt}>
              {fact.learntBy && `${fact.learntBy.name.split(' ')[0]}, `}
              <When at={fact.learntAt} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
      {adding ? (
        <AddFact customer={customer} deskId={deskId} close={() => setAdding(false)} />
      ) : (
        <Verb plain onPress={() => setAdding(true)}>
          {t('customers.addFact')}
        </Verb>
      )}
    </Card>
  );
}

function AddFact({ customer, deskId, close }: FactsCardProps & { close: () => void }) {
  const { t } = useTranslation();
  const [{ text, doNotAskAgain }, set, forget] = useKept(`fact ${customer.id}`, {
    text: '',
    doNotAskAgain: false,
  });
  const field = useFirstFocus<HTMLTextAreaElement>();
  const learn = useCommand(customersApi.learn);
  const problem = useProblem(learn);
  const send = () =>
    learn.mutate(
      { desk: deskId, customer: customer.id, text, doNotAskAgain },
      {
        onSuccess: () => {
          forget();
          say(t('customers.noted'));
          close();
        },
      },
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
        value={text}
        onChange={({ currentTarget: { value } }) => set((fact) => ({ ...fact, text: value }))}
        required
        withAsterisk={false}
        autosize
        minRows={1}
        maxLength={2000}
      />
      <Checkbox
        label={t('customers.doNotAskAgain')}
        checked={doNotAskAgain}
        onChange={({ currentTarget: { checked } }) => set((fact) => ({ ...fact, doNotAskAgain: checked }))}
      />
    </Form>
  );
}
