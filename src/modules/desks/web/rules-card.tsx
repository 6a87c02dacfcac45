import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type DeskView, desksApi, type ProposalView, type RosterRuleView } from '../contract.ts';
import { stillRuns } from '../policy.ts';
import { parts } from './parts.ts';

type Role = ProposalView['role'];
const roles: readonly Role[] = ['agent', 'lead', 'expert'];

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
            {mayDecide && <SignRule desk={desk} running={items} />}
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
  const named = new Intl.ListFormat(t('language')).format(rule.roles.map((role) => t(`desks.role.${role}`)));
  const details = [
    t('desks.ruleVeto', { count: rule.vetoHours }),
    t('desks.ruleSigned', { name: rule.signedBy }),
  ];
  return (
    <Line>
      <span>
        {t('desks.ruleOf', { company: rule.organization, roles: named })}, {rule.words}
      </span>
      <Quiet>{details.join(' · ')}</Quiet>
      {rule.rests && <span>{t('desks.ruleRests', { name: rule.signedBy })}</span>}
      {rule.rests && mayDecide && <SignAgain rule={rule} desk={desk} />}
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

function SignAgain({ rule, desk }: Omit<RuleLineProps, 'mayDecide'>) {
  const { t } = useTranslation();
  const sign = useCommand(desksApi.signRosterRule, { done: () => say(t('desks.ruleIsSigned')) });
  const problem = useProblem(sign);
  const { engagementId, roles, words, vetoHours } = rule;
  return (
    <>
      <Verb
        plain
        label={t('desks.ruleAgainFor', { company: rule.organization })}
        loading={sign.isPending}
        onPress={() => sign.mutate({ desk: desk.slug, engagementId, roles, words, vetoHours })}
      >
        {t('desks.ruleAgain')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}

type SignRuleProps = { desk: DeskView; running: readonly RosterRuleView[] };

/** One rule a company: another one is signed once the first has ended. */
function SignRule({ desk, running }: SignRuleProps) {
  const { t } = useTranslation();
  const [draft, set] = useDraft(() => ({ company: '', roles: ['agent'] as Role[], words: '', hours: '48' }));
  const now = useNow();
  const sign = useCommand(desksApi.signRosterRule);
  const problem = useProblem(sign);
  const companies = desk.engagements.filter(
    (engaged) =>
      engaged.role === 'provider' &&
      stillRuns(engaged, now) &&
      !running.some(({ engagementId }) => engagementId === engaged.id),
  );
  const chosen = companies.find(({ id }) => id === draft.company) ?? companies[0];
  if (!chosen) return null;
  const send = () =>
    sign.mutate(
      {
        ...{ desk: desk.slug, engagementId: chosen.id, roles: draft.roles },
        ...{ words: draft.words, vetoHours: Number(draft.hours) },
      },
      {
        onSuccess: () => {
          set({ words: '' });
          say(t('desks.ruleIsSigned'));
        },
      },
    );
  return (
    <Form aside verb={t('desks.signRule')} send={send} sending={sign.isPending} problem={problem}>
      <Choice
        label={t('desks.ruleCompany')}
        value={chosen.id}
        options={companies.map(({ id, organization }) => ({ value: id, label: organization.name }))}
        choose={(company) => set({ company })}
      />
      <Checkbox.Group
        label={t('desks.ruleRoles')}
        value={draft.roles}
        onChange={(values) => set({ roles: roles.filter((role) => values.includes(role)) })}
      >
        {roles.map((role) => (
          <Checkbox key={role} mt={4} value={role} label={t(`desks.role.${role}`)} />
        ))}
      </Checkbox.Group>
      <Textarea
        label={t('desks.ruleWords')}
        description={t('desks.ruleWordsHint')}
        value={draft.words}
        onChange={({ currentTarget }) => set({ words: currentTarget.value })}
        maxLength={1000}
        autosize
        minRows={2}
        required
        withAsterisk={false}
      />
      <TextField
        type="number"
        label={t('desks.ruleHours')}
        value={draft.hours}
        choose={(hours) => set({ hours })}
        min={1}
        max={336}
      />
    </Form>
  );
}
