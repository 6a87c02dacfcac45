import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Problem } from '../../../../ui/answered.tsx';
import { useNow } from '../../../../ui/clock.ts';
import { sayMoment } from '../../../../ui/moment.ts';
import { Verb } from '../../../../ui/verb.tsx';
import { say } from '../../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../../web/api.ts';
import { useProblem, useSentence } from '../../../../web/failure.ts';
import { useOrganization } from '../../../../web/organization.ts';
import { type CaseView, casesApi } from '../../../cases/contract.ts';
import { sayReference } from '../../../cases/web/index.ts';
import { useDeskZone } from '../../../people/web/index.ts';
import { conversationsApi } from '../../contract.ts';
import { endCall, type OpenCall } from './open-calls.ts';
import classes from './written-down.module.css';

type WrittenDownProps = { call: OpenCall; caseId: string };

/** The case that stands before anybody hangs up: who looks after it, where it stands, when the next word comes. */
export function WrittenDown({ call, caseId }: WrittenDownProps) {
  const sentence = useSentence();
  const theCase = useAsk(casesApi.theCase, { case: caseId });
  return (
    <Answered of={theCase} sentence={sentence}>
      {(view) => <Stands call={call} theCase={view} />}
    </Answered>
  );
}

function Stands({ call, theCase }: { call: OpenCall; theCase: CaseView }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const navigate = useNavigate();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const link = useLink(theCase);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const way = {
    to: '/app/o/$organization/cases/$case',
    params: { organization, case: theCase.reference },
  } as const;
  const acts: Record<string, () => void> = {
    l: () => link.points[0] && link.send(link.points[0]),
    o: () => void navigate(way),
  };
  const onKey = (event: KeyboardEvent) => {
    // A button is pressed by Enter itself.
    const isEnter = event.key === 'Enter' && event.target === title.current;
    const act = isEnter ? () => endCall(call.id) : acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: each key does what a button in it does.
    <div className={classes.written} onKeyDown={onKey}>
      <h2 ref={title} tabIndex={-1} className={classes.title}>
        {t('conversations.calls.sayThis')}
      </h2>
      <ul className={classes.say}>
        <li>{t('conversations.calls.lookedAfter', { owner: theCase.owner.name })}</li>
        <li>{t('conversations.calls.stands', { stands: theCase.stands ?? theCase.prefill.stands })}</li>
        {theCase.due !== null && (
          <li>
            <strong>
              {t('conversations.calls.nextWord', {
                moment: sayMoment(Date.parse(theCase.due), { now, zone, t }),
              })}
            </strong>
          </li>
        )}
        <li>{t('conversations.calls.reference', { reference: sayReference(theCase.reference) })}</li>
      </ul>
      <Problem sentence={link.problem} />
      <div className={classes.acts}>
        {link.points.map((point, at) => (
          <Verb
            key={point.id}
            {...(at === 0 && { shownKey: 'l' })}
            loading={link.isSending}
            onPress={() => link.send(point)}
          >
            {t('conversations.calls.sendLink', { address: point.address })}
          </Verb>
        ))}
      </div>
      <div className={classes.acts}>
        <Link {...way} aria-keyshortcuts="o">
          {t('conversations.calls.openCase')}
        </Link>
        <Verb primary shownKey="↵" onPress={() => endCall(call.id)}>
          {t('conversations.calls.finished')}
        </Verb>
      </div>
    </div>
  );
}

type Point = CaseView['customer']['contactPoints'][number];

/** Where the link to their page can be sent: by mail, and where a gateway takes them, as a text. */
function useLink({ id, deskId, customer }: CaseView) {
  const { t } = useTranslation();
  const { data } = useAsk(conversationsApi.gateways, { desk: deskId });
  const takesTexts = data?.items.some((gateway) => gateway.takesTexts) ?? false;
  const command = useCommand(conversationsApi.sendLink);
  const problem = useProblem(command);
  return {
    points: customer.contactPoints.filter(
      ({ kind, textsStoppedAt }) => kind === 'mail' || (takesTexts && textsStoppedAt === null),
    ),
    isSending: command.isPending,
    problem,
    send: (point: Point) => {
      if (command.isPending) return;
      command.mutate(
        { case: id, contactPointId: point.id },
        { onSuccess: () => say(t('conversations.calls.linkSent', { address: point.address })) },
      );
    },
  };
}
