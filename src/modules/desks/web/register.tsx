import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { formatter } from '../../../ui/formatter.ts';
import type { DeskView } from '../contract.ts';
import { isAgreed, neverBegan, runsNow } from '../policy.ts';
import classes from './register.module.css';
import { sayGiven } from './say-given.ts';

type Engaged = DeskView['engagements'][number];

type RegisterProps = {
  desk: DeskView;
  /** Who carries what is said, below the companies. */
  below: ReactNode;
};

/** Who processes the desk's data, as article 30 of the GDPR asks for it: made of what is so now. */
export function Register({ desk, below }: RegisterProps) {
  const { t } = useTranslation();
  const now = useNow();
  const date = useDates(desk.zone);
  const controller = desk.engagements.find(({ role }) => role === 'client');
  const others = desk.engagements.filter(({ role }) => role !== 'client');
  const holds = (engaged: Engaged) => isAgreed(engaged, now);
  return (
    <>
      <p>{t('desks.registerAsOf', { desk: desk.name, date: date(now) })}</p>
      <Card title={t('desks.controller')}>
        <dl className={classes.facts}>
          <Fact name={t('desks.companyName')}>{controller?.organization.name}</Fact>
          <Fact name={t('desks.address')}>{desk.address}</Fact>
          <Fact name={t('desks.registerContact')}>{desk.registerContact}</Fact>
          <Fact name={t('desks.purpose')}>{controller?.purpose}</Fact>
          <Fact name={t('desks.registerPeople')}>{desk.registerPeople}</Fact>
          <Fact name={t('desks.dataKept')}>{controller?.data.join(', ')}</Fact>
          <Fact name={t('desks.recipients')}>
            {others
              .filter((engaged) => runsNow(engaged, now))
              .map(({ organization }) => organization.name)
              .join(', ')}
          </Fact>
          <Fact name={t('desks.keptWhere')}>{useCountry(controller?.country)}</Fact>
          <Fact name={t('desks.registerTimeLimits')}>{desk.registerTimeLimits}</Fact>
          <Fact name={t('desks.registerSecurity')}>{desk.registerSecurity}</Fact>
        </dl>
      </Card>
      {others.filter(holds).map((engaged) => (
        <Processor key={engaged.id} engaged={engaged} zone={desk.zone} />
      ))}
      {below}
      {others
        .filter((engaged) => !holds(engaged))
        .map((engaged) => (
          <Processor key={engaged.id} engaged={engaged} zone={desk.zone} />
        ))}
    </>
  );
}

function Processor({ engaged, zone }: { engaged: Engaged; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const date = useDates(zone);
  const { organization, role, purpose, data, mayBeGiven, agreement, contact, safeguards, startsAt, endsAt } =
    engaged;
  return (
    <Card title={`${organization.name} (${t(`desks.engagementRole.${role}`)})`}>
      <dl className={classes.facts}>
        <Fact name={t('desks.contact')}>{contact}</Fact>
        <Fact name={t('desks.purpose')}>{purpose}</Fact>
        <Fact name={t('desks.dataReceived')}>
          {[
            data.join(', '),
            mayBeGiven && t('desks.dataGiven', { given: sayGiven(mayBeGiven, t) }),
            mayBeGiven ? t('desks.sensitiveNever') : runsNow(engaged, now) && t('desks.dataRead'),
          ]
            .filter(Boolean)
            .join('. ')}
        </Fact>
        <Fact name={t('desks.keptWhere')}>{useCountry(engaged.country)}</Fact>
        <Fact name={t('desks.safeguards')}>{safeguards}</Fact>
        <Fact name={t('desks.agreement')}>{agreement}</Fact>
        <Fact name={t('desks.fromWhen')}>{date(Date.parse(startsAt))}</Fact>
        <Fact name={t('desks.untilWhen')}>
          {neverBegan(engaged) ? t('desks.neverBegan') : endsAt ? date(Date.parse(endsAt)) : t('desks.open')}
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{name}</dt>
      <dd>{children || t('desks.notSaid')}</dd>
    </>
  );
}

function useCountry(code: string | null | undefined): string | undefined {
  const { t } = useTranslation();
  return code ? new Intl.DisplayNames(t('language'), { type: 'region' }).of(code) : undefined;
}

function useDates(timeZone: string): (at: number) => string {
  const { t } = useTranslation();
  return (at) => formatter(t('language'), { dateStyle: 'long', timeZone }).format(at);
}
