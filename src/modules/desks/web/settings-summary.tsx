import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import type { DeskView } from '../contract.ts';
import classes from './settings-summary.module.css';

/** The settings for who may not change them. */
export function SettingsSummary({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  return (
    <Card title={desk.address}>
      <p>
        <Quiet>{t('desks.readOnly')}</Quiet>
      </p>
      <dl className={classes.summary}>
        <dt>{t('desks.name')}</dt>
        <dd>{desk.name}</dd>
        <dt>{t('desks.languages')}</dt>
        <dd>{desk.languages.join(', ')}</dd>
        <dt>{t('desks.zone')}</dt>
        <dd>{desk.zone}</dd>
        <dt>{t('desks.answerLimit')}</dt>
        <dd>{desk.answerLimitMinutes}</dd>
        <dt>{t('desks.silenceLimit')}</dt>
        <dd>{desk.silenceLimitMinutes}</dd>
      </dl>
    </Card>
  );
}
