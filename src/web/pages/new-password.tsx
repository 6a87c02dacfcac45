import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { useSentence } from '../failure.ts';
import { RequestFailed } from '../request.ts';
import { SHORTEST_PASSWORD, session } from '../session.ts';

/** Where the link in the mail leads that somebody asked for at the door: it works once. */
export function NewPassword() {
  const { t } = useTranslation();
  const { token } = useSearch({ from: '/app/new-password' });
  const [isSet, setIsSet] = useState(false);
  return (
    <main>
      <Page title={t('newPassword.title')} door>
        {!token && <p role="alert">{t('newPassword.over')}</p>}
        {token && !isSet && <PasswordForm token={token} done={() => setIsSet(true)} />}
        <p role="status">{isSet && t('newPassword.isSet')}</p>
        <p>
          <a href="/app/sign-in">{t('newPassword.toSignIn')}</a>
        </p>
      </Page>
    </main>
  );
}

function PasswordForm({ token, done }: { token: string; done: () => void }) {
  const { t } = useTranslation();
  const sentence = useSentence('sent');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => session.setPassword(token, password),
    onSuccess: done,
  });
  return (
    <Form
      verb={t('newPassword.set')}
      send={() => mutate()}
      sending={isPending}
      problem={error && (isOver(error) ? t('newPassword.over') : sentence(error))}
    >
      <p>{t('newPassword.why')}</p>
      <TextInput
        type="password"
        label={t('newPassword.password')}
        description={t('setup.passwordHint')}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        autoComplete="new-password"
        minLength={SHORTEST_PASSWORD}
        maxLength={128}
        required
        withAsterisk={false}
      />
    </Form>
  );
}

const isOver = (error: Error) => error instanceof RequestFailed && error.code === 'INVALID_TOKEN';
