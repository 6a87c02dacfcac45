import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Carriers } from '../../modules/conversations/web/index.ts';
import { desksApi } from '../../modules/desks/contract.ts';
import { Register } from '../../modules/desks/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Verb } from '../../ui/verb.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';
import { DeskChoice } from './desk-choice.tsx';

const here = '/app/o/$organization/desks/$desk/register';

/** The register of a desk, to be read or printed. */
export function DeskRegisterPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: here });
  const sentence = useSentence();
  const navigate = useNavigate();
  const view = useAsk(desksApi.desk, { desk });
  const choose = (slug: string) => navigate({ to: here, params: { organization, desk: slug } });
  if (isNowhere(view.error)) return <Nowhere />;
  return (
    <Page
      narrow
      title={view.data ? t('desks.registerOf', { desk: view.data.name }) : t('desks.register')}
      actions={
        <>
          <DeskChoice desk={desk} choose={choose} />
          <Verb primary onPress={() => window.print()}>
            {t('desks.printRegister')}
          </Verb>
        </>
      }
    >
      <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[320, 200]} />}>
        {(answer) => <Register desk={answer} below={<Carriers desk={answer.slug} />} />}
      </Answered>
    </Page>
  );
}
