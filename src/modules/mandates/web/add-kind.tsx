import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type ActKind, Measure, mandatesApi } from '../contract.ts';
import { kindNamed } from './measures.ts';

/** Something more that the client hands off, or says that it keeps. */
export function AddKind({ desk, kinds }: { desk: string; kinds: readonly ActKind[] }) {
  const { t } = useTranslation();
  const add = useCommand(mandatesApi.addActKind);
  const problem = useProblem(add);
  const [name, setName] = useState('');
  const [measure, setMeasure] = useState<Measure>('money');
  const [told, setTold] = useState(true);
  const send = () => {
    const taken = kinds.map(({ kind }) => kind);
    add.mutate(
      { desk, kind: kindNamed(name, taken), name, measure, told },
      {
        onSuccess: () => {
          setName('');
          say(t('mandates.added'));
        },
      },
    );
  };
  return (
    <Card title={t('mandates.add')}>
      <Form aside verb={t('mandates.add')} send={send} sending={add.isPending} problem={problem}>
        <TextField label={t('mandates.addName')} value={name} choose={setName} maxLength={60} />
        <Choice
          label={t('mandates.addMeasure')}
          value={measure}
          options={Measure.options.map((value) => ({ value, label: t(`mandates.measure.${value}`) }))}
          choose={setMeasure}
        />
        <Checkbox
          label={t('mandates.addTold')}
          checked={told}
          onChange={({ currentTarget }) => setTold(currentTarget.checked)}
        />
      </Form>
    </Card>
  );
}
