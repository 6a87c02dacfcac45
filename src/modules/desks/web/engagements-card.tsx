import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../contract.ts';
import { isAgreed, neverBegan, runsNow } from '../policy.ts';
import { ChangeEngagementDialog } from './change-engagement-dialog.tsx';
import classes from './engagements-card.module.css';
import { parts } from './parts.ts';
import { sayGiven } from './say-given.ts';

type EngagementsCardProps = {
  desk: DeskView;
  mayChange: boolean;
  /** What stands below what was agreed with each. */
  below?: (engaged: Engaged) => ReactNode;
};
type Engaged = DeskView['engagements'][number];

/** Which companies work on the desk, as what, for what and since when. */
export function EngagementsCard({ desk, mayChange, below }: EngagementsCardProps) {
  const { t } = useTranslation();
  const now = useNow();
  const [ending, setEnding] = useState<Engaged | null>(null);
  const [changing, setChanging] = useState<Engaged | null>(null);
  const whenOf = (engaged: Engaged) => {
    if (neverBegan(engaged)) return t('desks.neverBegan');
    const { startsAt, endsAt } = engaged;
    const moment = (at: string) => sayMoment(Date.parse(at), { now, zone: desk.zone, t });
    const until = endsAt && t('desks.untilMoment', { moment: moment(endsAt) });
    const isToCome = Date.parse(startsAt) > now;
    if (!isToCome) return until ?? t('desks.since', { moment: moment(startsAt) });
    return [t('desks.fromMoment', { moment: moment(startsAt) }), until].filter(Boolean).join(', ');
  };
  return (
    <Card title={t('desks.engagements')} at={parts.companies}>
      <ul className={classes.engagements}>
        {desk.engagements.map((engaged) => (
          <li key={engaged.id} className={classes.engagement}>
            <span className={classes.name}>
              <Mark name={engaged.organization.name} lane={engaged.organization.name} small />
              <bdi>{engaged.organization.name}</bdi>
            </span>
            <span>{t(`desks.engagementRole.${engaged.role}`)}</span>
            <span className={classes.purpose}>
              {engaged.purpose}
              <Terms engaged={engaged} />
              {below?.(engaged)}
            </span>
            <span className={classes.quiet}>{whenOf(engaged)}</span>
            {mayChange && isAgreed(engaged, now) && (
              <span className={classes.verbs}>
                <Verb
                  plain
                  label={t('desks.changeEngagementOf', { name: engaged.organization.name })}
                  onPress={() => setChanging(engaged)}
                >
                  {t('desks.change')}
                </Verb>
                {engaged.role !== 'client' && (
                  <Verb
                    plain
                    label={t('desks.endEngagementOf', { name: engaged.organization.name })}
                    onPress={() => setEnding(engaged)}
                  >
                    {t('desks.dismiss')}
                  </Verb>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {changing && <ChangeEngagementDialog desk={desk} engaged={changing} close={() => setChanging(null)} />}
      {ending && <EndDialog desk={desk} engaged={ending} close={() => setEnding(null)} />}
    </Card>
  );
}

/** What is agreed of data and where they keep it; how they are paid, for whoever it concerns. */
function Terms({ engaged: { data, mayBeGiven, country, pay, agreement } }: { engaged: Engaged }) {
  const { t } = useTranslation();
  const countries = new Intl.DisplayNames(t('language'), { type: 'region' });
  const said = [
    data.length > 0 && t('desks.agreedData', { data: new Intl.ListFormat(t('language')).format(data) }),
    mayBeGiven && t('desks.mayGet', { given: sayGiven(mayBeGiven, t) }),
    country && t('desks.keptIn', { country: countries.of(country) ?? country }),
    pay && t('desks.paid', { pay }),
    agreement && t('desks.agreedIn', { agreement }),
  ].filter(Boolean);
  return said.length > 0 && <span className={classes.terms}>{said.join(' · ')}</span>;
}

type EndDialogProps = { desk: DeskView; engaged: Engaged; close: () => void };

function EndDialog({ desk, engaged, close }: EndDialogProps) {
  const { t } = useTranslation();
  const now = useNow();
  const end = useCommand(desksApi.endEngagement);
  const problem = useProblem(end);
  const { name } = engaged.organization;
  const send = () =>
    end.mutate(
      { desk: desk.slug, engagement: engaged.id },
      {
        onSuccess: () => {
          say(t('desks.dismissed'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('desks.endEngagementOf', { name })} close={close}>
      <Form verb={t('desks.endIt')} send={send} sending={end.isPending} problem={problem} cancel={close}>
        <p>{t(runsNow(engaged, now) ? 'desks.endEngagementSure' : 'desks.endNotBegun', { name })}</p>
      </Form>
    </Dialog>
  );
}
