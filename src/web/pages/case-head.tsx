import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../modules/cases/contract.ts';
import { CaseHeader, useCopyCase } from '../../modules/cases/web/index.ts';
import { mayStepIn } from '../../modules/clientroom/policy.ts';
import {
  ClientSpoke,
  HandBackDialog,
  hasSteppedIn,
  ShortfallDialog,
  StepInDialog,
} from '../../modules/clientroom/web/index.ts';
import type { Present } from '../../modules/conversations/contract.ts';
import { mayNote, maySpeakToCustomers } from '../../modules/conversations/policy.ts';
import {
  beginCall,
  DangerDialog,
  DoneDialog,
  EndDialog,
  HandOffDialog,
  JoinDialog,
  joinable,
  PresentPeople,
  type Reader,
  ReopenDialog,
  useCallUp,
} from '../../modules/conversations/web/index.ts';
import { mayMarkSetbacks } from '../../modules/disclosures/policy.ts';
import { SetbackDialog } from '../../modules/disclosures/web/index.ts';
import { KindDialog } from '../../modules/mandates/web/index.ts';
import { useActor, useMe } from '../../modules/people/web/index.ts';
import { mayTakeExtraSteps } from '../../modules/procedures/policy.ts';
import { ExtraStepDialog } from '../../modules/procedures/web/index.ts';
import { mayKeepReturns } from '../../modules/returns/policy.ts';
import { ComesBackDialog } from '../../modules/returns/web/index.ts';
import { mayAsk } from '../../modules/tasks/policy.ts';
import { AskDialog, LookDialog } from '../../modules/tasks/web/index.ts';
import { SnoozeDialog, SnoozedNow } from '../../modules/today/web/index.ts';
import { KeyName } from '../../ui/key-name.tsx';
import { useActions } from '../../ui/keys.ts';
import { Verb } from '../../ui/verb.tsx';
import { useOrganization } from '../organization.ts';
import { ActOnCase } from './act-on-case.tsx';
import classes from './case.module.css';

type CaseHeadProps = { theCase: CaseView; others: readonly Present[]; write: (to: Reader) => void };

const dialogs = {
  act: ActOnCase,
  ask: AskDialog,
  look: LookDialog,
  handOff: HandOffDialog,
  done: DoneDialog,
  end: EndDialog,
  reopen: ReopenDialog,
  join: JoinDialog,
  snooze: SnoozeOne,
  danger: DangerDialog,
  setback: SetbackDialog,
  stepIn: StepInDialog,
  shortfall: ShortfallDialog,
  handBack: HandBackDialog,
  extraStep: ExtraStepDialog,
  comesBack: ComesBackDialog,
  kind: KindDialog,
};
type Act = keyof typeof dialogs | 'call';

const shownKeys = {
  act: 'f',
  ask: 'a',
  look: 'shift a',
  handOff: 'h',
  call: 'p',
  done: 'd',
  end: 'e',
  reopen: 'o',
  join: undefined,
  snooze: 'z',
  danger: 'mod d',
  setback: 'mod e',
  stepIn: 'i',
  shortfall: 'shift m',
  handBack: 'i',
  extraStep: 'mod g',
  comesBack: 'shift b',
  kind: 'shift k',
};
const words = {
  act: 'mandates.act',
  ask: 'tasks.ask',
  look: 'tasks.look',
  handOff: 'conversations.handOff',
  call: 'conversations.noteCall',
  done: 'conversations.done',
  end: 'conversations.end',
  reopen: 'conversations.reopen',
  join: 'conversations.join',
  snooze: 'today.snooze',
  danger: 'conversations.danger.mark',
  setback: 'disclosures.mark',
  stepIn: 'clientroom.stepIn',
  shortfall: 'clientroom.shortfall',
  handBack: 'clientroom.handBack',
  extraStep: 'procedures.mark',
  comesBack: 'returns.comesBack',
  kind: 'mandates.needs.choose',
} as const;

