import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type DeskView, desksApi, type RosterRuleView } from '../contract.ts';
import { parts } from './parts.ts';
import { sayNamed } from './say-asked.ts';
import { SignRule } from './sign-rule.tsx';

/** Whom the client admits without being asked each time; signed and ended by whoever answers for the desk. */
export function RulesCard({ desk, mayDecide }: { desk: DeskView; mayDecide: boolean }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const rules = useAsk(desksApi.rosterRules, { desk: desk.slug });
  return (
    <Card title={t('desks.rules')} at={parts.rules}>
      <p>
        <Quiet>{t('desks.rulesWhat')}</Quiet>
      </p>
      <Answered of={rules} sentence={sentence}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('desks.noRules')}</Empty>}
            <ul>
              {items.map((rule) => (
                <RuleLine key={rule.id} rule={rule} desk={desk} mayDecide={mayDecide} />
              ))}
            </ul>
            {mayDecide && (
              <SignRule desk={desk} running={items.filter((rule) => leftOf(rule).length === 0)} />
            )}
          </>
        )}
      </Answered>
    </Card>
  );
}

type RuleLineProps = { rule: RosterRuleView; desk: DeskView; mayDecide: boolean };

function RuleLine({ rule, desk, mayDecide }: RuleLineProps) {
  const { t } = useTranslation();
  const end = useCommand(desksApi.endRosterRule, { done: () => say(t('desks.ruleEnded')) });
  const problem = useProblem(end);
  const asWhat = new Intl.ListFormat(t('language')).format(rule.roles.map((role) => t(`desks.role.${role}`)));
  const named = sayNamed(rule, t);
  const left = leftOf(rule);
  const details = [
    t('desks.ruleVeto', { count: rule.vetoHours }),
    t('desks.ruleSigned', { name: rule.signedBy }),
  ];
  return (
    <Line>
      <span>
        {t('desks.ruleOf', { company: rule.organization, roles: asWhat })}, {rule.words}
      </span>
      {named && <span>{named}</span>}
      <Quiet>{details.join(' · ')}</Quiet>
      {rule.rests && left.length === 0 && <span>{t('desks.ruleRests', { name: rule.signedBy })}</span>}
      {left.map(({ id, name }) => (
        <span key={id}>{t('desks.ruleNamedLeft', { name })}</span>
      ))}
      {rule.rests && left.length === 0 && mayDecide && <SignAgain rule={rule} desk={desk} />}
      {mayDecide && (
        <Verb
          plain
          label={t('desks.endRuleOf', { company: rule.organization })}
          loading={end.isPending}
          onPress={() => end.mutate({ desk: desk.slug, rule: rule.id })}
        >
          {t('desks.endRule')}
        </Verb>
      )}
      <Problem sentence={problem} />
    </Line>
  );
}

/** Who is named and works here no more, each once. */
const leftOf = ({ trainedBy, vouchedBy }: RosterRuleView) =>
  [trainedBy, vouchedBy?.id === trainedBy?.id ? null : vouchedBy].flatMap((named) =>
    named && !named.worksHere ? [named] : [],
  );

function SignAgain({ rule, desk }: Omit<RuleLineProps, 'mayDecide'>) {
  const { t } = useTranslation();
  const sign = useCommand(desksApi.signRosterRule, { done: () => say(t('desks.ruleIsSigned')) });
  const problem = useProblem(sign);
  const { engagementId, roles, words, vetoHours, trainedBy, vouchedBy } = rule;
  const named = { trainedById: trainedBy?.id ?? null, vouchedById: vouchedBy?.id ?? null };
  return (
    <>
      <Verb
        plain
        label={t('desks.ruleAgainFor', { company: rule.organization })}
        loading={sign.isPending}
        onPress={() => sign.mutate({ desk: desk.slug, engagementId, roles, words, vetoHours, ...named })}
      >
        {t('desks.ruleAgain')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}
