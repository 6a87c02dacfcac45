import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { type ReturnsPicture, returnsApi } from '../contract.ts';
import { Behind, Counts } from './counts.tsx';
import classes from './returns.module.css';

type Group = ReturnsPicture['groups'][number];

/** What was sent back, by model and version of the instructions. It counts nobody. */
export function Picture({ desk, weeks }: { desk: string; weeks: number }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const picture = useAsk(returnsApi.picture, { desk, weeks }, { keep: true });
  return (
    <Answered of={picture} sentence={sentence} loading={<LoadingCards heights={[160, 240]} />}>
      {(found) => {
        const { all, calledOff, groups, window } = found;
        if (all.sentBack + calledOff === 0) return <Empty>{t('returns.none')}</Empty>;
        return (
          <>
            <Card title={t('returns.all')} spaced>
              <Counts desk={desk} weeks={weeks} of={all} thing={t('returns.all')} />
              <How {...{ desk, weeks, found }} />
              <p className={classes.quiet}>
                <When at={window.from} zone={window.zone} /> – <When at={window.until} zone={window.zone} />
              </p>
            </Card>
            {byModel(groups).map(([title, versions]) => (
              <Card key={title} title={title || t('returns.thingUnknown')}>
                <ul className={classes.returns}>
                  {versions.map((group) => (
                    <Version key={group.version ?? ''} {...{ desk, weeks, group }} />
                  ))}
                </ul>
              </Card>
            ))}
          </>
        );
      }}
    </Answered>
  );
}

/** In the order in which each first stands; of which model it is is said once. */
function byModel(groups: readonly Group[]): [string, Group[]][] {
  const models = new Map<string, [string, Group[]]>();
  for (const group of groups) {
    const title = [group.make, group.model].filter(Boolean).join(' ');
    const known = models.get(title.toLowerCase());
    if (known) known[1].push(group);
    else models.set(title.toLowerCase(), [title, [group]]);
  }
  return [...models.values()];
}

function Version({ desk, weeks, group }: { desk: string; weeks: number; group: Group }) {
  const { t } = useTranslation();
  const { make, model, version } = group;
  const named = [make, model].filter(Boolean).join(' ') || t('returns.thingUnknown');
  const title = version === null ? t('returns.versionUnknown') : t('returns.versionOf', { version });
  return (
    <li>
      <p className={classes.thing}>{title}</p>
      <Counts
        {...{ desk, weeks }}
        of={group}
        thing={`${named}, ${title}`}
        only={{ make: make ?? '', model: model ?? '', version: version ?? '' }}
      />
    </li>
  );
}

type HowProps = { desk: string; weeks: number; found: ReturnsPicture };

function How({ desk, weeks, found: { all, calledOff, notShown } }: HowProps) {
  const { t } = useTranslation();
  const leftOut = t('returns.leftOut', { count: calledOff });
  const n = all.noFault + all.faulty;
  return (
    <details>
      <summary>{t('returns.how')}</summary>
      <p>{t('returns.shareHow', { n, others: all.sentBack - n })}</p>
      <p>
        {calledOff === 0 ? (
          leftOut
        ) : (
          <Behind {...{ desk, weeks }} which="calledOff">
            {leftOut}
          </Behind>
        )}
      </p>
      {notShown > 0 && <p>{t('returns.notShown', { count: notShown })}</p>}
    </details>
  );
}
