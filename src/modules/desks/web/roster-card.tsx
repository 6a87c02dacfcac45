import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { languageName } from '../../../ui/language-names.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { PersonLine } from '../../people/web/index.ts';
import { type DeskView, desksApi } from '../contract.ts';
import { CalledDialog } from './called-dialog.tsx';
import { parts } from './parts.ts';
import classes from './roster-card.module.css';

type RosterCardProps = { desk: DeskView; mayChange: boolean };
type OnRoster = DeskView['roster'][number];

/** Who works on the desk. */
export function RosterCard({ desk, mayChange }: RosterCardProps) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState<OnRoster | null>(null);
  const [calling, setCalling] = useState<OnRoster | null>(null);
  return (
    <Card title={t('desks.roster')} at={parts.people}>
      <ul className={classes.roster}>
        {desk.roster
          .filter(({ endedAt }) => endedAt === null)
          .map((entry) => (
            <li key={entry.person.id} className={classes.person}>
              <PersonLine who={entry.person} />
              <Quiet>{[entry.title, t(`desks.role.${entry.role}`)].filter(Boolean).join(', ')}</Quiet>
              {mayChange && (
                <div className={classes.verbs}>
                  <Verb
                    plain
                    label={t('desks.callOf', { name: entry.person.name })}
                    onPress={() => setCalling(entry)}
                  >
                    {t('desks.callVerb')}
                  </Verb>
                  {entry.person.id !== desk.accountableId && (
                    <Verb
                      plain
                      label={t('desks.dismissOf', { name: entry.person.name })}
                      onPress={() => setLeaving(entry)}
                    >
                      {t('desks.dismiss')}
                    </Verb>
                  )}
                </div>
              )}
              <div className={classes.under}>
                <Known entry={entry} />
                {entry.called && <Quiet>{t('desks.calledThere', { called: entry.called })}</Quiet>}
                <Meanwhile entry={entry} zone={desk.zone} />
              </div>
            </li>
          ))}
      </ul>
      <Roles />
      {calling && <CalledDialog desk={desk} entry={calling} close={() => setCalling(null)} />}
      {leaving && <DismissDialog desk={desk} entry={leaving} close={() => setLeaving(null)} />}
    </Card>
  );
}

/** What they know and which languages they speak, as was said when they were let in. */
function Known({ entry: { skills, languages } }: { entry: OnRoster }) {
  const { t } = useTranslation();
  const spoken = languages.map((code) => languageName(code, t('language')));
  const known = [...skills, spoken.length > 0 && new Intl.ListFormat(t('language')).format(spoken)];
  const said = known.filter(Boolean).join(' · ');
  return said ? <Quiet>{said}</Quiet> : null;
}

/** From when on they are here, who is away until when, and who answers for the desk meanwhile. */
function Meanwhile({ entry: { startsAt, away, deputyUntil }, zone }: { entry: OnRoster; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const at = (moment: string) => sayMoment(Date.parse(moment), { now, zone, t });
  const isToCome = Date.parse(startsAt) > now;
  return (
    <>
      {isToCome && <Quiet>{t('desks.fromMoment', { moment: at(startsAt) })}</Quiet>}
      {away && (
        <Quiet>
          {away.standIn
            ? t('desks.awayWith', { moment: at(away.until), name: away.standIn })
            : t('desks.away', { moment: at(away.until) })}
        </Quiet>
      )}
      {deputyUntil && <Quiet>{t('desks.deputy', { moment: at(deputyUntil) })}</Quiet>}
    </>
  );
}

const roles = ['accountable', 'lead', 'agent', 'expert'] as const;

function Roles() {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes.meaning}>{t('desks.roles')}</h3>
      <dl className={classes.roles}>
        {roles.map((role) => (
          <div key={role}>
            <dt>{t(`desks.role.${role}`)}</dt>
            <dd>{t(`desks.roleMeans.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

type DismissDialogProps = { desk: DeskView; entry: OnRoster; close: () => void };

function DismissDialog({ desk, entry: { person }, close }: DismissDialogProps) {
  const { t } = useTranslation();
  const dismiss = useCommand(desksApi.dismiss);
  const problem = useProblem(dismiss);
  const send = () =>
    dismiss.mutate(
      { desk: desk.slug, person: person.id },
      {
        onSuccess: () => {
          say(t('desks.dismissed'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('desks.dismissOf', { name: person.name })} close={close}>
      <Form verb={t('desks.endIt')} send={send} sending={dismiss.isPending} problem={problem} cancel={close}>
        <p>{t('desks.dismissSure', { name: person.name })}</p>
      </Form>
    </Dialog>
  );
}
