import { Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { demandApi } from '../../demand/contract.ts';
import demand from '../../demand/web/demand.module.css';
import { CauseDialog } from '../../demand/web/index.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { type Finding, type StudyView, studiesApi } from '../contract.ts';
import { mayStudy } from '../policy.ts';

type LearnedProps = { study: StudyView; desk: string };

/** What those who read together learned, and where it is to be changed. */
export function Learned({ study, desk }: LearnedProps) {
  const { t } = useTranslation();
  const actor = useActor();
  return (
    <Card title={t('studies.learned.title')} spaced>
      <p>{t('studies.learned.what')}</p>
      {study.learned.length > 0 && (
        <ul className={demand.contacts}>
          {study.learned.map((finding) => (
            <One key={finding.id} finding={finding} deskId={study.deskId} desk={desk} />
          ))}
        </ul>
      )}
      {actor !== null && mayStudy(actor, study.deskId) && <Learn study={study} desk={desk} />}
    </Card>
  );
}

function One({ finding, deskId, desk }: { finding: Finding; deskId: string; desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(deskId);
  const { words, cause, by, at } = finding;
  return (
    <li className={demand.contact}>
      <p className={demand.words}>{words}</p>
      {cause && (
        <Link
          to="/app/o/$organization/desks/$desk/demand/causes/$cause"
          params={{ organization, desk, cause: cause.id }}
        >
          <bdi>{cause.name}</bdi>
        </Link>
      )}
      <span className={demand.quiet}>
        <bdi>{t('studies.learned.by', { name: by })}</bdi> · <When at={at} zone={zone} />
      </span>
    </li>
  );
}

const anotherOne = 'new';

function Learn({ study, desk }: LearnedProps) {
  const { t } = useTranslation();
  const causes = useAsk(demandApi.causes, { desk });
  const [making, make] = useState(false);
  const [draft, write, forget] = useKept(`learned ${study.id}`, { words: '', cause: '' });
  const command = useCommand(studiesApi.learn, {
    done: () => {
      forget();
      say(t('studies.learned.kept'));
    },
  });
  const open = causes.data?.items.filter(({ removedAt }) => removedAt === null) ?? [];
  return (
    <>
      <Form
        aside
        verb={t('studies.learned.keep')}
        send={() => command.mutate({ study: study.id, words: draft.words, cause: draft.cause || null })}
        sending={command.isPending}
        problem={useProblem(command)}
      >
        <Textarea
          dir="auto"
          label={t('studies.learned.words')}
          value={draft.words}
          onChange={({ currentTarget: { value } }) => write((before) => ({ ...before, words: value }))}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={2000}
        />
        <Choice
          label={t('studies.learned.cause')}
          value={draft.cause}
          options={[
            { value: '', label: t('studies.learned.noCause') },
            ...open.map(({ id, name }) => ({ value: id, label: name })),
            { value: anotherOne, label: t('studies.learned.newCause') },
          ]}
          choose={(cause) => (cause === anotherOne ? make(true) : write((before) => ({ ...before, cause })))}
        />
      </Form>
      {making && (
        <CauseDialog
          desk={desk}
          made={(cause) => write((before) => ({ ...before, cause }))}
          close={() => make(false)}
        />
      )}
    </>
  );
}
