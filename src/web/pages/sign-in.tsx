import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Verb } from '../../ui/verb.tsx';
import { useSentence } from '../failure.ts';
import { RequestFailed } from '../request.ts';
import { session } from '../session.ts';

/** The door: a password, or a link to one's mail address. */
export function SignIn() {
  const { t } = useTranslation();
  const { back, error: linkError } = useSearch({ from: '/app/sign-in' });
  const router = useRouter();
  const queries = useQueryClient();
  const sentence = useSentence('sent');
  const [mail, setMail] = useState('');
  const [password, setPassword] = useState('');
  const mailField = useRef<HTMLInputElement>(null);
  const [isMissing, setMissing] = useState(false);
  const enter = useMutation({
    mutationFn: () => session.signIn(mail, password),
    // The page is not asked for anew: what was written before the session ended is still there.
    onSuccess: () => {
      queries.clear();
      router.history.replace(back);
    },
  });
  const link = useMutation({ mutationFn: () => session.sendLink(mail, back) });
  const passwordLink = useMutation({ mutationFn: () => session.sendPasswordLink(mail) });
  const withMail = (send: () => void) => {
    setMissing(mail === '');
    if (mail === '') mailField.current?.focus();
    else send();
  };
  const error = enter.error ?? link.error ?? passwordLink.error;
  return (
    <main>
      <Page title={t('signIn.title')} door>
        {linkError && !link.isSuccess && <p role="alert">{t('signIn.linkOver')}</p>}
        <Form
          verb={t('signIn.signIn')}
          send={() => enter.mutate()}
          sending={enter.isPending}
          problem={error && (isWrong(error) ? t('signIn.wrong') : sentence(error))}
        >
          <TextInput
            type="email"
            label={t('signIn.mail')}
            ref={mailField}
            value={mail}
            error={isMissing && mail === '' ? t('signIn.mailFirst') : undefined}
            onChange={({ currentTarget }) => setMail(currentTarget.value)}
            autoComplete="username"
            required
            withAsterisk={false}
          />
          <TextInput
            type="password"
            label={t('signIn.password')}
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
        </Form>
        <div>
          <Verb plain loading={link.isPending} onPress={() => withMail(link.mutate)}>
            {t('signIn.sendLink')}
          </Verb>
          <Verb plain loading={passwordLink.isPending} onPress={() => withMail(passwordLink.mutate)}>
            {t('signIn.setPassword')}
          </Verb>
          <div role="status">
            {link.isSuccess && <p>{t('signIn.linkSent')}</p>}
            {passwordLink.isSuccess && <p>{t('signIn.passwordLinkSent')}</p>}
          </div>
        </div>
      </Page>
    </main>
  );
}

const isWrong = (error: Error) => error instanceof RequestFailed && error.status === 401;
