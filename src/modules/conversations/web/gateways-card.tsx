import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { copy } from '../../../ui/copy.ts';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { conversationsApi } from '../contract.ts';
import { UnreadCalls } from './unread-calls.tsx';

type Gateway = Output<typeof conversationsApi.gateways>['items'][number];
type GatewaysCardProps = { desk: { slug: string }; mayChange: boolean };

/** The numbers of a desk, and through what their calls and texts come. */
export function GatewaysCard({ desk, mayChange }: GatewaysCardProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const gateways = useAsk(conversationsApi.gateways, { desk: desk.slug });
  return (
    <Card title={t('conversations.gateways')} at={`gateways-${desk.slug}`}>
      <p>
        <Quiet>{t('conversations.gatewaysWhat')}</Quiet>
      </p>
      <UnreadCalls desk={desk.slug} />
      <Answered of={gateways} sentence={sentence}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('conversations.noGateways')}</Empty>}
            <ul>
              {items.map((gateway) => (
                <GatewayLine key={gateway.id} gateway={gateway} desk={desk.slug} mayChange={mayChange} />
              ))}
            </ul>
          </>
        )}
      </Answered>
      {mayChange && <ConnectNumber desk={desk.slug} />}
    </Card>
  );
}

function GatewayLine({ gateway, desk, mayChange }: { gateway: Gateway; desk: string; mayChange: boolean }) {
  const { t } = useTranslation();
  const end = useCommand(conversationsApi.endGateway, { done: () => say(t('conversations.gatewayEnded')) });
  const problem = useProblem(end);
  const [ending, setEnding] = useState(false);
  const { id, number, format, hook, sender, takesTexts } = gateway;
  return (
    <Line>
      <bdi dir="ltr">{number}</bdi>
      <Quiet>
        {t(`conversations.gatewayFormat.${format}`)} ·{' '}
        {sender ?? t(takesTexts ? 'conversations.textsGoOut' : 'conversations.noTextsGoOut')}
      </Quiet>
      {mayChange && (
        <>
          {hook && (
            <Verb
              plain
              onPress={() => void copy(hook, { said: t('conversations.hookCopied'), t })}
              label={t('conversations.copyHookOf', { number })}
            >
              {t('conversations.copyHook')}
            </Verb>
          )}
          {format === 'standard' && <CopySecret gateway={id} desk={desk} number={number} />}
          {ending ? (
            <>
              <Quiet>{t('conversations.endGatewaySure', { number })}</Quiet>
              <Verb loading={end.isPending} onPress={() => end.mutate({ desk, gateway: id })}>
                {t('conversations.endGatewayNow')}
              </Verb>
              <Verb plain onPress={() => setEnding(false)}>
                {t('ui.cancel')}
              </Verb>
            </>
          ) : (
            <Verb plain onPress={() => setEnding(true)} label={t('conversations.endGatewayOf', { number })}>
              {t('conversations.endGateway')}
            </Verb>
          )}
        </>
      )}
      <Problem sentence={problem} />
    </Line>
  );
}

/** Asked for only when it is wanted: it lets whoever holds it speak for customers. */
function CopySecret({ gateway, desk, number }: { gateway: string; desk: string; number: string }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const secret = useAsk(conversationsApi.gatewaySecret, { desk, gateway }, { enabled: wanted });
  const problem = useProblem(secret);
  if (!secret.data) {
    return (
      <>
        <Verb
          plain
          loading={wanted && secret.isPending}
          onPress={() => setWanted(true)}
          label={t('conversations.showSecretOf', { number })}
        >
          {t('conversations.showSecret')}
        </Verb>
        <Problem sentence={problem} />
      </>
    );
  }
  const { secret: words } = secret.data;
  return (
    <>
      <code>{words}</code>
      <Verb plain onPress={() => void copy(words, { said: t('conversations.secretCopied'), t })}>
        {t('conversations.copySecret')}
      </Verb>
    </>
  );
}

type Format = Gateway['format'];
const formats: readonly Format[] = ['standard', 'twilio', 'mail'];
const empty = { number: '', format: 'standard' as Format, url: '', account: '', token: '', sender: '' };

function ConnectNumber({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const [asked, setAsked, forget] = useKept(`gateway ${desk}`, empty);
  const add = useCommand(conversationsApi.addGateway);
  const problem = useProblem(add);
  const change = (part: Partial<typeof asked>) => setAsked((before) => ({ ...before, ...part }));
  const { number, format, url, account, token, sender } = asked;
  const send = () => {
    const connection = {
      standard: { format: 'standard' as const, url: url.trim() || null },
      twilio: { format: 'twilio' as const, account, token },
      mail: { format: 'mail' as const, sender: sender.trim() },
    }[format];
    add.mutate(
      { desk, number, connection },
      {
        onSuccess: () => {
          forget();
          change(empty);
          say(t('conversations.gatewayAdded'));
        },
      },
    );
  };
  return (
    <Form aside verb={t('conversations.connect')} send={send} sending={add.isPending} problem={problem}>
      <TextField
        label={t('conversations.gatewayNumber')}
        value={number}
        choose={(value) => change({ number: value })}
        maxLength={40}
      />
      <Choice
        label={t('conversations.gatewayBy')}
        value={format}
        options={formats.map((one) => ({ value: one, label: t(`conversations.gatewayFormat.${one}`) }))}
        choose={(value) => change({ format: value })}
      />
      {format === 'mail' && (
        <TextField
          label={t('conversations.gatewaySender')}
          hint={t('conversations.gatewaySenderHint')}
          value={sender}
          choose={(value) => change({ sender: value })}
          maxLength={254}
        />
      )}
      {format === 'standard' && (
        <TextField
          label={t('conversations.gatewayUrl')}
          hint={t('conversations.gatewayUrlHint')}
          value={url}
          choose={(value) => change({ url: value })}
          maxLength={1000}
          optional
        />
      )}
      {format === 'twilio' && (
        <>
          <TextField
            label={t('conversations.gatewayAccount')}
            value={account}
            choose={(value) => change({ account: value })}
            maxLength={100}
          />
          <TextField
            label={t('conversations.gatewayToken')}
            hint={t('conversations.gatewayTokenHint')}
            value={token}
            choose={(value) => change({ token: value })}
            maxLength={200}
            autoComplete="off"
          />
        </>
      )}
    </Form>
  );
}
