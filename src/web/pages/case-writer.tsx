import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../modules/cases/contract.ts';
import { sayReference } from '../../modules/cases/web/index.ts';
import { mayNote, maySpeakToCustomers } from '../../modules/conversations/policy.ts';
import { Composer, isUnsentAt, placeOf, type Reader } from '../../modules/conversations/web/index.ts';
import type { Me } from '../../modules/people/contract.ts';
import { useActor } from '../../modules/people/web/index.ts';
import { useOrganization } from '../organization.ts';
import classes from './case.module.css';

export type WriterState = ReturnType<typeof useWriter>;

/** Who may be written to on this case, and the field in which it happens. */
export function useWriter(theCase: CaseView, me: Me) {
  const actor = useActor();
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = theCase.state === 'ended' || theCase.state === 'joined';
  const readers: Reader[] = [];
  if (actor && maySpeakToCustomers(actor, theCase.deskId) && !isOver) readers.push('customer');
  if (actor && mayNote(actor, theCase.deskId)) readers.push('companies', 'company');
  // Who comes back finds what they left unsent, and not a field that stands empty before it.
  const [chosen, choose] = useState<Reader>(
    () => readers.find((to) => isUnsentAt(placeOf(me, theCase.id, to))) ?? 'customer',
  );
  const reader = readers.includes(chosen) ? chosen : readers[0];

  const write = (to: Reader) => {
    if (!readers.includes(to)) return;
    choose(to);
    field.current?.focus();
  };
  return { readers, reader, choose, field, write, isOver };
}

type WriterProps = { theCase: CaseView; me: Me; writer: WriterState };

export function Writer({ theCase, me, writer }: WriterProps) {
  const { readers, reader, choose, field, isOver } = writer;
  return (
    <>
      {isOver && <Over theCase={theCase} />}
      {reader && (
        <Composer theCase={theCase} readers={readers} reader={reader} choose={choose} me={me} field={field} />
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
