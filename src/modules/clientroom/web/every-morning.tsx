import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { clientroomApi } from '../contract.ts';

type EveryMorningProps = { desk: { slug: string } };
type Chosen = Output<typeof clientroomApi.myMorning>;

/** When the same comes by mail or text, once a day. */
export function EveryMorning({ desk }: EveryMorningProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const chosen = useAsk(clientroomApi.myMorning, { desk: desk.slug });
  return (
    <Card title={t('clientroom.every')}>
      <Answered of={chosen} sentence={sentence}>
        {(answer) => <Choose key={JSON.stringify(answer)} chosen={answer} desk={desk.slug} />}
      </Answered>
    </Card>
  );
}

function Choose({ chosen, desk }: { chosen: Chosen; desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const [at, setAt] = useState(chosen.at ?? '');
  const [channel, setChannel] = useState(chosen.channel);
  const [alsoNothing, setAlsoNothing] = useState(chosen.alsoNothing);
  const keep = useCommand(clientroomApi.chooseMorning, {
    done: ({ at }) => say(t(at === null ? 'clientroom.neverSent' : 'clientroom.isKept')),
  });
  const problem = useProblem(keep);
  return (
    <Form
      aside
      verb={t('clientroom.keep')}
      send={() => keep.mutate({ desk, at: at || null, channel, alsoNothing })}
      sending={keep.isPending}
      problem={problem}
    >
      <TextField
        type="time"
        label={t('clientroom.at')}
        hint={t('clientroom.atHint')}
        value={at}
        choose={setAt}
        optional
      />
      <Choice
        label={t('clientroom.by')}
        value={channel}
        options={(['mail', 'text'] as const).map((value) => ({
          value,
          label: t(`clientroom.channel.${value}`),
        }))}
        choose={setChannel}
      />
      {channel === 'text' && !chosen.takesTexts && (
        <Quiet>
          {t('clientroom.noNumber')}{' '}
          <Link to="/app/o/$organization/account" params={{ organization }} hash={`pocket-${desk}`}>
            {t('shell.account')}
          </Link>
        </Quiet>
      )}
      <Checkbox
        label={t('clientroom.alsoNothing')}
        checked={alsoNothing}
        onChange={({ currentTarget }) => setAlsoNothing(currentTarget.checked)}
      />
    </Form>
  );
}
