import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { PersonLine } from '../../people/web/index.ts';
import type { CaseView } from '../contract.ts';
import { sayRole } from './role.ts';

/** Who is on this case, for whom they work and where. */
export function PeopleCard({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  return (
    <Card title={t('cases.people')}>
      <ul>
        {theCase.people.map((person) => (
          <li key={person.id}>
            <PersonLine who={person} aside={sayRole(person.role, t)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
