import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usualWeek } from '../../../platform/time/hours.ts';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { HoursField } from '../../../ui/hours-field.tsx';
import { languagesToChoose } from '../../../ui/language-names.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useMe } from '../../people/web/index.ts';
import { type Advised, type Expertise, expertsApi } from '../contract.ts';
import classes from './experts.module.css';

export const expertisePart = 'expertise';

/** What I know, on each of my desks, and what my company does as a third party. */
export function ExpertiseCards() {
  const { t } = useTranslation();
  const { data } = useAsk(expertsApi.advised, {});
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t('experts.mine.title')} at={expertisePart} spaced>
      <p className={classes.quiet}>{t('experts.mine.what')}</p>
      {data.items.map((place) => (
        <Place key={`${place.deskId} ${place.asCompany}`} place={place} />
      ))}
    </Card>
  );
}

function Place({ place }: { place: Advised }) {
  const { t } = useTranslation();
  const me = useMe();
  const { deskId, desk, zone, asCompany, marked } = place;
  const [draft, set] = useState<Expertise>(
    marked ?? {
      ...{ language: me.data?.languages[0] ?? 'en', knows: '', hours: me.data?.hours ?? usualWeek },
      ...{ byText: true, byMail: true, notBefore: null },
    },
  );
  const change = (part: Partial<Expertise>) => set((before) => ({ ...before, ...part }));
  const keep = useCommand(expertsApi.markExpertise, { done: () => say(t('experts.mine.kept')) });
  const end = useCommand(expertsApi.endExpertise, {
    done: () => {
      change({ knows: '' });
      say(t('experts.mine.ended'));
    },
  });
  const problem = useProblem(keep) ?? null;
  const endProblem = useProblem(end);
  return (
    <section aria-label={desk}>
      <h3>{asCompany ? t('experts.mine.ofCompany', { desk }) : desk}</h3>
      <Form
        aside
        verb={t('experts.mine.keep')}
        send={() => keep.mutate({ desk: deskId, ...draft })}
        sending={keep.isPending}
        problem={problem ?? endProblem}
        instead={
          marked && (
            <Verb plain loading={end.isPending} onPress={() => end.mutate({ desk: deskId })}>
              {t('experts.mine.end')}
            </Verb>
          )
        }
      >
        <Textarea
          dir="auto"
          label={t('experts.mine.knows')}
          description={t('experts.mine.knowsHint')}
          value={draft.knows}
          onChange={({ currentTarget }) => change({ knows: currentTarget.value })}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={1000}
        />
        <Choice
          label={t('experts.mine.language')}
          value={draft.language}
          options={languagesToChoose([draft.language], t('language'))}
          choose={(language) => change({ language })}
        />
        <HoursField
          label={t('experts.mine.hours')}
          value={draft.hours}
          choose={(hours) => change({ hours })}
        />
        {!asCompany && (
          <Checkbox
            label={t('experts.mine.byText')}
            checked={draft.byText}
            onChange={({ currentTarget }) => change({ byText: currentTarget.checked })}
          />
        )}
        <Checkbox
          label={t(asCompany ? 'experts.mine.companyByMail' : 'experts.mine.byMail')}
          checked={draft.byMail}
          onChange={({ currentTarget }) => change({ byMail: currentTarget.checked })}
        />
        <MomentField
          label={t('experts.mine.notBefore')}
          value={draft.notBefore}
          zone={zone}
          choose={(notBefore) => change({ notBefore })}
        />
      </Form>
    </section>
  );
}
