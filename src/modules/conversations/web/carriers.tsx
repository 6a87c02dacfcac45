import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { conversationsApi } from '../contract.ts';

/** Who carries calls, texts and mails of a desk, as it is set: they process what is said as well. */
export function Carriers({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const gateways = useAsk(conversationsApi.gateways, { desk });
  return (
    <Card title={t('conversations.carriers')}>
      <p>
        <Quiet>{t('conversations.carriersWhat')}</Quiet>
      </p>
      <Answered of={gateways} sentence={sentence}>
        {({ items, mailServer }) => (
          <ul>
            {mailServer && <Line>{t('conversations.carriesMail', { host: mailServer })}</Line>}
            {items.map(({ id, number, format, host }) => (
              <Line key={id}>
                {t(host ? 'conversations.carriesCalls' : 'conversations.carriesCallsHere', {
                  ...{ host: host ?? '', number, format: t(`conversations.gatewayFormat.${format}`) },
                })}
              </Line>
            ))}
            {!mailServer && items.length === 0 && <Empty>{t('conversations.nobodyCarries')}</Empty>}
          </ul>
        )}
      </Answered>
    </Card>
  );
}
