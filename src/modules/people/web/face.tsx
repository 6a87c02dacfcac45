import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../ui/mark.tsx';
import { useOrganization } from '../../../web/organization.ts';
import type { Who } from '../contract.ts';
import classes from './face.module.css';

/** Somebody by their picture; by their initials where there is none, and until it is there. */
export function Face({ who: { id, name, organization: company } }: { who: Who }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const [isThere, setThere] = useState(false);
  return (
    <span className={classes.face}>
      <Mark name={name} lane={company} small />
      <img
        className={isThere ? classes.there : undefined}
        src={`/api/people/${id}/picture?organization=${organization}`}
        alt={isThere ? t('people.pictureOf', { name }) : ''}
        loading="lazy"
        decoding="async"
        width={20}
        height={20}
        onLoad={() => setThere(true)}
      />
    </span>
  );
}
