import { useTranslation } from 'react-i18next';
import { useNow } from '../../../../ui/clock.ts';
import { sayMoment } from '../../../../ui/moment.ts';
import { useDeskZone } from '../../../people/web/index.ts';
import type { Caller } from '../../contract.ts';
import classes from './about.module.css';
import choosing from './choosing.module.css';

export type AboutCase = Caller['cases'][number];

type AboutProps = {
  deskId: string;
  cases: readonly AboutCase[];
  /** Null: something new; undefined: nobody has said yet. */
  chosen: string | null | undefined;
  choose: (caseId: string | null) => void;
};

/** Their cases first, one key each, so that a second call lands where the first one is; then something new. */
export function About({ deskId, cases, chosen, choose }: AboutProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={choosing.choosing}>
      <legend className={choosing.label}>{t('conversations.calls.about')}</legend>
      <ol className={classes.list}>
        {cases.map((one, at) => (
          <li key={one.id}>
            <button
              type="button"
              className={classes.choice}
              aria-pressed={one.id === chosen}
              aria-keyshortcuts={`${at + 1}`}
              onClick={() => choose(one.id)}
            >
              <kbd aria-hidden>{at + 1}</kbd>
              <span className={classes.subject}>{one.subject}</span>
              <Stands one={one} deskId={deskId} />
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className={classes.choice}
            aria-pressed={chosen === null}
            aria-keyshortcuts="0"
            onClick={() => choose(null)}
          >
            <kbd aria-hidden>0</kbd>
            <span className={classes.subject}>{t('conversations.calls.newNeed')}</span>
          </button>
        </li>
      </ol>
    </fieldset>
  );
}

function Stands({ one: { state, owner, due }, deskId }: { one: AboutCase; deskId: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(deskId);
  const when =
    due === null
      ? t(`cases.state.${state}`)
      : t('conversations.calls.next', { moment: sayMoment(Date.parse(due), { now, zone, t }) });
  return (
    <span className={classes.stands}>
      {owner} · {when}
    </span>
  );
}
