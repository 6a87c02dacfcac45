import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../modules/people/web/index.ts';
import { OpenDeskForm, PrepareCard, PreparedCard } from '../../modules/preparations/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { Card } from '../../ui/card.tsx';
import { Quiet } from '../../ui/lines.tsx';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useSentence } from '../failure.ts';

/** Where a desk begins: for a client who confirms it, or for oneself. */
export function BeginPage() {
  const { t } = useTranslation();
  const { organization } = useParams({ from: '/app/o/$organization/begin' });
  const sentence = useSentence();
  const navigate = useNavigate();
  const me = useMe();
  const goTo = (desk: string) =>
    navigate({ to: '/app/o/$organization/desks/$desk/settings', params: { organization, desk } });
  return (
    <Page narrow title={t('preparations.title')}>
      <Answered of={me} sentence={sentence} loading={<LoadingCards heights={[200, 400]} />}>
        {({ organization: { name, administrator } }) =>
          administrator ? (
            <>
              <PreparedCard />
              <PrepareCard />
              <Card title={t('preparations.forUs', { organization: name })} spaced>
                <p>
                  <Quiet>{t('preparations.forUsWhat')}</Quiet>
                </p>
                <OpenDeskForm opened={goTo} />
              </Card>
            </>
          ) : (
            <p>{t('preparations.beginByAdministrator', { organization: name })}</p>
          )
        }
      </Answered>
    </Page>
  );
}
