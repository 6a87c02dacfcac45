import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Form } from '../../../ui/form.tsx';
import { Line, Quiet, Verbs } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import type { DeskView } from '../../desks/contract.ts';
import { isAgreed } from '../../desks/policy.ts';
import { tasksApi } from '../contract.ts';
import { ownDomainOf } from '../policy.ts';

type AddressesCardProps = { desk: DeskView; mayChange: boolean };
type Address = Output<typeof tasksApi.addresses>['items'][number];
type Company = { id: string; name: string };

/** Where the third parties of a desk are asked, and from where they answer. */
export function AddressesCard({ desk, mayChange }: AddressesCardProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const now = useNow();
  const addresses = useAsk(tasksApi.addresses, { desk: desk.slug });
  const companies = desk.engagements
    .filter((engaged) => engaged.role === 'third party' && isAgreed(engaged, now))
    .map(({ id, organization }) => ({ id, name: organization.name }));
  return (
    <Card title={t('tasks.addresses')} at={`addresses-${desk.slug}`}>
      <p>
        <Quiet>{t('tasks.addressesWhat')}</Quiet>
      </p>
      <Answered of={addresses} sentence={sentence}>
        {({ items }) => (
          <>
            {companies.length === 0 && <Empty>{t('tasks.noThirdParties')}</Empty>}
            <ul>
              {companies.map((company) => (
                <AddressLine
                  key={company.id}
                  company={company}
                  address={items.find(({ engagementId }) => engagementId === company.id)}
                  desk={desk.slug}
                  mayChange={mayChange}
                />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Card>
  );
}

type AddressLineProps = { company: Company; address: Address | undefined; desk: string; mayChange: boolean };

function AddressLine({ company, address, desk, mayChange }: AddressLineProps) {
  const { t } = useTranslation();
  const [isWriting, write] = useState(false);
  const { id, name } = company;
  return (
    <>
      <Line>
        <bdi>{name}</bdi>
        <Quiet>{address ? <Where address={address} /> : t('tasks.notByMail')}</Quiet>
        <Verbs>
          {mayChange && !isWriting && (
            <Verb
              plain
              onPress={() => write(true)}
              label={t(address ? 'tasks.changeAddressOf' : 'tasks.setAddressOf', { name })}
            >
              {t(address ? 'tasks.changeAddress' : 'tasks.setAddress')}
            </Verb>
          )}
          {mayChange && address && <Forget desk={desk} company={company} />}
        </Verbs>
      </Line>
      {isWriting && (
        <li>
          <AddressForm desk={desk} engagementId={id} known={address} close={() => write(false)} />
        </li>
      )}
    </>
  );
}

function Where({ address: { address, domain, isPublic } }: { address: Address }) {
  const { t } = useTranslation();
  return (
    <>
      {address && (
        <>
          <bdi dir="ltr">{address}</bdi> ·{' '}
        </>
      )}
      {domain ? t('tasks.allOf', { domain }) : t('tasks.thatAlone')}
      {!address && ` · ${t('tasks.notByMail')}`}
      {isPublic && ` · ${t('tasks.domainOfAnybody', { domain })}`}
    </>
  );
}

function Forget({ desk, company: { id, name } }: { desk: string; company: Company }) {
  const { t } = useTranslation();
  const forget = useCommand(tasksApi.forgetAddress, { done: () => say(t('tasks.addressForgotten')) });
  const problem = useProblem(forget);
  return (
    <>
      <Verb
        plain
        loading={forget.isPending}
        onPress={() => forget.mutate({ desk, engagement: id })}
        label={t('tasks.forgetAddressOf', { name })}
      >
        {t('tasks.forgetAddress')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}

type AddressFormProps = {
  desk: string;
  engagementId: string;
  known: Address | undefined;
  close: () => void;
};

/** The domain of the address is theirs, until it is said that it is not; where anybody has an address it is nobody's. */
function AddressForm({ desk, engagementId, known, close }: AddressFormProps) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(known?.address ?? '');
  const [domain, setDomain] = useState(known ? (known.domain ?? '') : null);
  const keep = useCommand(tasksApi.keepAddress);
  const problem = useProblem(keep);
  const theirs = (domain ?? ownDomainOf(address)).trim();
  const written = address.trim();
  const send = () =>
    keep.mutate(
      { desk, engagementId, ...(written && { address: written }), domain: theirs || null },
      {
        onSuccess: () => {
          say(t('tasks.addressKept'));
          close();
        },
      },
    );
  return (
    <Form aside verb={t('tasks.keep')} send={send} sending={keep.isPending} problem={problem} cancel={close}>
      <TextField
        begin
        type="email"
        label={t('tasks.address')}
        value={address}
        choose={setAddress}
        maxLength={254}
        optional={theirs !== ''}
      />
      <TextField
        label={t('tasks.domain')}
        hint={t('tasks.domainHint')}
        value={theirs}
        choose={setDomain}
        maxLength={253}
        optional
      />
    </Form>
  );
}
