import { Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { languageName } from '../../../ui/language-names.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { type CaseView, type EntryView, isSaid } from '../../cases/contract.ts';
import { maySpeakToCustomers } from '../../conversations/policy.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { type GapTelling, knowledgeApi } from '../contract.ts';
import classes from './gap-tellings.module.css';
import { useSlug } from './insert-words.tsx';

/** What this customer asked about has changed, and they do not know yet. */
export function GapTellings({ theCase }: { theCase: CaseView }) {
  const { data } = useAsk(knowledgeApi.tellingsOfCase, { case: theCase.id });
  return data?.items.map((telling) => <Telling key={telling.gapId} theCase={theCase} telling={telling} />);
}

type TellingProps = { theCase: CaseView; telling: GapTelling };

function Telling({ theCase, telling }: TellingProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const [isLooking, look] = useState(false);
  const { name } = theCase.customer;
  const title = t('knowledge.gap.hasChanged', { name });
  const speaks = actor !== null && maySpeakToCustomers(actor, theCase.deskId);
  const told = theCase.entries.findLast((entry) => mayHaveTold(entry, telling));
  return (
    <section className={classes.telling} aria-label={title}>
      <h2>{title}</h2>
      <p lang={telling.language}>{telling.changed}</p>
      <Uncompared {...{ theCase, telling }} />
      <div className={classes.actions}>
        {speaks && theCase.reach !== null && (
          <Verb primary onPress={() => look(true)}>
            {t('knowledge.gap.look', { name })}
          </Verb>
        )}
        {speaks && told && <Knows {...{ theCase, telling, told }} />}
      </div>
      {isLooking && <TellDialog {...{ theCase, telling }} close={() => look(false)} />}
    </section>
  );
}

/** It goes out in the language of the original, though there is a translation that somebody could compare first. */
function Uncompared({ theCase, telling: { uncompared } }: TellingProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const slug = useSlug(theCase.deskId);
  if (!uncompared) return null;
  return (
    <p>
      {t('knowledge.gap.uncompared', { language: languageName(uncompared.language, t('language')) })}{' '}
      <Link
        to="/app/o/$organization/desks/$desk/knowledge/$article"
        params={{ organization, desk: slug, article: uncompared.id }}
      >
        {t('knowledge.gap.compare')}
      </Link>
    </p>
  );
}

/** What a person said to them since it changed may have told them. */
const mayHaveTold = (entry: EntryView, { changedAt }: GapTelling): boolean =>
  isSaid(entry) && entry.at >= changedAt;

function Knows({ theCase, telling, told }: TellingProps & { told: EntryView }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const tell = useCommand(knowledgeApi.tellOfGap);
  const problem = useProblem(tell);
  const moment = sayMoment(Date.parse(told.at), { now, zone, t });
  return (
    <>
      <Verb
        plain
        loading={tell.isPending}
        onPress={() => tell.mutate({ case: theCase.id, gap: telling.gapId, telling: { entryId: told.id } })}
      >
        {t('knowledge.gap.knows', { who: told.author.name, moment })}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}

/** Nothing goes out before somebody has looked at it. */
function TellDialog({ theCase, telling, close }: TellingProps & { close: () => void }) {
  const { t } = useTranslation();
  const field = useFirstFocus<HTMLTextAreaElement>();
  const [text, write, forget] = useKept(`telling of ${telling.gapId} ${theCase.id}`, telling.text);
  const { name, language } = theCase.customer;
  const tell = useCommand(knowledgeApi.tellOfGap, {
    done: () => {
      forget();
      say(t('knowledge.gap.told', { name }));
      close();
    },
  });
  return (
    <Dialog title={t('knowledge.gap.look', { name })} close={close} wide>
      <Form
        verb={t('knowledge.gap.send', { name })}
        send={() => tell.mutate({ case: theCase.id, gap: telling.gapId, telling: { text } })}
        sending={tell.isPending}
        problem={useProblem(tell)}
        cancel={close}
      >
        <Uncompared {...{ theCase, telling }} />
        {telling.language !== language && (
          <p>{t('knowledge.gap.inTheirs', { language: languageName(language, t('language')) })}</p>
        )}
        <Textarea
          ref={field}
          data-autofocus
          dir="auto"
          lang={language}
          label={t('knowledge.gap.toThem', { name })}
          value={text}
          onChange={({ currentTarget }) => write(() => currentTarget.value)}
          required
          withAsterisk={false}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={30_000}
        />
        {theCase.state === 'ended' && <p>{t('knowledge.gap.opensAgain')}</p>}
      </Form>
    </Dialog>
  );
}
