import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { sayNumber } from '../../../ui/say-numbers.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { type Demand, demandApi } from '../../demand/contract.ts';
import demand from '../../demand/web/demand.module.css';
import type { StudyContact, StudyView } from '../contract.ts';

/** How far two people see the same; first those that they see differently. */
export function BothSaid({ study: { items, agreement, sameType } }: { study: StudyView }) {
  const { t } = useTranslation();
  const both = items.filter(({ words }) => words.length === 2);
  const isSame = ({ words: [one, other] }: StudyContact) => one?.demand === other?.demand;
  return (
    <Card title={t('studies.both.title')} spaced>
      {agreement === null ? (
        <p>{t(both.length === 0 ? 'studies.both.none' : 'studies.both.few')}</p>
      ) : (
        <p>
          {t('studies.both.same', { same: agreement.same, count: agreement.both })}{' '}
          {t('studies.both.byChance', { chance: Math.round(agreement.byChance * agreement.both) })}{' '}
          {sameType > 0 && t('studies.both.sameType', { count: sameType })}
        </p>
      )}
      <Contacts
        title={t('studies.both.apart')}
        what={t('studies.both.apartWhat')}
        contacts={both.filter((one) => !isSame(one))}
      />
      <Contacts title={t('studies.both.together')} contacts={both.filter(isSame)} />
      {agreement && (
        <details>
          <summary>{t('studies.both.how')}</summary>
          <p>
            {t('studies.both.howSaid', {
              n: agreement.both,
              pi: agreement.pi === null ? t('studies.both.noPi') : sayNumber(agreement.pi, t, 2),
            })}
          </p>
        </details>
      )}
    </Card>
  );
}

type ContactsProps = { title: string; what?: string; contacts: readonly StudyContact[] };

function Contacts({ title, what, contacts }: ContactsProps) {
  if (contacts.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {what && <Quiet>{what}</Quiet>}
      <ul className={demand.contacts}>
        {contacts.map((contact) => (
          <Contact key={contact.id} contact={contact} />
        ))}
      </ul>
    </section>
  );
}

function Contact({ contact }: { contact: StudyContact }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const command = useCommand(demandApi.mark);
  const problem = useProblem(command);
  const { customer, subject, reference, caseId, entryId, words, counts } = contact;
  const said = (word: Demand) => t(`demand.${word}`);
  const count = (as: Demand) => () => command.mutate({ case: caseId, entry: entryId, demand: as });
  return (
    <li className={demand.contact}>
      <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }} data-row>
        <bdi>{customer}</bdi>: <bdi>{subject}</bdi>
      </Link>
      {words.map(({ by, demand: word, type }) => (
        <span key={by} className={demand.words}>
          {t('studies.both.word', { by, said: [said(word), type?.name].filter(Boolean).join(', ') })}
        </span>
      ))}
      <div className={demand.verbs}>
        <Quiet>
          {counts ? t('studies.both.counts', { said: said(counts) }) : t('studies.both.countsNot')}
        </Quiet>
        <Verb
          plain
          label={t('studies.both.countAsValue', { customer, subject })}
          aria-pressed={counts === 'value'}
          disabled={command.isPending}
          onPress={count('value')}
        >
          {t('demand.value')}
        </Verb>
        <Verb
          plain
          label={t('studies.both.countAsFailure', { customer, subject })}
          aria-pressed={counts === 'failure'}
          disabled={command.isPending}
          onPress={count('failure')}
        >
          {t('demand.failure')}
        </Verb>
      </div>
      <Problem sentence={problem} />
    </li>
  );
}
