import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../modules/cases/contract.ts';
import { sayReference } from '../../modules/cases/web/index.ts';
import { mayNote, maySpeakToCustomers } from '../../modules/conversations/policy.ts';
import { Composer, type Reader } from '../../modules/conversations/web/index.ts';
import { useActor, useMe } from '../../modules/people/web/index.ts';
import { useOrganization } from '../organization.ts';
import classes from './case.module.css';

export type WriterState = ReturnType<typeof useWriter>;

/** Who may be written to on this case, and the field in which it happens. */
export function useWriter(theCase: CaseView) {
  const actor = useActor();
  const field = useRef<HTMLTextAreaElement>(null);
  const [chosen, choose] = useState<Reader>('customer');
  const isOver = theCase.state === 'ended' || theCase.state === 'joined';
  const readers: Reader[] = [];
  if (actor && maySpeakToCustomers(actor, theCase.deskId) && !isOver) readers.push('customer');
  if (actor && mayNote(actor, theCase.deskId)) readers.push('companies', 'company');
  const reader = readers.includes(chosen) ? chosen : readers[0];

  const write = (to: Reader) => {
    if (!readers.includes(to)) return;
    choose(to);
    field.current?.focus();
  };
  return { readers, reader, choose, field, write, isOver };
}

export function Writer({ theCase, writer }: { theCase: CaseView; writer: WriterState }) {
  const me = useMe();
  const { readers, reader, choose, field, isOver } = writer;
  return (
    <>
      {isOver && <Over theCase={theCase} />}
      {reader && me.data && (
        <Composer
          theCase={theCase}
          readers={readers}
          reader={reader}
          choose={choose}
          company={me.data.organization.name}
          field={field}
        />
      )}
    </>
  );
}

function Over({ theCase: { joinedTo } }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  if (joinedTo === null) return <p className={classes.over}>{t('conversations.ended')}</p>;
  return (
    <p className={classes.over}>
      {t('conversations.joined')}
      <Link to="/app/o/$organization/cases/$case" params={{ organization, case: joinedTo.reference }}>
        {t('conversations.openOther', { reference: sayReference(joinedTo.reference) })}
      </Link>
    </p>
  );
}
