import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { preparationsApi } from '../contract.ts';
import { PrepareForm } from './prepare-form.tsx';

/** A desk for a client; once they are asked, the form is empty for the next one. */
export function PrepareCard() {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [turn, setTurn] = useState(0);
  const prepared = useAsk(preparationsApi.preparations, {});
  return (
    <Card title={t('preparations.forClient')} spaced>
      <p>
        <Quiet>{t('preparations.forClientWhat')}</Quiet>
      </p>
      <Answered of={prepared} sentence={sentence}>
        {({ ways }) => <PrepareForm key={turn} ways={ways} done={() => setTurn(turn + 1)} />}
      </Answered>
    </Card>
  );
}
