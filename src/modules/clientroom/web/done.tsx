import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { clientroomApi, type Deed } from '../contract.ts';
import classes from './morning.module.css';
import { OnCase } from './on-case.tsx';

type DoneCardProps = { done: readonly Deed[]; desk: { slug: string } };

/** What was done in the client's name, counted by kind; each count opens to its cases. */
export function DoneCard({ done, desk }: DoneCardProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('clientroom.done')}>
      {done.length === 0 && <Empty>{t('clientroom.nothingDone')}</Empty>}
      <ul>
        {done.map((deed) => (
          <Done key={deed.kind} deed={deed} desk={desk.slug} />
        ))}
      </ul>
    </Card>
  );
}

function Done({ deed, desk }: { deed: Deed; desk: string }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const id = useId();
  return (
    <li className={classes.row}>
      <div className={classes.verbs}>
        <Verb plain aria-expanded={isOpen} aria-controls={id} onPress={() => open(!isOpen)} data-row>
          {sayDeed(deed)}
        </Verb>
        <Quiet>{t('clientroom.onCases', { count: deed.cases })}</Quiet>
      </div>
      <div id={id}>{isOpen && <Behind kind={deed.kind} desk={desk} />}</div>
    </li>
  );

  function sayDeed({ kind, name, count }: Deed): string {
    if (name !== null) return t('clientroom.act', { count, kind: name });
    return t(`clientroom.deed.${kind}`, { count, defaultValue: kind });
  }
}

function Behind({ kind, desk }: { kind: string; desk: string }) {
  const sentence = useSentence();
  const behind = useAsk(clientroomApi.casesBehind, { desk, kind });
  return (
    <Answered of={behind} sentence={sentence}>
      {({ items }) => (
        <ul>
          {items.map(({ id, reference, subject, customer, owner }) => (
            <li key={id} className={classes.behind}>
              <OnCase reference={reference} subject={subject} />
              <Quiet>
                <bdi>{customer}</bdi> · {owner.name}
              </Quiet>
            </li>
          ))}
        </ul>
      )}
    </Answered>
  );
}
