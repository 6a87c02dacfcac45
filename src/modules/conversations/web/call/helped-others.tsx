import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { wordsDone } from '../../../../ui/words-done.ts';
import { useAsk } from '../../../../web/api.ts';
import { useOrganization } from '../../../../web/organization.ts';
import { conversationsApi } from '../../contract.ts';
import classes from './helped-others.module.css';
import { OnCallPart } from './on-call-part.tsx';

/** What helped others who said the same; asked for with each word that is done. */
export function HelpedOthers({ deskId, said }: { deskId: string; said: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const words = wordsDone(said);
  const { data } = useAsk(
    conversationsApi.helped,
    { desk: deskId, words },
    { enabled: words !== '', keep: true },
  );
  const items = words === '' ? [] : (data?.items ?? []);
  if (items.length === 0) return null;
  return (
    <OnCallPart label={t('conversations.calls.helped')}>
      <ul className={classes.helped}>
        {items.slice(0, 3).map(({ caseId, reference, subject, outcome, said: words }) => (
          <li key={caseId}>
            <Link
              to="/app/o/$organization/cases/$case"
              params={{ organization, case: reference }}
              className={classes.row}
            >
              <span>{subject}</span>
              <span className={classes.outcome}>{t(`cases.outcome.${outcome}`)}</span>
              {words && <span className={classes.words}>{words}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </OnCallPart>
  );
}
