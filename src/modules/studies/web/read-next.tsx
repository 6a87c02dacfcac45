import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { type Demand, demandApi } from '../../demand/contract.ts';
import demandClasses from '../../demand/web/demand.module.css';
import { useDeskZone } from '../../people/web/index.ts';
import { type StudyContact, type StudyView, studiesApi } from '../contract.ts';
import classes from './studies.module.css';

/** The contacts of which I have not said what they are, one after the other; what is left for now comes again at the end. */
export function ReadNext({ study }: { study: StudyView }) {
  const { t } = useTranslation();
  const [left, leave] = useState<readonly string[]>([]);
  const [isOnWay, goOn] = useState(false);
  const open = study.items.filter(({ mine, said }) => mine === null && said < 2);
  const next = open.find(({ id }) => !left.includes(id)) ?? open[0];
  const waiting = study.items.filter(({ mine, said }) => mine !== null && said < 2).length;
  return (
    <Card title={t('studies.read.title')}>
      {next ? (
        <ReadContact
          key={next.id}
          contact={next}
          nth={study.items.indexOf(next) + 1}
          count={study.items.length}
          begin={isOnWay}
          done={() => goOn(true)}
          later={() => {
            goOn(true);
            leave((those) => [...those.filter((id) => id !== next.id), next.id]);
          }}
        />
      ) : (
        <p>
          {t('studies.read.allSaid')} {waiting > 0 && t('studies.read.waits', { count: waiting })}
        </p>
      )}
    </Card>
  );
}

type ReadContactProps = {
  contact: StudyContact;
  nth: number;
  count: number;
  /** Whether it follows another one, so that whoever hears the screen goes on with it. */
  begin: boolean;
  done: () => void;
  later: () => void;
};

function ReadContact({ contact, nth, count, begin, done, later }: ReadContactProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(contact.deskId);
  const types = useAsk(demandApi.types, { desk: contact.deskId });
  const [demand, choose] = useState<Demand | null>(null);
  const [type, chooseType] = useState('');
  const first = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (begin) first.current?.focus();
  }, [begin]);
  const command = useCommand(studiesApi.sayInStudy, {
    done: () => {
      done();
      say(t('studies.read.said'));
    },
  });
  const problem = useProblem(command);
  const [tried, tryIt] = useState(false);
  const as = (chosen: Demand) => () => {
    choose(chosen);
    chooseType('');
  };
  const send = () => {
    tryIt(true);
    if (demand) command.mutate({ contact: contact.id, demand, type: type || null });
  };
  useActions([
    { key: 'v', says: t('studies.read.value'), act: as('value') },
    { key: 'f', says: t('studies.read.failure'), act: as('failure') },
    { key: 'mod enter', says: t('studies.read.say'), act: send },
  ]);
  const ofKind = types.data?.items.filter((one) => one.demand === demand && one.heirId === null) ?? [];
  return (
    <Form
      verb={t('studies.read.say')}
      send={send}
      sending={command.isPending}
      problem={tried && demand === null ? t('studies.read.choose') : problem}
      instead={count > 1 && <Verb onPress={later}>{t('studies.read.later')}</Verb>}
    >
      <p ref={first} tabIndex={-1} className={classes.first}>
        <Quiet>
          {t('studies.read.nth', { nth, count })} · <When at={contact.at} zone={zone} />
        </Quiet>
      </p>
      {contact.text ? (
        <blockquote className={classes.said} dir="auto">
          {contact.text}
        </blockquote>
      ) : (
        <p>{t('studies.read.wordless')}</p>
      )}
      <p>
        <Link to="/app/o/$organization/cases/$case" params={{ organization, case: contact.reference }}>
          {t('studies.read.toCase', { customer: contact.customer, subject: contact.subject })}
        </Link>
      </p>
      <p>{t('studies.read.question')}</p>
      <div className={demandClasses.verbs}>
        <Verb shownKey="v" aria-pressed={demand === 'value'} onPress={as('value')}>
          {t('demand.value')}
        </Verb>
        <Verb shownKey="f" aria-pressed={demand === 'failure'} onPress={as('failure')}>
          {t('demand.failure')}
        </Verb>
      </div>
      {demand && ofKind.length > 0 && (
        <Choice
          label={t('studies.read.type')}
          value={type}
          options={[
            { value: '', label: t('studies.read.noType') },
            ...ofKind.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          choose={chooseType}
        />
      )}
      <Quiet>{t('studies.read.blind')}</Quiet>
    </Form>
  );
}
