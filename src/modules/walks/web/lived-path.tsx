import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { When } from '../../../ui/when.tsx';
import { useDeskZone } from '../../people/web/index.ts';
import type { LivedStep, Wait, WalkCase } from '../contract.ts';
import { sayStep, sayWait } from './say-walk.ts';
import classes from './walks.module.css';

/** What they said and heard, in order, with the time in which nothing came. */
export function LivedPath({ theCase }: { theCase: WalkCase }) {
  const { t } = useTranslation();
  const { steps, more, since, deskId, customer } = theCase;
  const zone = useDeskZone(deskId);
  return (
    <>
      {more && <p className={classes.quiet}>{t('walks.more')}</p>}
      <ol className={classes.steps}>
        {steps.map((step) => (
          <Step key={step.id} step={step} customer={customer} zone={zone} />
        ))}
        {since && (
          <li className={since.asked ? classes.asked : classes.wait}>
            {t('walks.wait.soFar', { wait: sayWait(since, t) })}
          </li>
        )}
      </ol>
      <Afterwards theCase={theCase} zone={zone} />
    </>
  );
}

function Step({ step, customer, zone }: { step: LivedStep; customer: string; zone: string }) {
  const { t } = useTranslation();
  const { by, at, channel, text, cut, files, setback, again, wait } = step;
  const isTheirs = by.kind === 'customer' || by.kind === 'other';
  const way = channel && !step.call ? ways.get(channel) : undefined;
  const beside = [
    way && t(`walks.by.${way}`),
    files > 0 && t('walks.files', { count: files }),
    setback && t('walks.setback'),
  ].filter(Boolean);
  return (
    <li>
      {wait && <Waited wait={wait} />}
      <div className={isTheirs ? `${classes.step} ${classes.theirs}` : classes.step}>
        <div className={classes.head}>
          <span className={classes.who}>
            <bdi>{sayStep(step, customer, t)}</bdi>
          </span>
          <span className={classes.quiet}>
            {[<When key="at" at={at} zone={zone} />, ...beside.map((one) => `, ${one}`)]}
          </span>
        </div>
        {again && <span className={classes.broken}>{t('walks.again')}</span>}
        {text ? (
          <div className={classes.said} dir="auto">
            {text}
            {cut && '…'}
          </div>
        ) : (
          isWordless(step) && <span className={classes.quiet}>{t('walks.wordless')}</span>
        )}
        {cut && <span className={classes.quiet}>{t('walks.cut')}</span>}
        <Promised step={step} zone={zone} />
      </div>
    </li>
  );
}

const ways = new Map<string, 'mail' | 'page' | 'phone' | 'text'>([
  ['mail', 'mail'],
  ['page', 'page'],
  ['phone', 'phone'],
  ['text', 'text'],
]);

/** They said or read something there that was taken back since. */
const isWordless = ({ kind, call, asks, files }: LivedStep) =>
  ['contact', 'message', 'done', 'way'].includes(kind) && !call && !asks && files === 0;

function Waited({ wait }: { wait: Wait }) {
  const { t } = useTranslation();
  return <p className={wait.asked ? `${classes.wait} ${classes.asked}` : classes.wait}>{sayWait(wait, t)}</p>;
}

function Promised({ step: { promised }, zone }: { step: LivedStep; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (promised === null) return null;
  const state = promised.kept === null ? 'open' : promised.kept ? 'kept' : 'late';
  const when = sayMoment(Date.parse(promised.by), { now, zone, t });
  return (
    <span className={state === 'late' ? classes.broken : classes.quiet}>
      {t(`walks.promised.${state}`, { when })}
    </span>
  );
}

/** Whether they came again after it had ended. */
function Afterwards({ theCase, zone }: { theCase: WalkCase; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const { state, elsewhereAt } = theCase;
  if (state === 'open') return null;
  if (!elsewhereAt) return <p>{t('walks.notAgain')}</p>;
  return <p>{t('walks.elsewhere', { when: sayMoment(Date.parse(elsewhereAt), { now, zone, t }) })}</p>;
}
