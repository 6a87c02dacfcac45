import { useTranslation } from 'react-i18next';
import { usualWeek } from '../../../platform/time/hours.ts';
import { Card } from '../../../ui/card.tsx';
import { Form } from '../../../ui/form.tsx';
import { HoursField } from '../../../ui/hours-field.tsx';
import { useKept } from '../../../ui/kept.ts';
import { LanguagesField } from '../../../ui/languages-field.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { ZoneField } from '../../../ui/zone-field.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type Me, peopleApi } from '../contract.ts';
import { parts } from './parts.ts';
import { PictureField } from './picture-field.tsx';

type Profile = Pick<Me, 'name' | 'languages' | 'zone' | 'hours'> & { place: string };

/** Who I am, as colleagues and customers read it, and when I am there. */
export function ProfileForm({ me }: { me: Me }) {
  const { t } = useTranslation();
  const save = useCommand(peopleApi.changeMe);
  const problem = useProblem(save);
  const [draft, change, forget] = useKept<Profile>('profile', {
    name: me.name,
    place: me.place ?? '',
    languages: me.languages,
    zone: me.zone,
    hours: me.hours,
  });
  const set = (part: Partial<Profile>) => change((before) => ({ ...before, ...part }));
  const send = () =>
    save.mutate(
      {
        name: draft.name,
        place: draft.place.trim() || null,
        languages: draft.languages,
        zone: draft.zone,
        hours: draft.hours,
      },
      {
        onSuccess: () => {
          forget();
          say(t('people.saved'));
        },
      },
    );
  return (
    <Form verb={t('people.save')} send={send} sending={save.isPending} problem={problem}>
      <Card title={t('people.profile')} at={parts.profile} aside={<Quiet>{me.mail}</Quiet>} spaced>
        <PictureField me={me} />
        <TextField
          label={t('people.name')}
          value={draft.name}
          choose={(name) => set({ name })}
          maxLength={200}
        />
        <TextField
          optional
          label={t('people.place')}
          value={draft.place}
          choose={(place) => set({ place })}
          maxLength={200}
        />
        <LanguagesField
          label={t('people.languages')}
          value={draft.languages}
          choose={(languages) => set({ languages })}
        />
      </Card>
      <Card title={t('people.times')} at={parts.times} spaced>
        <ZoneField label={t('people.zone')} value={draft.zone} choose={(zone) => set({ zone })} />
        {draft.hours && (
          <HoursField label={t('people.hours')} value={draft.hours} choose={(hours) => set({ hours })} />
        )}
        <div>
          <Verb plain={draft.hours !== null} onPress={() => set({ hours: draft.hours ? null : usualWeek })}>
            {t(draft.hours ? 'people.noHours' : 'people.setHours')}
          </Verb>
        </div>
      </Card>
    </Form>
  );
}
