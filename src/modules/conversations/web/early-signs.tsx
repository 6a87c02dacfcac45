import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { Line } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';
import { useSignsAside } from './signs-aside.ts';

/** For whoever owns the case, what may be behind the customer's words. What is put aside comes back only where something new gave it. */
export function EarlySigns({ theCase, me }: { theCase: CaseView; me: { id: string } }) {
  const { owner, standIn, state } = theCase;
  if (state !== 'open' || (me.id !== owner.id && me.id !== standIn?.id)) return null;
  return <SignsCard theCase={theCase} />;
}

function SignsCard({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const [aside, putAside] = useSignsAside();
  const signs = useAsk(conversationsApi.earlySigns, { case: theCase.id });
  const customer = isolated(theCase.customer.name);
  const shown = (signs.data?.items ?? []).map(({ sign, entryId, name }) => ({
    key: `${sign} ${entryId}`,
    words: t(`conversations.signs.${sign}`, { customer, name: name ?? '' }),
  }));
  const left = shown.filter(({ key }) => !aside.includes(key));
  if (left.length === 0) return null;
  return (
    <Card title={t('conversations.signs.title')}>
      <ul>
        {left.map(({ key, words }) => (
          <Line key={key}>
            <span>{words}</span>
            <Verb
              plain
              label={t('conversations.signs.seenWhat', { sign: words })}
              onPress={() => putAside(key)}
            >
              {t('conversations.signs.seen')}
            </Verb>
          </Line>
        ))}
      </ul>
    </Card>
  );
}
