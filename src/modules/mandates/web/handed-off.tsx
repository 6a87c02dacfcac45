import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { LoadingCards } from '../../../ui/loading.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type ActKind, type MandateView, mandatesApi } from '../contract.ts';
import { type Trust, trustIn, trusts } from '../policy.ts';
import { AddKind } from './add-kind.tsx';
import type { Handed } from './fate.ts';
import classes from './handed-off.module.css';
import { MandateDialog } from './mandate-dialog.tsx';
import { sayKind, sayLimit, stepOf, trustsOf } from './measures.ts';
import { NeedKinds } from './need-kinds.tsx';

type HandedOffProps = { desk: { id: string; slug: string; zone: string }; mayChange: boolean };

/** What each company may do in the client's name, a kind a row. */
export function HandedOff({ desk, mayChange }: HandedOffProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const handed = useAsk(mandatesApi.mandates, { desk: desk.slug });
  return (
    <Answered of={handed} sentence={sentence} loading={<LoadingCards heights={[320]} />}>
      {(view) => (
        <>
          <p>{t('mandates.handOffWhat', { client: view.client })}</p>
          <p>{t('mandates.steps')}</p>
          {view.items.length === 0 && <Empty>{t('mandates.nobody')}</Empty>}
          {[...Map.groupBy(view.items, ({ engagementId }) => engagementId)].map(([id, theirs]) => (
            <Card key={id} title={theirs[0]?.organization.name ?? ''}>
              <Rows theirs={theirs} kinds={view.kinds} desk={desk} mayChange={mayChange} />
            </Card>
          ))}
          <NeedKinds desk={desk} mayChange={mayChange} />
          {mayChange && <AddKind desk={desk.slug} kinds={view.kinds} />}
        </>
      )}
    </Answered>
  );
}

type RowsProps = HandedOffProps & { theirs: MandateView[]; kinds: Handed['kinds'] };

function Rows({ theirs, kinds, desk, mayChange }: RowsProps) {
  return (
    <ul>
      {theirs.map((mandate) => {
        const kind = kinds.find((one) => one.kind === mandate.kind);
        return kind && <Row key={kind.kind} {...{ mandate, kind, desk, mayChange }} />;
      })}
    </ul>
  );
}

type RowProps = HandedOffProps & { mandate: MandateView; kind: ActKind };
type Said = Pick<MandateView, 'step' | 'goesOn' | 'limitMinor' | 'currency' | 'limitDays' | 'limitTimes'>;

/** More trust is given with what was done so far in view; less holds at once, and can be undone. */
function Row({ mandate, kind, desk, mayChange }: RowProps) {
  const { t } = useTranslation();
  const now = useNow();
  const [changing, setChanging] = useState<Trust | null>(null);
  const [before, setBefore] = useState<Said | null>(null);
  const set = useCommand(mandatesApi.setMandate);
  const problem = useProblem(set);
  const { step, goesOn, organization, counts } = mandate;
  const trust = trustIn(mandate);
  const names = { kind: sayKind(kind, t), organization: organization.name };
  const lower = (to: Trust) => {
    const { limitMinor, currency, limitDays, limitTimes } = mandate;
    set.mutate(settingOf(mandate, desk.slug, { ...mandate, ...stepOf(to) }), {
      onSuccess: () => {
        setBefore({ step, goesOn, limitMinor, currency, limitDays, limitTimes });
        say(t('mandates.lowered'));
      },
    });
  };
  const choose = (to: Trust) => {
    if (to === trust) return;
    if (trusts.indexOf(to) < trusts.indexOf(trust)) lower(to);
    else setChanging(to);
  };
  const undo = (said: Said) =>
    set.mutate(settingOf(mandate, desk.slug, said), { onSuccess: () => setBefore(null) });
  const limit = sayLimit(mandate, t);
  const asked = askedOf(counts);
  const lately = [
    mandate.since &&
      t('mandates.since', { moment: sayMoment(Date.parse(mandate.since), { now, zone: desk.zone, t }) }),
    counts.done || asked ? t('mandates.lately', { done: counts.done ?? 0, asked }) : t('mandates.notLately'),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className={classes.row}>
      <span className={classes.name}>{names.kind}</span>
      <span className={classes.lately}>{lately}</span>
      <span className={classes.allowed}>
        {step === 'draft' ? t('mandates.asks') : limit && t('mandates.upTo', { limit })}
      </span>
      {mayChange ? (
        <div className={classes.trust}>
          <Choice
            hideLabel
            label={t('mandates.stepOf', names)}
            value={trust}
            options={trustsOf(kind).map((value) => ({ value, label: t(`mandates.step.${value}`) }))}
            choose={choose}
          />
        </div>
      ) : (
        <span className={classes.trust}>{t(`mandates.step.${trust}`)}</span>
      )}
      {mayChange && before && (
        <Verb loading={set.isPending} onPress={() => undo(before)}>
          {t('mandates.undo')}
        </Verb>
      )}
      <Verb plain label={t('mandates.changeOf', names)} onPress={() => setChanging(trust)}>
        {t(mayChange ? 'mandates.change' : 'mandates.look')}
      </Verb>
      <Problem sentence={problem} />
      {changing && (
        <MandateDialog
          {...{ desk, mandate, kind, mayChange }}
          begin={changing}
          close={() => setChanging(null)}
          done={() => setBefore(null)}
        />
      )}
    </li>
  );
}

const askedOf = ({ asked = 0, agreed = 0, refused = 0, lapsed = 0, withdrawn = 0 }: MandateView['counts']) =>
  asked + agreed + refused + lapsed + withdrawn;

function settingOf({ engagementId, kind }: MandateView, desk: string, said: Said) {
  const { step, goesOn, limitMinor, currency, limitDays, limitTimes } = said;
  return {
    ...{ desk, engagementId, kind, step, goesOn },
    ...(limitMinor !== null && currency !== null && { limitMinor, currency }),
    ...(limitDays !== null && { limitDays }),
    ...(limitTimes !== null && { limitTimes }),
  };
}
