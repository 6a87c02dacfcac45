import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { casesApi } from '../../cases/contract.ts';
import { type AboutCall, OnCallPart, ToItself } from '../../conversations/web/index.ts';
import { begunOn, MarkGap } from '../../knowledge/web/index.ts';
import { AskDialog } from './ask-dialog.tsx';
import classes from './experts.module.css';
import { OneAsk } from './one-ask.tsx';
import { useAsks } from './use-asks.ts';

/** Those who know are asked while the customer is on the telephone; the case begins with it where there is none. */
export function AsksOnCall({ callId, deskId, caseId, writtenOn, insert, begin }: AboutCall) {
  const { t } = useTranslation();
  const onCase = caseId ?? writtenOn;
  const enabled = onCase !== null;
  const { data: theCase } = useAsk(casesApi.theCase, { case: onCase ?? '' }, { enabled });
  const [doing, set] = useState<'ask' | 'gap' | null>(null);
  const asks = useAsks(onCase) ?? [];
  const may = enabled ? theCase?.state === 'open' && !asks.some(({ outcome }) => outcome === null) : begin;
  if (!may && asks.length === 0 && doing === null) return null;
  const close = () => set(null);
  return (
    <OnCallPart label={t('experts.onCall')} title={t('experts.title')}>
      {theCase && asks.length > 0 && (
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
          <Verb plain onPress={() => set('ask')}>
            {t('experts.askNow')}
          </Verb>
        </div>
      )}
      <ToItself>
        {doing === 'ask' && (
          <AskDialog
            deskId={deskId}
            onCase={async () => onCase ?? (await begin?.()) ?? null}
            place={callId}
            begun=""
            toGap={async () => {
              // What went wrong with beginning it stands on the card.
              const there = onCase ?? (await begin?.()) ?? null;
              set(there === null ? null : 'gap');
            }}
            close={close}
          />
        )}
        {doing === 'gap' && theCase && (
          <MarkGap
            desk={deskId}
            caseId={theCase.id}
            begun={begunOn(theCase)}
            searches={[]}
            kept={() => {}}
            close={close}
          />
        )}
      </ToItself>
    </OnCallPart>
  );
}
