import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { copy } from '../../../ui/copy.ts';
import { Line, Quiet, Verbs } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import type { DeskView } from '../../desks/contract.ts';
import { runsNow } from '../../desks/policy.ts';
import { referralsApi } from '../contract.ts';

type Link = Output<typeof referralsApi.links>['items'][number];
type Company = { id: string; name: string };

/** By which link each third party of a desk passes customers on. */
export function LinksCard({ desk, mayChange }: { desk: DeskView; mayChange: boolean }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const now = useNow();
  const links = useAsk(referralsApi.links, { desk: desk.slug });
  const companies = desk.engagements
    .filter((engaged) => engaged.role === 'third party' && runsNow(engaged, now))
    .map(({ id, organization }) => ({ id, name: organization.name }));
  return (
    <Card title={t('referrals.links')} at={`referrals-${desk.slug}`}>
      <p>
        <Quiet>{t('referrals.linksWhat')}</Quiet>
      </p>
      <Answered of={links} sentence={sentence}>
        {({ items }) => (
          <>
            {companies.length === 0 && <Empty>{t('referrals.noThirdParties')}</Empty>}
            <ul>
              {companies.map((company) => {
                const link = items.find(({ engagementId }) => engagementId === company.id);
                return (
                  <Line key={company.id}>
                    <bdi>{company.name}</bdi>
                    <Quiet>
                      {link ? (
                        <>
                          {t('referrals.since')} <When at={link.at} zone={desk.zone} />
                        </>
                      ) : (
                        t('referrals.noLink')
                      )}
                    </Quiet>
                    {mayChange && <LinkVerbs desk={desk.slug} company={company} link={link} />}
                  </Line>
                );
              })}
            </ul>
          </>
        )}
      </Answered>
    </Card>
  );
}

type LinkVerbsProps = { desk: string; company: Company; link: Link | undefined };

function LinkVerbs({ desk, company: { id, name }, link }: LinkVerbsProps) {
  const { t } = useTranslation();
  const make = useCommand(referralsApi.makeLink, { done: () => say(t('referrals.made')) });
  const end = useCommand(referralsApi.endLink, { done: () => say(t('referrals.ended')) });
  const [makeProblem, endProblem] = [useProblem(make), useProblem(end)];
  const url = link?.url;
  return (
    <Verbs>
      {url && (
        <Verb
          plain
          onPress={() => void copy(url, { said: t('referrals.copied'), t })}
          label={t('referrals.copyOf', { name })}
        >
          {t('referrals.copy')}
        </Verb>
      )}
      <Verb
        plain
        loading={make.isPending}
        onPress={() => make.mutate({ desk, engagementId: id })}
        label={t(link ? 'referrals.renewOf' : 'referrals.makeOf', { name })}
      >
        {t(link ? 'referrals.renew' : 'referrals.make')}
      </Verb>
      {link && (
        <Verb
          plain
          loading={end.isPending}
          onPress={() => end.mutate({ desk, engagement: id })}
          label={t('referrals.endOf', { name })}
        >
          {t('referrals.end')}
        </Verb>
      )}
      <Problem sentence={makeProblem ?? endProblem} />
    </Verbs>
  );
}
