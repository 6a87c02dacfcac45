import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ExtraSteps } from '../../modules/procedures/web/index.ts';
import { Page } from '../../ui/page.tsx';
import { DeskChoice } from './desk-choice.tsx';

const here = '/app/o/$organization/desks/$desk/extra-steps';

export function ExtraStepsPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: here });
  const navigate = useNavigate();
  const choose = (slug: string) => navigate({ to: here, params: { organization, desk: slug } });
  return (
    <Page narrow title={t('shell.extra-steps')} actions={<DeskChoice desk={desk} choose={choose} />}>
      <ExtraSteps key={desk} desk={desk} />
      <p>
        <Link to="/app/o/$organization/desks/$desk/settings" params={{ organization, desk }}>
          {t('shell.settings')}
        </Link>
      </p>
    </Page>
  );
}
