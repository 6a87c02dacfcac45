import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { type Me, peopleApi } from '../contract.ts';
import { AddMember } from './add-member.tsx';
import { ChangeMemberDialog } from './change-member-dialog.tsx';
import { EndMembershipDialog } from './end-membership-dialog.tsx';
import type { Member } from './member.ts';
import classes from './members-card.module.css';

/** Who works for the organization, in which department, and who administers it; who has left stands last. */
export function MembersCard({ me }: { me: Me }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const members = useAsk(peopleApi.members, {});
  const [changing, setChanging] = useState<Member | null>(null);
  const [ending, setEnding] = useState<Member | null>(null);
  const mayChange = me.organization.administrator;
  return (
    <Card title={t('people.people')}>
      <Answered of={members} sentence={sentence}>
        {({ items }) => (
          <ul>
            {leaversLast(items).map((member) => (
              <MemberLine key={member.id} member={member} me={me}>
                {mayChange && member.endedAt === null && (
                  <span className={classes.verbs}>
                    <Verb
                      plain
                      label={t('people.changeMember', { name: member.name })}
                      onPress={() => setChanging(member)}
                    >
                      {t('people.change')}
                    </Verb>
                    {member.id !== me.id && (
                      <Verb
                        plain
                        label={t('people.endMember', { name: member.name })}
                        onPress={() => setEnding(member)}
                      >
                        {t('people.end')}
                      </Verb>
                    )}
                  </span>
                )}
              </MemberLine>
            ))}
          </ul>
        )}
      </Answered>
      {mayChange && <AddMember />}
      {changing && <ChangeMemberDialog member={changing} close={() => setChanging(null)} />}
      {ending && <EndMembershipDialog member={ending} close={() => setEnding(null)} />}
    </Card>
  );
}

type MemberLineProps = { member: Member; me: Me; children: ReactNode };

function MemberLine({ member, me, children }: MemberLineProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { name, mail, department, administrator, endedAt } = member;
  const ended =
    endedAt && t('people.endedAt', { moment: sayMoment(Date.parse(endedAt), { now, zone: me.zone, t }) });
  const details = ended || [department, administrator && t('people.administers')].filter(Boolean).join(', ');
  return (
    <Line>
      <span className={ended ? `${classes.who} ${classes.left}` : classes.who}>
        <Mark name={name} lane={me.organization.name} small />
        <span className={classes.name}>{name}</span>
        <span className={classes.about}>
          <span className={classes.mail}>{mail}</span>
          {details && <Quiet>{details}</Quiet>}
        </span>
      </span>
      {children}
    </Line>
  );
}

const leaversLast = (members: Member[]): Member[] => [
  ...members.filter(({ endedAt }) => endedAt === null),
  ...members.filter(({ endedAt }) => endedAt !== null),
];
