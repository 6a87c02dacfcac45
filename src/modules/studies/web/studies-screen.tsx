import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import demand from '../../demand/web/demand.module.css';
import { useDeskZone } from '../../people/web/index.ts';
import { type StudyRow, studiesApi, usualSize, usualWeeks } from '../contract.ts';
import { SayProgress, sayStudy } from './say-study.tsx';

const one = '/app/o/$organization/desks/$desk/demand/studies/$study';

/** Contacts are drawn to be read together; below them what was studied before. */
export function StudiesScreen({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const studies = useAsk(studiesApi.studies, { desk });
  return (
    <>
      <Draw desk={desk} />
      <Answered of={studies} sentence={sentence} loading={<LoadingCards heights={[160]} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('studies.none')}</Empty>
          ) : (
            <Card title={t('studies.kept')}>
              <ul className={demand.contacts}>
                {items.map((study) => (
                  <Row key={study.id} study={study} desk={desk} />
                ))}
              </ul>
            </Card>
          )
        }
      </Answered>
    </>
  );
}

const sizes = [10, 20, usualSize, 60];
const windows = [1, usualWeeks, 12, 26, 52];
const asOptions = (counts: number[], label: (count: number) => string) =>
  counts.map((count) => ({ value: String(count), label: label(count) }));

function Draw({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const navigate = useNavigate();
  const [size, chooseSize] = useState(usualSize);
  const [weeks, chooseWeeks] = useState(usualWeeks);
  const command = useCommand(studiesApi.makeStudy, {
    done: (_, { id }) => {
      say(t('studies.drawn'));
      void navigate({ to: one, params: { organization, desk, study: id } });
    },
  });
  return (
    <Card title={t('studies.draw')}>
      <Form
        verb={t('studies.draw')}
        send={() => command.mutate({ desk, weeks, size })}
        sending={command.isPending}
        problem={useProblem(command)}
      >
        <Choice
          label={t('studies.ofWeeks')}
          value={String(weeks)}
          options={asOptions(windows, (count) => t('demand.screen.weeksOf', { count }))}
          choose={(chosen) => chooseWeeks(Number(chosen))}
        />
        <Choice
          label={t('studies.howMany')}
          value={String(size)}
          options={asOptions(sizes, String)}
          choose={(chosen) => chooseSize(Number(chosen))}
        />
      </Form>
    </Card>
  );
}

function Row({ study, desk }: { study: StudyRow; desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(study.deskId);
  return (
    <li className={demand.contact}>
      <Link to={one} params={{ organization, desk, study: study.id }} data-row>
        {sayStudy(study, t)}
      </Link>
      <span className={demand.quiet}>
        <When at={study.at} zone={zone} /> · <bdi>{t('studies.madeBy', { name: study.madeBy })}</bdi>
      </span>
      <span className={demand.quiet}>
        <SayProgress study={study} />
      </span>
    </li>
  );
}
