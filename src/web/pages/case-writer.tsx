import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../modules/cases/contract.ts';
import { sayReference } from '../../modules/cases/web/index.ts';
import { mayNote, maySpeakToCustomers } from '../../modules/conversations/policy.ts';
import {
  attachAt,
  Composer,
  everyReader,
  insertAt,
  LeavingReplies,
  LeftReplies,
  placeOf,
  type Reader,
  useAreUnsent,
  useDrafts,
  usePresence,
  useTakenBack,
  wordsOfOthers,
} from '../../modules/conversations/web/index.ts';
import { begunOn, WriteArticle } from '../../modules/knowledge/web/index.ts';
import type { Me } from '../../modules/people/contract.ts';
import { useActor } from '../../modules/people/web/index.ts';
import { todayApi } from '../../modules/today/contract.ts';
import { toEnd } from '../../ui/caret.ts';
import { useOrganization } from '../organization.ts';
import { request } from '../request.ts';
import { Icon } from '../shell/icons.tsx';
import classes from './case.module.css';

export type WriterState = ReturnType<typeof useWriter>;

/** Who may be written to on this case, what is written so far, and the field in which it happens. */
export function useWriter(theCase: CaseView, me: Me) {
  const actor = useActor();
  const organization = useOrganization();
  const drafts = useDrafts(theCase, me);
  const others = usePresence(theCase.id, placeOf(me, theCase.id, 'customer'));
  const field = useRef<HTMLTextAreaElement>(null);
  const isAwaited = useRef(false);
  const isOver = theCase.state === 'ended' || theCase.state === 'joined';
  const unsent = useAreUnsent(everyReader.map((to) => placeOf(me, theCase.id, to)));
  const isUnsent = (to: Reader) => unsent[everyReader.indexOf(to)] === true;
  const readers: Reader[] = [];
  if (actor && maySpeakToCustomers(actor, theCase.deskId) && !isOver) readers.push('customer');
  const noting: Reader[] = actor && mayNote(actor, theCase.deskId) ? ['companies', 'company'] : [];
  // What is noted of a case that was joined belongs to the one that goes on; what was begun here is still found.
  const isJoined = theCase.state === 'joined';
  readers.push(...noting.filter((to) => !isJoined || isUnsent(to)));
  const [chosen, choose] = useState<Reader | null>(null);
  // Who comes back finds what they left unsent, and not a field that stands empty before it.
  const begun = readers.find(isUnsent);
  const wanted = chosen ?? begun ?? 'customer';
  const reader = readers.includes(wanted) ? wanted : readers[0];

  const write = (to: Reader) => {
    if (!readers.includes(to)) return;
    choose(to);
    if (field.current) goOnIn(field.current);
    else isAwaited.current = true;
  };
  /** Whoever asked to write before the field was there is in it once it is. */
  const arrive = () => {
    if (!isAwaited.current || !field.current) return;
    isAwaited.current = false;
    goOnIn(field.current);
  };
  /** Into the reply, where the cursor was in it. */
  const insert = (text: string) => {
    flushSync(() => choose('customer'));
    if (!field.current) return;
    goOnIn(field.current);
    insertAt(field.current, { text, focus: true });
  };
  /** So that it goes with the reply; whoever writes it sees it there, and may take it away. */
  const attach = async (file: File) => {
    await attachAt(placeOf(me, theCase.id, 'customer'), file, { deskId: theCase.deskId, organization });
    flushSync(() => choose('customer'));
  };
  const mayInsert = readers.includes('customer');
  return {
    ...{ readers, reader, choose, field, write, arrive, isOver, drafts, others },
    insert: mayInsert ? insert : null,
    attach: mayInsert ? attach : null,
  };
}

/** Whoever has not been in it yet goes on after what stands there, as before it they would write into its beginning. */
function goOnIn(field: HTMLTextAreaElement): void {
  field.focus();
  toEnd(field);
}

/** Whoever asked for something themselves is the customer of that case, and advises nobody there. */
const isOwnNeed = ({ customer }: CaseView, { mail }: Me) =>
  customer.contactPoints.some(({ address }) => address === mail);

type WriterProps = { theCase: CaseView; me: Me; writer: WriterState };

export function Writer({ theCase, me, writer }: WriterProps) {
  const { readers, reader, choose, field, write, arrive, isOver, drafts, others } = writer;
  const { t } = useTranslation();
  const openNext = useNextCase(theCase.id);
  const [kept, keep] = useState<string | null>(null);
  useEffect(arrive);
  useTakenBack(drafts.ready ? theCase.id : null, () => write('customer'));
  return (
    <>
      {isOver && <Over theCase={theCase} />}
      <LeavingReplies theCase={theCase} me={me} replies={drafts.leaving} write={() => write('customer')} />
      <LeftReplies
        replies={drafts.left}
        seen={wordsOfOthers(theCase.entries, me).length}
        keeper={readers.includes('customer') ? drafts.keepers.customer : null}
        write={() => write('customer')}
      />
      {reader && !isOver && !readers.includes('customer') && (
        <p className={classes.over}>
          {t(isOwnNeed(theCase, me) ? 'conversations.ownNeed' : 'conversations.expertsAdvise', {
            owner: theCase.owner.name,
          })}
        </p>
      )}
      {reader && drafts.ready && (
        <Composer
          theCase={theCase}
          readers={readers}
          reader={reader}
          choose={choose}
          me={me}
          drafts={drafts}
          others={others}
          field={field}
          sent={(next) => next && void openNext()}
          keepAs={{
            says: t('knowledge.keepAs'),
            icon: <Icon name="knowledge" />,
            act: (text) => {
              // Whoever closes the dialog is in the reply again.
              field.current?.focus();
              keep(text);
            },
          }}
        />
      )}
      {kept !== null && (
        <WriteArticle
          desk={theCase.deskId}
          begun={begunOn(theCase, { helps: kept })}
          caseId={theCase.id}
          close={() => keep(null)}
        />
      )}
    </>
  );
}

/** The case that comes after this one in my Today; Today itself where there is none. */
function useNextCase(caseId: string): () => Promise<void> {
  const organization = useOrganization();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    const { items } = await queries.fetchQuery({
      queryKey: [todayApi.today.path, organization, 'next'],
      queryFn: ({ signal }) => request(todayApi.today, {}, { organization, signal }),
      staleTime: 0,
    });
    const next = items[items.findIndex(({ id }) => id === caseId) + 1];
    if (!next) return navigate({ to: '/app/o/$organization/today', params: { organization } });
    const params = { organization, case: next.reference };
    await navigate({ to: '/app/o/$organization/cases/$case', params });
  };
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
