import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useActor } from '../../people/web/index.ts';
import { type Demand, demandApi } from '../contract.ts';
import { mayMarkDemand } from '../policy.ts';
import classes from './demand.module.css';
import { MarkContact } from './mark-contact.tsx';
import { useMark } from './use-mark.ts';

/** With what a customer came, and whether that is value or failure from their side: one key, and nobody has to. */
export function DemandCard({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const actor = useActor();
  const { data } = useAsk(demandApi.contacts, { case: theCase.id });
  const { mark, problem } = useMark(theCase.id);
  const may = actor !== null && mayMarkDemand(actor, theCase.deskId);
  const [latest, ...earlier] = data?.items ?? [];
  const as = (demand: Demand) => () => latest && mark({ entry: latest.entryId, demand });
  useActions(
    may && latest
      ? [
          { key: 'shift v', says: t('demand.valueKey'), act: as('value') },
          { key: 'shift f', says: t('demand.failureKey'), act: as('failure') },
        ]
      : [],
  );
  if (!may || !latest) return null;
  return (
    <Card title={t('demand.cameWith')}>
      <Quiet>{t('demand.what')}</Quiet>
      <Problem sentence={problem} />
      <ul className={classes.contacts}>
        <MarkContact key={latest.entryId} contact={latest} theCase={theCase} />
      </ul>
      {earlier.length > 0 && (
        <details>
          <summary>{t('demand.earlier', { count: earlier.length })}</summary>
          <ul className={classes.contacts}>
            {earlier.map((contact) => (
              <MarkContact key={contact.entryId} contact={contact} theCase={theCase} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
