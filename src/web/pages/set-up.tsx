import { Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { browserZone } from '../../ui/wall-time.ts';
import { ZoneField } from '../../ui/zone-field.tsx';
import { useProblem } from '../failure.ts';
import { SHORTEST_PASSWORD, session } from '../session.ts';

const fields = [
  { name: 'organization', maxLength: 200, autoComplete: 'organization' },
  { name: 'deskName', maxLength: 200 },
  { name: 'slug', maxLength: 60, pattern: '[a-z0-9]+(-[a-z0-9]+)*', hint: 'slugHint' },
  { name: 'address', maxLength: 254, type: 'email' },
  { name: 'name', maxLength: 200, autoComplete: 'name' },
  { name: 'mail', maxLength: 254, type: 'email', autoComplete: 'username' },
  { name: 'password', maxLength: 128, type: 'password', autoComplete: 'new-password', hint: 'passwordHint' },
] as const;

/** The first start: one form, then one is signed in on one's own desk. */
export function SetUp() {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/setup/$token' });
  const [draft, setDraft] = useState<Record<string, string>>({ zone: browserZone() });
  const [onePerson, setOnePerson] = useState(false);
  const set = (name: string, value: string) => setDraft((before) => ({ ...before, [name]: value }));
  const open = useMutation({
    mutationFn: () => session.setUp({ token, ...draft, onePerson }),
    onSuccess: () => window.location.assign('/app'),
  });
  const problem = useProblem(open);
  return (
    <main>
      <Page title={t('setup.title')} door>
        <p>{t('setup.why')}</p>
        <Form verb={t('setup.open')} send={() => open.mutate()} sending={open.isPending} problem={problem}>
          {fields.map(({ name, ...field }) => (
            <TextInput
              key={name}
              label={t(`setup.${name}`)}
              description={'hint' in field ? t(`setup.${field.hint}`) : undefined}
              type={'type' in field ? field.type : 'text'}
              pattern={'pattern' in field ? field.pattern : undefined}
              autoComplete={'autoComplete' in field ? field.autoComplete : 'off'}
              minLength={name === 'password' ? SHORTEST_PASSWORD : undefined}
              maxLength={field.maxLength}
              value={draft[name] ?? ''}
              onChange={({ currentTarget }) => set(name, currentTarget.value)}
              required
              withAsterisk={false}
            />
          ))}
          <ZoneField label={t('setup.zone')} value={draft.zone ?? ''} choose={(zone) => set('zone', zone)} />
          <Checkbox
            label={t('desks.onePerson')}
            description={t('desks.onePersonHint')}
            checked={onePerson}
            onChange={({ currentTarget }) => setOnePerson(currentTarget.checked)}
          />
        </Form>
      </Page>
    </main>
  );
}
