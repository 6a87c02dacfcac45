import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Page } from '../../../ui/page.tsx';
import { sayNumber } from '../../../ui/say-numbers.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import type { CauseView } from '../contract.ts';
import { CauseDialog } from './cause-dialog.tsx';
import classes from './chart.module.css';
import contacts from './demand.module.css';
import { RemoveCause } from './remove-cause.tsx';
import { sayRemover } from './say-cause.ts';
import { SayChart } from './say-chart.tsx';
import { useCause } from './use-cause.ts';

type CauseProps = { cause: CauseView; desk: string };

/** One cause: what stands behind it, whose it is to remove, and what came of it before and since. */
export function CauseScreen({ cause, desk, back }: CauseProps & { back: ReactNode }) {
  const { t } = useTranslation();
  const [open, show] = useState<'change' | 'remove' | null>(null);
  const { command, change } = useCause(cause, () => say(t('demand.cause.isAgain')));
  const problem = useProblem(command);
  const isRemoved = cause.removedAt !== null;
  const alter = () => show('change');
  const turn = () => (isRemoved ? change(null) : show('remove'));
  const turnSays = t(isRemoved ? 'demand.cause.again' : 'demand.cause.remove');
  useActions(
    cause.mayChange
      ? [
          { says: t('demand.cause.change'), act: alter },
          { says: turnSays, act: turn },
        ]
      : [],
  );
  return (
    <Page
      narrow
      title={cause.name}
      actions={
        cause.mayChange && (
          <>
            <Verb onPress={alter}>{t('demand.cause.change')}</Verb>
            <Verb primary={!isRemoved} disabled={command.isPending} onPress={turn}>
              {turnSays}
            </Verb>
          </>
        )
      }
    >
      <p>{back}</p>
      <Problem sentence={problem} />
      <About cause={cause} desk={desk} />
      {cause.types.length > 0 && <Weeks cause={cause} desk={desk} />}
      <History cause={cause} />
      {open === 'change' && <CauseDialog desk={desk} changes={cause} close={() => show(null)} />}
      {open === 'remove' && <RemoveCause cause={cause} close={() => show(null)} />}
    </Page>
  );
}

function About({ cause, desk }: CauseProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(cause.deskId);
  const { behind, behindWords, removal, removedAt, due, types, contacts: count, window } = cause;
  return (
    <Card title={t('demand.cause.about')} spaced>
      <p className={contacts.words}>
        {t(`demand.cause.behind.${behind}`)}: {behindWords}
      </p>
      <p>
        {sayRemover(cause, t)} <When at={removedAt ?? due} zone={zone} />
      </p>
      {removal !== null && (
        <p className={contacts.words}>
          {t('demand.cause.whatChanged')}: {removal}
        </p>
      )}
      {types.length === 0 ? (
        <p className={classes.quiet}>{t('demand.cause.noTypes')}</p>
      ) : (
        <p>
          {t('demand.cause.types')}: <bdi>{types.map(({ name }) => name).join(', ')}</bdi>
          {' · '}
          <Link
            to="/app/o/$organization/desks/$desk/demand/contacts"
            params={{ organization, desk }}
            search={{ which: 'failure', cause: cause.id, weeks: window.weeks }}
            aria-label={t('demand.cause.seeContacts', { count, name: cause.name })}
          >
            {t('demand.cause.contacts', { count })}
          </Link>
        </p>
      )}
    </Card>
  );
}

function Weeks({ cause, desk }: CauseProps) {
  const { t } = useTranslation();
  const { id, name, chart, before, since, removedAt, window } = cause;
  return (
    <Card title={t('demand.screen.chart')} spaced>
      {before && (
        <p>{t('demand.cause.before', { rate: sayNumber(before.perWeek, t), count: before.weeks })}</p>
      )}
      {removedAt !== null && (
        <p>
          {since
            ? t('demand.cause.since', { rate: sayNumber(since.perWeek, t), count: since.weeks })
            : t('demand.cause.notYet')}
        </p>
      )}
      {before && since && <p className={classes.quiet}>{t('demand.cause.twoRates')}</p>}
      <SayChart
        chart={chart}
        name={name}
        behind={{ desk, which: 'failure', cause: id, weeks: window.weeks }}
      />
    </Card>
  );
}

function History({ cause: { history, deskId } }: { cause: CauseView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  return (
    <Card title={t('demand.cause.history')}>
      <ul className={contacts.contacts}>
        {history.map(({ version, name, removal, by, at }) => (
          <li key={version} className={contacts.contact}>
            <bdi>{name}</bdi>
            <span className={contacts.quiet}>
              {removal === null
                ? t('demand.cause.said', { by })
                : t('demand.cause.saidRemoved', { removal, by })}
              {' · '}
              <When at={at} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
