import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../modules/people/contract.ts';
import { DepartmentsCard, MembersCard, OrganizationNameForm, useMe } from '../../modules/people/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { Quiet } from '../../ui/lines.tsx';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useSentence } from '../failure.ts';
import { useOrganization } from '../organization.ts';

/** The company that this tab acts for: its departments and its people. */
export function OrganizationPage() {
  const { t } = useTranslation();
  const sentence = useSentence();
  const organization = useOrganization();
  const me = useMe();
  return (
    <Page narrow title={t('people.organization')}>
      <Answered of={me} sentence={sentence} loading={<LoadingCards heights={[140, 200, 320]} />}>
        {(answer) => {
          const { name, administrator } = answer.organization;
          return (
            <>
              <p>{t(administrator ? 'people.youAdminister' : 'people.youWorkFor', { name })}</p>
              {administrator && <OrganizationNameForm name={name} />}
              {administrator && (
                <p>
                  <Link to="/app/o/$organization/begin" params={{ organization }}>
                    {t('preparations.begin')}
                  </Link>{' '}
                  <Quiet>{t('preparations.beginWhat')}</Quiet>
                </p>
              )}
              <DepartmentsCard mayChange={administrator} alone={worksAlone(answer)} />
              <MembersCard me={answer} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

/** Every desk of the company's own is that of one person. */
function worksAlone({ desks }: Me): boolean {
  const own = desks.filter(({ side }) => side === 'client');
  return own.length > 0 && own.every(({ onePerson }) => onePerson);
}
