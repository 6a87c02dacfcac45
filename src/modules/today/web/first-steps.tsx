import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Card } from '../../../ui/card.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk } from '../../../web/api.ts';
import { useOrganization } from '../../../web/organization.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { AddColleague, LooksForm } from '../../desks/web/index.ts';
import type { Me } from '../../people/contract.ts';
import { enoughCases, todayApi } from '../contract.ts';
import classes from './first-steps.module.css';

type Beginning = Output<typeof todayApi.beginning>;
type FirstStepsProps = { me: Me; desk: string; writeDown: () => void };

/** How a desk begins, told by what it has: gone once all of it is done, or once the desk is at work anyway. */
export function FirstSteps({ me, desk: slug, writeDown }: FirstStepsProps) {
  const { t } = useTranslation();
  const begun = useAsk(todayApi.beginning, { desk: slug });
  const isOver = begun.data === undefined || isDone(begun.data);
  const desk = useAsk(desksApi.desk, { desk: slug }, { enabled: !isOver });
  if (isOver || !desk.data) return null;
  const { settingsChanged, people, cases, sendsMail, onePerson } = begun.data;
  const all = [
    { name: 'looks', done: settingsChanged, body: <LooksForm desk={desk.data} /> },
    { name: 'people', done: people > 1, body: <People me={me} desk={desk.data} /> },
    {
      name: 'case',
      done: cases > 0,
      body: <FirstCase address={desk.data.address} sendsMail={sendsMail} writeDown={writeDown} />,
    },
  ] as const;
  const steps = all.filter(({ name }) => !onePerson || name !== 'people');
  return (
    <Card title={t(onePerson ? 'today.first.titleAlone' : 'today.first.title', { desk: desk.data.name })}>
      <Steps steps={steps} />
      {onePerson && <ByText desk={slug} />}
    </Card>
  );
}

/** Whoever works alone adds nobody. */
const isDone = ({ settingsChanged, people, cases, onePerson }: Beginning) =>
  cases >= enoughCases || (settingsChanged && (onePerson || people > 1) && cases > 0);

type Step = { name: 'looks' | 'people' | 'case'; done: boolean; body: ReactNode };

/** The first that is not done stands open, until somebody opens another. */
function Steps({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string | null>(null);
  const open = steps.find(({ name, done }) => name === chosen && !done) ?? steps.find(({ done }) => !done);
  return (
    <ol className={classes.steps}>
      {steps.map(({ name, done, body }, at) => (
        <li key={name}>
          <h3>
            <span className={done ? classes.done : classes.number} aria-hidden>
              {done ? '✓' : at + 1}
            </span>
            {done ? (
              <span className={classes.name}>
                {t(`today.first.${name}`)} <span className={classes.heard}>{t('today.first.done')}</span>
              </span>
            ) : (
              <button
                type="button"
                className={classes.name}
                aria-expanded={open?.name === name}
                onClick={() => choose(name)}
              >
                {t(`today.first.${name}`)}
              </button>
            )}
          </h3>
          {open?.name === name && <div className={classes.body}>{body}</div>}
        </li>
      ))}
    </ol>
  );
}

/** Whoever works with their hands need not come here again. */
function ByText({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  return (
    <p>
      {t('today.first.byText')}{' '}
      <Link
        to="/app/o/$organization/desks/$desk/settings"
        params={{ organization, desk }}
        hash={`pocket-${desk}`}
      >
        {t('today.first.byTextDo')}
      </Link>
    </p>
  );
}

function People({ me, desk }: { me: Me; desk: DeskView }) {
  const { t } = useTranslation();
  if (!me.organization.administrator)
    return <p>{t('today.first.peopleByAdministrator', { organization: me.organization.name })}</p>;
  return (
    <>
      <p>{t('today.first.peopleHint')}</p>
      <AddColleague desk={desk} />
    </>
  );
}

type FirstCaseProps = { address: string; sendsMail: boolean; writeDown: () => void };

function FirstCase({ address, sendsMail, writeDown }: FirstCaseProps) {
  const { t } = useTranslation();
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => say(t('today.first.copied')),
      () => say(t('today.first.notCopied')),
    );
  return (
    <>
      <p>{t('today.first.caseHint')}</p>
      <p className={classes.address}>
        <code>{address}</code>
        <Verb onPress={copy}>{t('today.first.copy')}</Verb>
        <a href={`mailto:${address}`}>{t('today.first.writeMail')}</a>
      </p>
      <p>
        <Verb plain onPress={writeDown}>
          {t('today.first.writeDown')}
        </Verb>
      </p>
      {!sendsMail && <p className={classes.warning}>{t('today.first.sendsNoMail')}</p>}
    </>
  );
}
