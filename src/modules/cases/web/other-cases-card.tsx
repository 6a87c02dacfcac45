import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useOrganization } from '../../../web/organization.ts';
import type { CaseView } from '../contract.ts';
import classes from './other-cases-card.module.css';

/** The customer's other needs, so that nobody treats one as the first. */
export function OtherCasesCard({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  return (
    <Card title={t('cases.otherCases')}>
      {theCase.otherCases.length === 0 && <Empty>{t('cases.noOtherCases')}</Empty>}
      <ul>
        {theCase.otherCases.map((other) => (
          <li key={other.id} className={classes.other}>
            <Link to="/app/o/$organization/cases/$case" params={{ organization, case: other.reference }}>
              {other.subject}
            </Link>
            <span>{t(`cases.state.${other.state}`)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
