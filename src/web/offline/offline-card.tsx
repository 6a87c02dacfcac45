import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../ui/answered.tsx';
import { Card } from '../../ui/card.tsx';
import { say } from '../../ui/voice.tsx';
import { canKeep, keepHere, keepsHere } from './device.ts';

export const offlinePart = 'without-a-connection';

/** Whether this device keeps what I need where there is no connection. */
export function OfflineCard() {
  const { t } = useTranslation();
  const [keeps, setKeeps] = useState(keepsHere);
  const [failed, setFailed] = useState(false);
  const choose = (wanted: boolean) => {
    setKeeps(wanted);
    keepHere(wanted).then(
      () => say(t(wanted ? 'offline.kept' : 'offline.forgotten')),
      () => setFailed(true),
    );
  };
  return (
    <Card title={t('offline.title')} at={offlinePart} spaced>
      <Checkbox
        label={t('offline.keep')}
        description={t('offline.keepWhy')}
        checked={keeps}
        disabled={!canKeep()}
        onChange={({ currentTarget: { checked } }) => choose(checked)}
      />
      <Problem sentence={failed || !canKeep() ? t('offline.cannot') : null} />
    </Card>
  );
}
