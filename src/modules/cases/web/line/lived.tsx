import { useTranslation } from 'react-i18next';
import { useNow } from '../../../../ui/clock.ts';
import { saySpan } from '../../../../ui/duration.ts';
import { sayMoment } from '../../../../ui/moment.ts';
import { When } from '../../../../ui/when.tsx';
import { Written } from '../../../../ui/written.tsx';
import { useDeskZone } from '../../../people/web/index.ts';
import type { CaseView } from '../../contract.ts';
import { asTheCustomerLived, type Lived } from './as-the-customer-lived.ts';
import classes from './lived.module.css';
import { sayAskedAgain, sayLived, sayLivedEntry, sayNewFace, sayNotDelivered } from './lived-words.ts';

/** Only what the customer got, and how long they got nothing. */
export function AsTheCustomerLived({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const lived = asTheCustomerLived(theCase, now);
  return (
    <section
      className={classes.lived}
      aria-label={t('cases.lived.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who has only a keyboard scrolls this region with it.
      tabIndex={0}
    >
      <p className={classes.sum}>
        {lived.steps.length === 0 ? t('cases.lived.nothing') : sayLived(lived, t)}
      </p>
      <ol className={classes.steps}>
        {lived.steps.map((step) => (
          <Step
            key={step.is === 'entry' ? step.entry.id : `${step.is} ${step.until}`}
            step={step}
            zone={zone}
          />
        ))}
      </ol>
    </section>
  );
}

type StepProps<T> = { step: T; zone: string };

function Step({ step, zone }: StepProps<Lived>) {
  if (step.is === 'entry') return <Got step={step} zone={zone} />;
  return <Gap step={step} zone={zone} />;
}

function Got({ step, zone }: StepProps<Extract<Lived, { is: 'entry' }>>) {
  const { t } = useTranslation();
  const { entry, bearing } = step;
  const newFace = sayNewFace(step, t);
  const notDelivered = sayNotDelivered(step, t);
  const askedAgain = sayAskedAgain(step, t);
  return (
    <li className={bearing === 'ask' ? classes.ask : classes.got}>
      <p className={classes.head}>
        <strong>{sayLivedEntry(step, t)}</strong> <When at={entry.at} zone={zone} />
        {newFace && <span className={classes.face}>{newFace}</span>}
        {askedAgain && <span className={classes.notDelivered}>{askedAgain}</span>}
        {notDelivered && <span className={classes.notDelivered}>{notDelivered}</span>}
      </p>
      {entry.text && <Words text={entry.text} isOurs={entry.author.kind === 'person'} />}
      {entry.files.length > 0 && (
        <p className={classes.head}>
          {t('cases.lived.files', { names: entry.files.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </li>
  );
}

/** What somebody of the desk wrote is Markdown; what came in is text. */
function Words({ text, isOurs }: { text: string; isOurs: boolean }) {
  return isOurs ? <Written text={text} /> : <p className={classes.text}>{text}</p>;
}

function Gap({ step, zone }: StepProps<Exclude<Lived, { is: 'entry' }>>) {
  const { t } = useTranslation();
  const now = useNow();
  const from = step.is === 'wait' ? step.from : step.due;
  const span = saySpan(step.until - from, t('language'));
  if (step.is === 'wait') {
    return (
      <li className={classes.wait}>{t(step.goesOn ? 'cases.lived.waits' : 'cases.lived.wait', { span })}</li>
    );
  }
  const moment = sayMoment(step.due, { now, zone, t });
  return (
    <li className={step.goesOn ? classes.missing : classes.late}>
      {t(step.goesOn ? 'cases.lived.lateNow' : 'cases.lived.late', { span, moment })}
    </li>
  );
}
