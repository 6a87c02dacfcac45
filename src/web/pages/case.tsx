import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type CaseView, casesApi } from '../../modules/cases/contract.ts';
import {
  AsTheCustomerLived,
  CaseTitle,
  LineCard,
  OtherCasesCard,
  PeopleCard,
} from '../../modules/cases/web/index.ts';
import {
  AsksNotices,
  Conversation,
  EarlySigns,
  FactsOfCase,
  HandOffNotice,
  JoinNotice,
  ThingsOfCase,
  useSeenMentions,
} from '../../modules/conversations/web/index.ts';
import { CustodyCard } from '../../modules/custody/web/index.ts';
import { CustomerCard } from '../../modules/customers/web/index.ts';
import { DemandCard } from '../../modules/demand/web/index.ts';
import { SetbacksCard, UntoldSetbacks } from '../../modules/disclosures/web/index.ts';
import { AsksCard } from '../../modules/experts/web/index.ts';
import { mayWriteArticles } from '../../modules/knowledge/policy.ts';
import { GapTellings, useWayOfEntry, WaysCard, WhatHelps } from '../../modules/knowledge/web/index.ts';
import { NeedNotice } from '../../modules/mandates/web/index.ts';
import type { Me } from '../../modules/people/contract.ts';
import { useActor, useMe } from '../../modules/people/web/index.ts';
import { ExtraStepsCard } from '../../modules/procedures/web/index.ts';
import { ReturnsCard } from '../../modules/returns/web/index.ts';
import { AskedOfOthers, AtAGlance, CaseTasks, GoodOrNot, isNewTo } from '../../modules/tasks/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { useNow } from '../../ui/clock.ts';
import { useKeys } from '../../ui/keys.ts';
import { LoadingCards } from '../../ui/loading.tsx';
import { Soon } from '../../ui/soon.tsx';
import { Verb } from '../../ui/verb.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { useListedCase } from '../listed-case.ts';
import { askOrRecall } from '../offline/kept-answers.ts';
import { NotGone, ReadAt } from '../offline/waiting-notices.tsx';
import { useOrganization } from '../organization.ts';
import { useBackToList } from '../shell/last-list.ts';
import { Nowhere } from '../shell/lost.tsx';
import { useRememberCase } from '../shell/recent.ts';
import classes from './case.module.css';
import { CaseHead } from './case-head.tsx';
import { useWriter, Writer, type WriterState } from './case-writer.tsx';

/** One case with all that belongs to it. */
export function CasePage() {
  const { t } = useTranslation();
  const { case: named } = useParams({ from: '/app/o/$organization/cases/$case' });
  const sentence = useSentence();
  const me = useMe();
  const theCase = useAsk(casesApi.theCase, { case: named }, { through: askOrRecall });
  // What is open within the case closes first.
  const when = () => document.querySelector('[data-closes]') === null;
  useKeys({ esc: { says: t('shell.keysOf.back'), act: useBackToList(), when } });
  if (isNowhere(theCase.error)) return <Nowhere />;
  return (
    <div className={classes.page}>
      <Answered of={me} sentence={sentence} loading={<LoadingCase named={named} />}>
        {(who) => (
          <Answered of={theCase} sentence={sentence} loading={<LoadingCase named={named} />}>
            {(view) => (
              <>
                <ReadAt path={casesApi.theCase.path} input={{ case: named }} />
                <Case key={view.id} theCase={view} me={who} />
              </>
            )}
          </Answered>
        )}
      </Answered>
    </div>
  );
}

function LoadingCase({ named }: { named: string }) {
  const listed = useListedCase(named);
  return (
    <>
      {listed && <CaseTitle {...listed} />}
      <LoadingCards heights={listed ? [160, 480] : [88, 160, 480]} />
    </>
  );
}

