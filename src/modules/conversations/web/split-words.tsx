import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../ui/mark.tsx';
import { When } from '../../../ui/when.tsx';
import { useOrganization } from '../../../web/organization.ts';
import type { CaseView, EntryView } from '../../cases/contract.ts';
import { sayEntry, sayReference } from '../../cases/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { Attachments } from './attachments.tsx';
import { HtmlMail } from './html-mail.tsx';
import classes from './said.module.css';

type SplitProps = { entry: EntryView; theCase: CaseView };

/** A case was split off this one, or this one off another: each leads to the other. */
export function SplitLine({ entry, theCase }: SplitProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  return (
    <p className={classes.head}>
      {sayEntry(entry, t)} · <When at={entry.at} zone={zone} />
      {' · '}
      <ToOtherCase entry={entry} theCase={theCase} />
    </p>
  );
}

/** Leads to the case that this one was split off or joined with. */
export function ToOtherCase({ entry, theCase }: SplitProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const id = entry.data.fromId ?? entry.data.toId;
  const other = theCase.otherCases.find((one) => one.id === id);
  return (
    <Link
      to="/app/o/$organization/cases/$case"
      params={{ organization, case: other?.reference ?? String(id) }}
    >
      {other ? `${sayReference(other.reference)} ${other.subject}` : t('conversations.theOtherCase')}
    </Link>
  );
}

/** The words in which another need was found, when they came; they stand on the case that they came to. */
export function SplitWords({ entry, theCase }: SplitProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const { name } = theCase.customer;
  return (
    <article className={classes.said} aria-label={name}>
      <Mark name={name} lane={null} />
      <div className={classes.words}>
        <p className={classes.head}>
          <strong>{name}</strong>
          {entry.channel && ` · ${t(`cases.channel.${entry.channel}`)}`} ·{' '}
          <When at={entry.writtenAt ?? entry.at} zone={zone} />
        </p>
        {entry.text && <p className={classes.text}>{entry.text}</p>}
        {entry.html !== null && <HtmlMail html={entry.html} />}
        <Attachments files={entry.files} deskId={theCase.deskId} />
        <SplitLine entry={entry} theCase={theCase} />
      </div>
    </article>
  );
}
