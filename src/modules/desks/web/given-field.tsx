import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Given } from '../contract.ts';

type GivenFieldProps = { value: readonly Given[]; choose: (value: Given[]) => void };

/** What of a customer a third party may be given with what it is asked. */
export function GivenField({ value, choose }: GivenFieldProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('desks.mayBeGiven')}
      description={t('desks.mayBeGivenHint')}
      value={[...value]}
      onChange={(chosen) => choose(Given.options.filter((one) => chosen.includes(one)))}
    >
      {Given.options.map((one) => (
        <Checkbox key={one} value={one} label={t(`desks.given.${one}`)} />
      ))}
    </Checkbox.Group>
  );
}
