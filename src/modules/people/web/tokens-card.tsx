import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { copy } from '../../../ui/copy.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { browserZone } from '../../../ui/wall-time.ts';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type Me, peopleApi } from '../contract.ts';
import { parts } from './parts.ts';
import { sayScopes } from './scopes.ts';
import classes from './tokens-card.module.css';

type Token = Output<typeof peopleApi.tokens>['items'][number];

/** Personal API tokens: made, shown once, ended. */
export function TokensCard({ me }: { me: Me }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const tokens = useAsk(peopleApi.tokens, {});
  return (
    <Card title={t('people.tokens')} at={parts.tokens}>
      <p>
        <Quiet>{t('people.tokensHint', { organization: me.organization.name })}</Quiet>
      </p>
      <Answered of={tokens} sentence={sentence}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('people.noTokens')}</Empty>}
            <ul>
              {items.map((token) => (
                <TokenLine key={token.id} token={token} />
              ))}
            </ul>
          </>
        )}
      </Answered>
      <MakeToken />
    </Card>
  );
}

function TokenLine({ token }: { token: Token }) {
  const { t } = useTranslation();
  const now = useNow();
  const end = useCommand(peopleApi.endToken, { done: () => say(t('people.tokenEnded')) });
  const problem = useProblem(end);
  const expires = sayMoment(Date.parse(token.expiresAt), { now, zone: browserZone(), t });
  return (
    <Line>
      <span>{token.name}</span>
      <Quiet>
        {sayScopes(token.scopes, t)} ·{' '}
        {token.revokedAt ? t('people.ended') : t('people.expires', { moment: expires })}
      </Quiet>
      {token.revokedAt === null && (
        <Verb
          plain
          label={t('people.endTokenOf', { name: token.name })}
          loading={end.isPending}
          onPress={() => end.mutate({ token: token.id })}
        >
          {t('people.endToken')}
        </Verb>
      )}
      <Problem sentence={problem} />
    </Line>
  );
}

const USUAL_DAYS = '90';

function MakeToken() {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const make = useCommand(peopleApi.makeToken);
  const problem = useProblem(make);
  const send = () => make.mutate({ name, days: Number(days) }, { onSuccess: () => setName('') });
  return (
    <>
      <Form aside verb={t('people.makeToken')} send={send} sending={make.isPending} problem={problem}>
        <TextField label={t('people.tokenName')} value={name} choose={setName} maxLength={100} />
        <TextField
          type="number"
          label={t('people.tokenDays')}
          value={days}
          choose={setDays}
          min={1}
          max={366}
        />
      </Form>
      {make.data && <NewToken token={make.data.token} close={make.reset} />}
    </>
  );
}

/** Over everything else, because it is shown once. */
function NewToken({ token, close }: { token: string; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('people.token')} close={close}>
      <div className={classes.made}>
        <p>{t('people.tokenOnce')}</p>
        <code className={classes.token}>{token}</code>
        <div>
          <Verb primary onPress={() => void copy(token, { said: t('people.tokenCopied'), t })}>
            {t('people.copyToken')}
          </Verb>
        </div>
      </div>
    </Dialog>
  );
}
