import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { RaiseDialog } from './raise-dialog.tsx';

/** By a press or by c. */
export function Raise({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  useKeys({ c: { says: t('clientroom.raise'), act: () => open(true) } });
  return (
    <>
      <Verb primary shownKey="c" onPress={() => open(true)}>
        {t('clientroom.raise')}
      </Verb>
      {isOpen && <RaiseDialog desk={desk} close={() => open(false)} />}
    </>
  );
}
