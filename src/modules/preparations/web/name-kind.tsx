import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { FirstKind, Measure } from '../../mandates/contract.ts';
import { kindNamed } from '../../mandates/web/index.ts';
import type { OwnKind } from './draft.ts';

type NameKindProps = { kinds: readonly OwnKind[]; choose: (kinds: OwnKind[]) => void };

/** Something more that may be done in the client's name. */
export function NameKind({ kinds, choose }: NameKindProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [measure, setMeasure] = useState<Measure>('money');
  const [told, setTold] = useState(true);
  if (kinds.length >= 30) return null;
  const add = () => {
    if (name.trim() === '') return;
    const taken = [...FirstKind.options, ...kinds.map(({ kind }) => kind)];
    choose([...kinds, { kind: kindNamed(name, taken), name: name.trim(), measure, told }]);
    setName('');
  };
  return (
    <details>
      <summary>{t('mandates.add')}</summary>
      <TextField optional label={t('mandates.addName')} value={name} choose={setName} maxLength={60} />
      <Choice
        label={t('mandates.addMeasure')}
        value={measure}
        options={Measure.options.map((value) => ({ value, label: t(`mandates.measure.${value}`) }))}
        choose={setMeasure}
      />
      <Checkbox
        my="xs"
        label={t('preparations.kindTold')}
        checked={told}
        onChange={({ currentTarget }) => setTold(currentTarget.checked)}
      />
      <Verb onPress={add}>{t('preparations.addKind')}</Verb>
    </details>
  );
}
