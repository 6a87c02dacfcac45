import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Problem } from '../../../ui/answered.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { conversationsApi, type HeldMail } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { sayHeldReason } from './held-reason.ts';
import classes from './mail-shown.module.css';
import { saySize } from './size.ts';

type HeldMailViewProps = {
  desk: string;
  mail: string;
  close: () => void;
  /** With the case in which it stands now, where it stands in one. */
  decided: (reference?: string) => void;
  /** Of a mail that answers what a company was asked, the ways to say which. */
  ofTask: (mail: string, decided: (reference?: string) => void) => ReactNode;
};

/** A mail to be looked at before anything is decided about it. */
export function HeldMailView({ desk, mail, close, decided, ofTask }: HeldMailViewProps) {
  const sentence = useSentence();
  const held = useAsk(conversationsApi.heldMail, { desk, mail });
  const { t } = useTranslation();
  useKeys({ esc: { says: t('ui.close'), act: close } });
  return (
    <Answered of={held} sentence={sentence}>
      {(answer) => (
        <Shown mail={answer}>
          <Decide {...{ desk, mail: answer, close, decided, ofTask }} />
        </Shown>
      )}
    </Answered>
  );
}

function Shown({ mail, children }: { mail: HeldMail; children: ReactNode }) {
  const { t } = useTranslation();
  const zone = useDeskZone(mail.deskId);
  const files = useId();
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.subject} dir="auto">
          {mail.subject || t('conversations.noSubject')}
        </h2>
        {children}
      </header>
      <dl className={classes.about}>
        <dt>{t('conversations.column.from')}</dt>
        <dd>
          <bdi>{mail.from || t('conversations.nobodyNamed')}</bdi>
        </dd>
        {!mail.from.includes(mail.deliveredBy) && (
          <>
            <dt>{t('conversations.deliveredBy')}</dt>
            <dd>
              <bdi>{mail.deliveredBy}</bdi>
            </dd>
          </>
        )}
        <dt>{t('conversations.column.reason')}</dt>
        <dd>{sayHeldReason(mail.reason, t)}</dd>
        <dt>{t('conversations.column.received')}</dt>
        <dd>
          <When at={mail.receivedAt} zone={zone} /> · {saySize(mail.size)}
        </dd>
      </dl>
      <p className={classes.quiet}>{t('conversations.textOnly')}</p>
      <p className={classes.text}>{mail.text}</p>
      {mail.leftOut.map((sentence) => (
        <p key={sentence} className={classes.quiet}>
          {sentence}
        </p>
      ))}
      {mail.files.length > 0 && (
        <>
          <h3 id={files} className={classes.quiet}>
            {t('conversations.filesWithIt')}
          </h3>
          <ul aria-labelledby={files} className={classes.files}>
            {mail.files.map(({ name, size }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files of a mail may have the same name.
              <li key={at}>
                <bdi>{name}</bdi> <span className={classes.quiet}>{saySize(size)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Only its sender is not certain, and not where it belongs. */
const isOfTask = (reason: string) => reason === 'task sender' || reason === 'task unsigned';

type DecideProps = Omit<HeldMailViewProps, 'mail'> & { mail: HeldMail };

function Decide({ desk, mail, close, decided, ofTask }: DecideProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const release = useCommand(conversationsApi.releaseMail, {
    done: (_mail, { reference }) => decided(reference),
  });
  const ignore = useCommand(conversationsApi.ignoreMail, {
    done: () => {
      say(t('conversations.ignored'));
      decided();
    },
  });
  const releaseProblem = useProblem(release);
  const ignoreProblem = useProblem(ignore);
  const may = actor !== null && maySpeakToCustomers(actor, mail.deskId);
  const mayIgnore = may && mail.state === 'quarantined';
  const which = { desk, mail: mail.id };
  const takesIn = t(isOfTask(mail.reason) ? 'conversations.releaseToTask' : 'conversations.release');
  const isBusy = release.isPending || ignore.isPending;
  const makeCase = () => release.mutate(which);
  const leaveAside = () => ignore.mutate(which);
  useKeys({
    ...(may && !isBusy && { m: { says: takesIn, act: makeCase } }),
    ...(mayIgnore && !isBusy && { l: { says: t('conversations.ignore'), act: leaveAside } }),
  });
  return (
    <>
      <div className={classes.actions}>
        {actor && !may && <Quiet>{t('conversations.othersDecide')}</Quiet>}
        <Verb shownKey="Esc" onPress={close}>
          {t('ui.close')}
        </Verb>
        {mayIgnore && (
          <Verb shownKey="l" loading={ignore.isPending} disabled={release.isPending} onPress={leaveAside}>
            {t('conversations.ignore')}
          </Verb>
        )}
        {may && (
          <Verb
            primary
            shownKey="m"
            loading={release.isPending}
            disabled={ignore.isPending}
            onPress={makeCase}
          >
            {takesIn}
          </Verb>
        )}
        <Problem sentence={releaseProblem ?? ignoreProblem} />
      </div>
      {may && mail.reason.startsWith('task ') && ofTask(mail.id, decided)}
    </>
  );
}
