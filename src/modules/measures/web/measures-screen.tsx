import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { saySpan } from '../../../ui/duration.ts';
import { isolated } from '../../../ui/isolated.ts';
import { LoadingCards } from '../../../ui/loading.tsx';
import { sayDate } from '../../../ui/moment.ts';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { type Measures, measuresApi, type Share } from '../contract.ts';
import { CountOf, Figure, SayContinuity, SayShare } from './figure.tsx';
import classes from './measures.module.css';

type Shown = { desk: string; measured: Measures };

/** How it went for the customers of a desk. It counts nobody who works there. */
export function MeasuresScreen({ desk, weeks }: { desk: string; weeks: number }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const measured = useAsk(measuresApi.measures, { desk, weeks }, { keep: true });
  return (
    <Answered of={measured} sentence={sentence} loading={<LoadingCards heights={[200, 200, 200]} />}>
      {(found) => (
        <>
          <p>
            {t('measures.window', {
              from: sayDate(found.window.from, t('language')),
              until: sayDate(found.window.until, t('language')),
              zone: found.window.zone,
            })}
            . {t('measures.asOf')} <When at={found.window.asOf} zone={found.window.zone} />
          </p>
          {found.needs === 0 && <Empty>{t('measures.none')}</Empty>}
          <Once desk={desk} measured={found} />
          <AsCompanies desk={desk} measured={found} />
          <Repeats desk={desk} measured={found} />
          <Reopened desk={desk} measured={found} />
          <AnsweredBy desk={desk} measured={found} />
          <EndToEnd desk={desk} measured={found} />
        </>
      )}
    </Answered>
  );
}

function Once({ desk, measured: { once, firstCall, needs, window } }: Shown) {
  const { t } = useTranslation();
  const again = once.map(
    ({ days, share }) => [days === 7 ? 'again7' : 'again30', share.of - share.count] as const,
  );
  return (
    <Figure
      title={t('measures.once')}
      how={t('measures.onceHow')}
      desk={desk}
      weeks={window.weeks}
      counts={[
        ['needs', needs],
        ...again,
        ['rang', firstCall.share.of],
        ['rangAgain', firstCall.share.of - firstCall.share.count],
      ]}
    >
      {once.map(({ days, share, tooNew }) => (
        <div key={days}>
          <h3>{t('measures.within', { days })}</h3>
          <SayShare of={share} />
          {tooNew > 0 && <p className={classes.quiet}>{t('measures.tooNew', { count: tooNew, days })}</p>}
        </div>
      ))}
      <div>
        <h3>{t('measures.firstCall')}</h3>
        <SayShare of={firstCall.share} />
        {firstCall.tooNew > 0 && (
          <p className={classes.quiet}>{t('measures.tooNew', { count: firstCall.tooNew, days: 7 })}</p>
        )}
      </div>
    </Figure>
  );
}

/** Beside what their customers met: where two companies work on a need, each of them may look well. */
function AsCompanies({ desk, measured: { companies, window } }: Shown) {
  const { t } = useTranslation();
  const { weeks } = window;
  if (companies.length < 2) return null;
  return (
    <Figure title={t('measures.companies')} how={t('measures.companiesHow')} counts={[]} {...{ desk, weeks }}>
      {companies.map(({ id, name, figure }) => (
        <div key={id}>
          <h3>
            <bdi>{name}</bdi>
          </h3>
          {figure === null ? (
            <p className={classes.quiet}>{t('measures.fewPeople')}</p>
          ) : (
            <AtCompany {...{ desk, weeks, id, name, ...figure }} />
          )}
        </div>
      ))}
    </Figure>
  );
}

type AtCompanyProps = { desk: string; weeks: number; id: string; name: string; share: Share; tooNew: number };

function AtCompany({ desk, weeks, id: company, name, share, tooNew }: AtCompanyProps) {
  const { t } = useTranslation();
  const shown = { name: isolated(name) };
  return (
    <>
      <SayShare of={share} />
      {tooNew > 0 && <p className={classes.quiet}>{t('measures.tooNew', { count: tooNew, days: 7 })}</p>}
      <ul className={classes.counts}>
        <CountOf
          {...{ desk, weeks, company, which: 'needs', count: share.of + tooNew }}
          says={t('measures.atCompany', shown)}
        />
        <CountOf
          {...{ desk, weeks, company, which: 'again7', count: share.of - share.count }}
          says={t('measures.againAtCompany', shown)}
        />
      </ul>
    </>
  );
}

function Repeats({ desk, measured: { repeats, window } }: Shown) {
  const { t } = useTranslation();
  return (
    <Figure
      title={t('measures.repeats')}
      how={t('measures.repeatsHow')}
      desk={desk}
      weeks={window.weeks}
      counts={[['repeats', repeats.needs]]}
    >
      <SayShare of={repeats} />
      {repeats.tooNew > 0 && (
        <p className={classes.quiet}>{t('measures.tooNew', { count: repeats.tooNew, days: 7 })}</p>
      )}
    </Figure>
  );
}

function Reopened({ desk, measured: { reopened, window } }: Shown) {
  const { t } = useTranslation();
  return (
    <Figure
      title={t('measures.reopened')}
      how={t('measures.reopenedHow')}
      desk={desk}
      weeks={window.weeks}
      counts={[['reopened', reopened.count]]}
    >
      <SayShare of={reopened} />
    </Figure>
  );
}

function AnsweredBy({ desk, measured: { continuity, window } }: Shown) {
  const { t } = useTranslation();
  const { needs, fewer, byPerson, byCompany, several } = continuity;
  return (
    <Figure
      title={t('measures.continuity')}
      how={t('measures.continuityHow')}
      desk={desk}
      weeks={window.weeks}
      counts={[
        ['answered', needs],
        ['people', several.people],
        ['companies', several.companies],
      ]}
    >
      {byPerson === null || byCompany === null ? (
        <p>{t('measures.fewAnswered')}</p>
      ) : (
        <>
          <h3>{t('measures.byPerson')}</h3>
          <SayContinuity of={byPerson} />
          <h3>{t('measures.byCompany')}</h3>
          <SayContinuity of={byCompany} />
        </>
      )}
      {fewer > 0 && <p className={classes.quiet}>{t('measures.fewer', { count: fewer })}</p>}
    </Figure>
  );
}

function EndToEnd({ desk, measured: { endToEnd, needs, window } }: Shown) {
  const { t } = useTranslation();
  const { met, open, unknown, median } = endToEnd;
  const spans = (minutes: number) => saySpan(minutes * 60_000, t('language'));
  return (
    <Figure
      title={t('measures.endToEnd')}
      how={t('measures.endToEndHow')}
      desk={desk}
      weeks={window.weeks}
      counts={[
        ['met', met],
        ['open', open],
        ['unknown', unknown],
      ]}
    >
      {median ? (
        <p className={classes.figure}>{t('measures.median', { span: spans(median.minutes) })}</p>
      ) : (
        <p>{t(needs < 5 ? 'measures.tooFew' : 'measures.noMedian')}</p>
      )}
    </Figure>
  );
}