function Case({ theCase, me }: { theCase: CaseView; me: Me }) {
  const { t } = useTranslation();
  const writer = useWriter(theCase, me);
  const [asLived, setAsLived] = useState(false);
  const turn = () => setAsLived(!asLived);
  useKeys({ l: { says: t('cases.lived.title'), act: turn }, ...(asLived && { esc: turn }) });
  useSeenMentions(theCase.id);
  useRememberCase({
    reference: theCase.reference,
    subject: theCase.subject,
    customer: theCase.customer.name,
  });
  return (
    <>
      <CaseHead theCase={theCase} others={writer.others} write={writer.write} />
      <AtAGlance theCase={theCase} me={me} />
      <Soon>
        <Body {...{ theCase, me, writer, asLived, turn, setAsLived }} />
      </Soon>
    </>
  );
}

/** The case on one page, by one key; offered to whoever has not been here for a while or never. */
function ToBrief({ theCase, me }: { theCase: CaseView; me: Me }) {
  const { t } = useTranslation();
  const now = useNow();
  const organization = useOrganization();
  const navigate = useNavigate();
  const params = { organization, case: theCase.reference };
  const open = () => navigate({ to: '/app/o/$organization/cases/$case/brief', params });
  useKeys({ b: { says: t('tasks.brief.open'), act: open } });
  return (
    <Verb plain shownKey="b" onPress={open}>
      {t(isNewTo(theCase, me, now) ? 'tasks.brief.newToYou' : 'tasks.brief.open')}
    </Verb>
  );
}

type BodyProps = {
  theCase: CaseView;
  me: Me;
  writer: WriterState;
  asLived: boolean;
  turn: () => void;
  setAsLived: (asLived: boolean) => void;
};

function Body({ theCase, me, writer, asLived, turn, setAsLived }: BodyProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const mayWrite = actor !== null && mayWriteArticles(actor, theCase.deskId);
  const wayOfEntry = useWayOfEntry(theCase, mayWrite);
  return (
    <>
      <LineCard theCase={theCase} toWords={() => flushSync(() => setAsLived(false))} />
      <div className={classes.notices}>
        {theCase.handOff && (
          <HandOffNotice key={theCase.handOff.id} handOff={theCase.handOff} theCase={theCase} />
        )}
        <AsksNotices theCase={theCase} write={() => writer.write('customer')} />
        {theCase.joinOffers.map((offer) => (
          <JoinNotice key={offer.caseId} theCase={theCase} offer={offer} />
        ))}
        <NeedNotice theCase={theCase} />
        <UntoldSetbacks theCase={theCase} />
        <GapTellings theCase={theCase} />
        <CaseTasks theCase={theCase} />
      </div>
      <div className={classes.columns}>
        <div className={classes.middle} data-closes={asLived || undefined}>
          <div className={classes.views}>
            <ToBrief theCase={theCase} me={me} />
            <Verb plain shownKey="l" aria-pressed={asLived} onPress={turn}>
              {t('cases.lived.title')}
            </Verb>
          </div>
          {asLived ? (
            <AsTheCustomerLived theCase={theCase} />
          ) : (
            <Conversation
              theCase={theCase}
              more={wayOfEntry}
              below={(asked, answers) => (
                <GoodOrNot asked={asked} answers={answers} deskId={theCase.deskId} />
              )}
            />
          )}
          <NotGone about={(written) => written.case === theCase.id} />
          <Writer theCase={theCase} me={me} writer={writer} />
        </div>
        <aside className={classes.beside} aria-label={t('shell.beside')}>
          <AskedOfOthers theCase={theCase} />
          <EarlySigns theCase={theCase} me={me} />
          <SetbacksCard theCase={theCase} />
          <ExtraStepsCard theCase={theCase} />
          <ReturnsCard theCase={theCase} />
          <CustomerCard customer={theCase.customer} deskId={theCase.deskId} />
          <ThingsOfCase theCase={theCase} />
          <WaysCard theCase={theCase} mayWrite={mayWrite} />
          <WhatHelps theCase={theCase} insert={writer.insert} attach={writer.attach} mayWrite={mayWrite} />
          <AsksCard theCase={theCase} insert={writer.insert} mayAsk={theCase.state === 'open'} />
          <FactsOfCase theCase={theCase} />
          <DemandCard theCase={theCase} />
          <OtherCasesCard theCase={theCase} />
          <PeopleCard theCase={theCase} />
          <CustodyCard deskId={theCase.deskId} caseId={theCase.id} />
        </aside>
      </div>
    </>
  );
}
