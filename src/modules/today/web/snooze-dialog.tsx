import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { clockOf, sayMoment } from '../../../ui/moment.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseRow } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { todayApi } from '../contract.ts';
import { comesBack, mayRest } from '../policy.ts';
import { tellOutcome } from './outcome-store.ts';
import classes from './snooze-dialog.module.css';
import { snoozeTimes } from './snooze-times.ts';

export type Snoozable = Pick<CaseRow, 'id' | 'deskId' | 'subject' | 'due' | 'dueSetAt' | 'version'>;
type SnoozeDialogProps = { cases: readonly Snoozable[]; close: () => void; done?: () => void };

/** Puts cases aside until a time or an answer, and says when they are back earlier than that. */
export function SnoozeDialog({ cases, close, done }: SnoozeDialogProps) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(cases[0]?.deskId ?? '');
  const [moment, setMoment] = useState<string | null>(null);
  const snooze = useCommand(todayApi.snooze);
  const problem = useProblem(snooze);
  const resting = cases.filter((one) => mayRest(one, now));
  const say = (at: number) => sayMoment(at, { now, zone, t });
  const send = (until: string | null) =>
    snooze.mutate(
      {
        cases: cases.map(({ id }) => id),
        until,
        seen: Object.fromEntries(cases.map(({ id, version }) => [id, version])),
      },
      {
        onSuccess: ({ id }) => {
          tellOutcome(id, detailOf({ resting, until, say, t }));
          close();
          done?.();
        },
      },
    );
  const [only] = cases;
  const title =
    cases.length === 1 && only
      ? t('today.snoozeOne', { subject: only.subject })
      : t('today.snoozeSeveral', { count: cases.length });
  return (
    <Dialog title={title} close={close}>
      {resting.length === 0 ? (
        <p>{t('today.nextWordFirst', { count: cases.length })}</p>
      ) : (
        <div className={classes.choices}>
          {resting.length < cases.length && (
            <p>{t('today.someStay', { count: cases.length - resting.length, of: cases.length })}</p>
          )}
          {snoozeTimes(now, zone).map(({ what, at }, place) => (
            <Choice
              key={what}
              begin={place === 0}
              name={what === 'monday' ? t('today.monday', { moment: clockOf(at, zone) }) : say(at)}
              back={backOf({ resting, until: new Date(at).toISOString(), say, t })}
              press={() => send(new Date(at).toISOString())}
            />
          ))}
          <Choice
            name={t('today.untilAnswer')}
            back={backOf({ resting, until: null, say, t })}
            press={() => send(null)}
          />
          <form
            className={classes.moment}
            onSubmit={(event) => {
              event.preventDefault();
              if (moment !== null) send(moment);
            }}
          >
            <MomentField label={t('today.moment')} value={moment} zone={zone} choose={setMoment} required />
            <Verb type="submit" loading={snooze.isPending}>
              {t('today.snooze')}
            </Verb>
            {moment !== null && <p>{backOf({ resting, until: moment, say, t })}</p>}
          </form>
        </div>
      )}
      <Problem sentence={problem} />
    </Dialog>
  );
}

type ChoiceProps = { name: string; back: string | null; press: () => void; begin?: boolean };

function Choice({ name, back, press, begin }: ChoiceProps) {
  return (
    <button type="button" className={classes.choice} onClick={press} data-autofocus={begin || undefined}>
      <span>{name}</span>
      {back !== null && <span className={classes.back}>{back}</span>}
    </button>
  );
}

type Telling = {
  resting: readonly Snoozable[];
  until: string | null;
  say: (at: number) => string;
  t: TFunction;
};

/** When they come back because their next word is due, where that is before the time chosen. */
function earlierOf({ resting, until }: Pick<Telling, 'resting' | 'until'>): number[] {
  return resting.flatMap(({ due, dueSetAt }) => {
    if (due === null) return [];
    const back = comesBack({ until, due, dueSetAt });
    return back.because === 'next word' ? [back.at] : [];
  });
}

function backOf({ resting, until, say, t }: Telling): string | null {
  const earlier = earlierOf({ resting, until });
  const [first] = earlier;
  if (first === undefined) return null;
  const at = { moment: say(Math.min(...earlier)), count: earlier.length };
  if (resting.length > 1) return t('today.someBackEarlier', at);
  return t(until === null ? 'today.backAtTheLatest' : 'today.backEarlier', at);
}

function detailOf(telling: Telling): string {
  const { until, say, t } = telling;
  const chosen = until === null ? t('today.theyAnswer') : say(Date.parse(until));
  const back = backOf(telling);
  return back ? `${chosen}. ${t('today.sentence', { back })}` : chosen;
}