/** The head of a case with what can be done now; only what is possible is drawn. */
export function CaseHead({ theCase, others, write }: CaseHeadProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const organizationId = useOrganization();
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  const begin = (act: Act) => (act === 'call' ? ring(theCase, organizationId) : setOpen(act));
  const may = actor !== null && maySpeakToCustomers(actor, theCase.deskId);
  const marks = actor !== null && mayMarkSetbacks(actor, theCase.deskId);
  const steps = actor !== null && mayTakeExtraSteps(actor, theCase.deskId);
  const asks = actor !== null && mayAsk(actor, theCase.deskId);
  const possible = possibleActs(theCase);
  const inMyList = actor !== null && [theCase.owner.id, theCase.standIn?.id].includes(actor.id);
  // On a call that is taken up it is marked there.
  const isOnCall = useCallUp() !== undefined;
  const notes = actor !== null && mayNote(actor, theCase.deskId);
  const isOfClient = actor !== null && mayStepIn(actor, theCase.deskId);
  const rules: Partial<Record<Act, boolean>> = {
    ask: asks,
    look: asks,
    snooze: inMyList,
    danger: may && !isOnCall,
    setback: marks,
    extraStep: steps,
    comesBack: actor !== null && mayKeepReturns(actor, theCase.deskId),
    stepIn: isOfClient && actor.id !== theCase.owner.id,
    handBack: isOfClient,
    shortfall: notes,
  };
  const allowed = (act: Act) => rules[act] ?? may;
  const first = possible.first.filter(allowed);
  const further = possible.further.filter(allowed);
  const replies = may && (theCase.state === 'open' || theCase.state === 'done');
  const company = useMe().data?.organization.name ?? '';
  useActions([
    ...(replies ? [{ key: 'r', says: t('conversations.reply'), act: () => write('customer') }] : []),
    ...(notes
      ? [
          { key: 'n', says: t('conversations.noteToCompanies'), act: () => write('companies') },
          {
            key: 'shift n',
            says: t('conversations.noteTo', { organization: company }),
            act: () => write('company'),
          },
        ]
      : []),
    ...[...first, ...further].map((act) => ({
      key: shownKeys[act],
      says: t(words[act]),
      act: () => begin(act),
    })),
  ]);
  const copying = useCopyCase(() => theCase.reference);
  const Dialog = open && dialogs[open];
  return (
    <>
      <CaseHeader
        theCase={theCase}
        present={
          <>
            {inMyList && <SnoozedNow theCase={theCase} />}
            <ClientSpoke theCase={theCase} customer={theCase.customer.name} />
            <PresentPeople others={others} customer={theCase.customer.name} />
          </>
        }
        actions={
          <>
            <Further acts={further} choose={begin} copying={copying} />
            {first.map((act) => (
              <Verb key={act} shownKey={shownKeys[act]} onPress={() => begin(act)}>
                {t(words[act])}
              </Verb>
            ))}
            {replies && (
              <Verb primary shownKey="r" onPress={() => write('customer')}>
                {t('conversations.reply')}
              </Verb>
            )}
          </>
        }
      />
      {Dialog && <Dialog theCase={theCase} close={() => setOpen(null)} />}
    </>
  );
}

/** On a case that has ended they ring again; otherwise it is most often us. */
function ring({ id, deskId, state, customer }: CaseView, organizationId: string): void {
  beginCall(
    { deskId, organizationId, who: customer.name },
    { customerId: customer.id, caseId: id, direction: state === 'ended' ? 'in' : 'out' },
  );
}

function possibleActs(theCase: CaseView): { first: Act[]; further: Act[] } {
  const join: Act[] = joinable(theCase).length > 0 ? ['join'] : [];
  const client: Act[] = hasSteppedIn(theCase) ? ['handBack'] : ['stepIn'];
  if (theCase.state === 'joined') return { first: [], further: [] };
  if (theCase.state === 'ended')
    return { first: ['reopen'], further: ['call', 'comesBack', 'setback', 'extraStep'] };
  if (theCase.state === 'done')
    return {
      first: ['reopen'],
      further: [
        'ask',
        'look',
        'act',
        'call',
        'comesBack',
        'end',
        'snooze',
        'danger',
        'setback',
        'extraStep',
        'kind',
        'shortfall',
        ...client,
        ...join,
      ],
    };
  const handOff: Act[] = theCase.handOff === null ? ['handOff'] : [];
  return {
    first: ['ask', ...handOff],
    further: [
      'look',
      'act',
      'call',
      'comesBack',
      'done',
      'end',
      'snooze',
      'danger',
      'setback',
      'extraStep',
      'kind',
      'shortfall',
      ...client,
      ...join,
    ],
  };
}

/** Whoever puts the case aside goes on with what needs them next. */
function SnoozeOne({ theCase, close }: { theCase: CaseView; close: () => void }) {
  const organization = useOrganization();
  const navigate = useNavigate();
  const done = () => navigate({ to: '/app/o/$organization/today', params: { organization } });
  return <SnoozeDialog cases={[theCase]} close={close} done={done} />;
}

type FurtherProps = {
  acts: readonly Act[];
  choose: (act: Act) => void;
  copying: ReturnType<typeof useCopyCase>;
};

function Further({ acts, choose, copying }: FurtherProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" returnFocus withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Verb>{t('conversations.more')}</Verb>
      </Menu.Target>
      <Menu.Dropdown className={classes.further}>
        {acts.map((act) => (
          <Menu.Item
            key={act}
            onClick={() => choose(act)}
            rightSection={shownKeys[act] && <KeyName of={shownKeys[act]} />}
          >
            {t(words[act])}
          </Menu.Item>
        ))}
        {acts.length > 0 && <Menu.Divider />}
        {copying.map(({ key, says, act }) => (
          <Menu.Item key={says} onClick={act} rightSection={key && <KeyName of={key} />}>
            {says}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
