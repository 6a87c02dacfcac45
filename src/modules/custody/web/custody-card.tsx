import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { More } from '../../../ui/more.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { When } from '../../../ui/when.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { custodyApi } from '../contract.ts';
import classes from './custody-card.module.css';

type CustodyCardProps = { deskId: string; caseId: string };

/** Who stored, saw and passed on what belongs to the customer; asked for only by who wants to know. */
export function CustodyCard({ deskId, caseId }: CustodyCardProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Card title={t('custody.custody')}>
      {shown ? (
        <Record deskId={deskId} caseId={caseId} />
      ) : (
        <Verb plain onPress={() => setShown(true)}>
          {t('custody.show')}
        </Verb>
      )}
    </Card>
  );
}

function Record({ deskId, caseId }: CustodyCardProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const record = usePages(custodyApi.custodyOfCase, { desk: deskId, case: caseId });
  const zone = useDeskZone(deskId);
  return (
    <Answered of={record} sentence={sentence}>
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.items);
        if (entries.length === 0) return <Empty>{t('custody.none')}</Empty>;
        return (
          <>
            <ul className={classes.record} aria-label={t('custody.custody')}>
              {entries.map((entry) => (
                <Entry
                  key={`${entry.seq} ${entry.at} ${entry.actor} ${entry.kind}`}
                  entry={entry}
                  zone={zone}
                />
              ))}
            </ul>
            <More pages={record} />
          </>
        );
      }}
    </Answered>
  );
}

type CustodyEntry = Output<typeof custodyApi.custodyOfCase>['items'][number];

function Entry({ entry, zone }: { entry: CustodyEntry; zone: string }) {
  const { t } = useTranslation();
  const { actor, organization, toOrganization, kind, at } = entry;
  const by = organization && organization !== actor ? t('custody.by', { actor, organization }) : actor;
  const to = toOrganization ? ` ${t('custody.to', { organization: toOrganization })}` : '';
  return (
    <li>
      <span>
        {t('custody.entry', { actor: by, what: t(`custody.kind.${kind}`) })}
        {to}
      </span>
      <When at={at} zone={zone} className={classes.when} />
    </li>
  );
}
