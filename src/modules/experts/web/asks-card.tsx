import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import type { CaseView } from '../../cases/contract.ts';
import { begunOn, MarkGap } from '../../knowledge/web/index.ts';
import { AskDialog } from './ask-dialog.tsx';
import classes from './experts.module.css';
import { type Insert, OneAsk } from './one-ask.tsx';
import { useAsks } from './use-asks.ts';

type AsksCardProps = { theCase: CaseView; insert: Insert; mayAsk: boolean };

/** Who is asked now, beside a case, and who was; one question at a time. */
export function AsksCard({ theCase, insert, mayAsk }: AsksCardProps) {
  const { t } = useTranslation();
  const found = useAsks(theCase.id);
  const [doing, set] = useState<'ask' | 'gap' | null>(null);
  const asks = found ?? [];
  const may = mayAsk && found !== undefined && !asks.some(({ outcome }) => outcome === null);
  const begin = () => set('ask');
  useActions(may ? [{ key: 'shift e', says: t('experts.askSomebody'), act: begin }] : []);
  if (!may && asks.length === 0) return null;
  return (
    <Card title={t('experts.title')}>
      {asks.length > 0 && (
        <ul className={classes.asks}>
          {asks.map((ask) => (
            <li key={ask.id}>
              <OneAsk {...{ theCase, ask, insert }} />
            </li>
          ))}
        </ul>
      )}
      {may && (
        <div className={classes.actions}>
          <Verb plain onPress={begin}>
            {t('experts.askNow')}
          </Verb>
        </div>
      )}
      {doing === 'ask' && (
        <AskDialog
          deskId={theCase.deskId}
          onCase={async () => theCase.id}
          place={theCase.id}
          begun=""
          toGap={() => set('gap')}
          close={() => set(null)}
        />
      )}
      {doing === 'gap' && (
        <MarkGap
          desk={theCase.deskId}
          caseId={theCase.id}
          begun={begunOn(theCase)}
          searches={[]}
          kept={() => {}}
          close={() => set(null)}
        />
      )}
    </Card>
  );
}
