import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { sayMinutes } from '../../../ui/duration.ts';
import { HoursLines } from '../../../ui/hours-lines.tsx';
import { languageName } from '../../../ui/language-names.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { sayDate } from '../../../ui/moment.ts';
import type { DeskView } from '../contract.ts';
import { parts } from './parts.ts';
import classes from './settings-summary.module.css';

/** The settings for who may not change them. */
export function SettingsSummary({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const language = t('language');
  const languages = desk.languages.map((code) => languageName(code, language));
  const limit = (minutes: number) => t('desks.inBusinessHours', { time: sayMinutes(minutes, language) });
  return (
    <>
      <Card title={t('desks.brand')} at={parts.brand} aside={<Quiet>{t('desks.readOnly')}</Quiet>}>
        <dl className={classes.summary}>
          <Fact name={t('desks.name')}>
            <span className={classes.color} style={{ background: desk.color }} aria-hidden />
            <bdi>{desk.name}</bdi>
          </Fact>
          <Fact name={t('desks.address')}>{desk.address}</Fact>
          <Fact name={t('desks.languages')}>{new Intl.ListFormat(language).format(languages)}</Fact>
        </dl>
      </Card>
      <Card title={t('desks.times')} at={parts.times}>
        <dl className={classes.summary}>
          <Fact name={t('desks.zone')}>{desk.zone.replaceAll('_', ' ')}</Fact>
          <Fact name={t('desks.hours')}>
            <HoursLines hours={desk.hours} />
          </Fact>
          <Fact name={t('desks.holidays')}>
            {sayHolidays(desk.holidays, language) || t('desks.noHolidays')}
          </Fact>
        </dl>
      </Card>
      <Card title={t('desks.limits')} at={parts.limits}>
        <dl className={classes.summary}>
          <Fact name={t('desks.answerLimit')}>{limit(desk.answerLimitMinutes)}</Fact>
          <Fact name={t('desks.silenceLimit')}>{limit(desk.silenceLimitMinutes)}</Fact>
        </dl>
      </Card>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const sayHolidays = (holidays: readonly string[], language: string): string =>
  holidays.map((day) => sayDate(day, language)).join(', ');
