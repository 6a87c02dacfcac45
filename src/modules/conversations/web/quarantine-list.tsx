import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { More } from '../../../ui/more.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand, usePages } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { conversationsApi } from '../contract.ts';
import { sayHeldReason } from './held-reason.ts';
import classes from './mail-list.module.css';
import { saySize } from './size.ts';

type Held = Output<typeof conversationsApi.quarantine>['items'][number];

export function QuarantineList({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const mails = usePages(conversationsApi.quarantine, { desk });
  return (
    <Answered of={mails} sentence={sentence}>
      {({ pages }) => {
        const held = pages.flatMap((page) => page.items);
        if (held.length === 0) return <Empty>{t('conversations.quarantineEmpty')}</Empty>;
        return (
          <>
            <ul className={classes.list} aria-label={t('conversations.quarantine')}>
              {held.map((mail) => (
                <HeldMail key={mail.id} mail={mail} desk={desk} />
              ))}
            </ul>
            <More pages={mails} />
          </>
        );
      }}
    </Answered>
  );
}

function HeldMail({ mail, desk }: { mail: Held; desk: string }) {
  const { t } = useTranslation();
  const zone = useDeskZone(mail.deskId);
  const release = useCommand(conversationsApi.releaseMail);
  const ignore = useCommand(conversationsApi.ignoreMail);
  const releaseProblem = useProblem(release);
  const ignoreProblem = useProblem(ignore);
  const which = { desk, mail: mail.id };
  return (
    <li className={classes.mail} data-row tabIndex={-1}>
      <div className={classes.what}>
        <strong>{mail.subject || mail.from}</strong>
        {mail.subject && <span>{mail.from}</span>}
        <span>{sayHeldReason(mail.reason, t)}</span>
        <span className={classes.quiet}>
          <When at={mail.receivedAt} zone={zone} /> · {saySize(mail.size)}
        </span>
        <Problem sentence={releaseProblem ?? ignoreProblem} />
      </div>
      <div className={classes.actions}>
        <Verb
          loading={release.isPending}
          onPress={() => release.mutate(which, { onSuccess: () => say(t('conversations.released')) })}
        >
          {t('conversations.release')}
        </Verb>
        <Verb
          loading={ignore.isPending}
          onPress={() => ignore.mutate(which, { onSuccess: () => say(t('conversations.ignored')) })}
        >
          {t('conversations.ignore')}
        </Verb>
      </div>
    </li>
  );
}
