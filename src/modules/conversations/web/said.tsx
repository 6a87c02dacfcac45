import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { isolated } from '../../../ui/isolated.ts';
import { Mark } from '../../../ui/mark.tsx';
import { clockOf, sayMoment } from '../../../ui/moment.ts';
import { When } from '../../../ui/when.tsx';
import { Written } from '../../../ui/written.tsx';
import { type CaseView, type EntryView, outcomeOfCall } from '../../cases/contract.ts';
import { placeOfEntry, sayEntry } from '../../cases/web/index.ts';
import { Attachments } from './attachments.tsx';
import { EntryMenu, type MoreOfEntry } from './entry-menu.tsx';
import { HtmlMail } from './html-mail.tsx';
import { OfferedFacts } from './offered-facts.tsx';
import classes from './said.module.css';
import { StrangerNotice } from './stranger-notice.tsx';

type SaidProps = { entry: EntryView; zone: string; theCase: CaseView; more?: MoreOfEntry | undefined };

/** One thing that somebody said, with who reads it and what the customer was told with it. */
export function Said({ entry, zone, theCase, more }: SaidProps) {
  const { t } = useTranslation();
  const forCustomer = entry.audience === 'customer';
  const { author } = entry;
  // A name is only as good as the address it came from.
  const name = entry.stranger && entry.stranger.state !== 'admitted' ? entry.stranger.address : author.name;
  return (
    <article
      id={placeOfEntry(entry.id)}
      tabIndex={-1}
      className={forCustomer ? classes.said : classes.note}
      aria-label={name}
    >
      {forCustomer && (
        <Mark name={name} lane={author.kind === 'customer' ? null : (author.organization ?? '')} />
      )}
      <div className={classes.words}>
        {!forCustomer && <p className={classes.audience}>{audienceOf(entry)}</p>}
        <p className={classes.head}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          {author.kind !== 'customer' && author.organization && `, ${author.organization}`}
          <Manner entry={entry} zone={zone} /> · <When at={entry.at} zone={zone} />
          <WrittenEarlier entry={entry} zone={zone} />
        </p>
        {entry.stranger && (
          <StrangerNotice
            entryId={entry.id}
            stranger={entry.stranger}
            customer={theCase.customer.name}
            isFromHelp={entry.data.from === 'help'}
          />
        )}
        {entry.text && <Words entry={entry} text={entry.text} />}
        {entry.html !== null && <HtmlMail html={entry.html} />}
        <OfferedFacts theCase={theCase} entry={entry} />
        <Attachments files={entry.files} deskId={theCase.deskId} />
        <Told entry={entry} zone={zone} />
      </div>
      <EntryMenu theCase={theCase} entry={entry} name={name} more={more} />
    </article>
  );

  function audienceOf({ kind, audience, author }: EntryView): string {
    if (kind === 'contact') return t('conversations.companiesOnly');
    const saysItself = ['act ', 'extra step', 'return'].some((begin) => kind.startsWith(begin));
    if (saysItself || ['setback', 'kind chosen'].includes(kind)) return sayEntry(entry, t);
    return t(`cases.audience.${audience}`, { organization: author.organization ?? '' });
  }
}

/** What somebody of the desk wrote is Markdown; what came in is text. */
function Words({ entry: { author }, text }: { entry: EntryView; text: string }) {
  if (author.kind === 'person') return <Written text={text} />;
  return <p className={classes.text}>{text}</p>;
}

/** How it was said: by mail, on the telephone, to nobody who answered. */
function Manner({ entry, zone }: { entry: EntryView; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const outcome = outcomeOfCall(entry.data);
  if (entry.kind === 'contact' && entry.data.from === 'help')
    return ` · ${t(entry.stranger?.state === 'admitted' ? 'conversations.byHelp' : 'conversations.byHelpUnproven')}`;
  if (entry.kind === 'call') return ` · ${t(callWords[outcome])}`;
  if (entry.kind === 'way') return ` · ${t('conversations.wayTold')}`;
  if (entry.kind === 'contact' && entry.channel === 'phone') return ` · ${t(rangWords[outcome])}`;
  if (entry.kind === 'contact' && entry.taskId !== null) {
    const [begin, end] = [Date.parse(`${entry.data.beginsAt}`), Date.parse(`${entry.data.endsAt}`)];
    const when = { begin: sayMoment(begin, { now, zone, t }), end: clockOf(end, zone) };
    return ` · ${t('conversations.askedForCall', when)}`;
  }
  return entry.channel ? ` · ${t(`cases.channel.${entry.channel}`)}` : null;
}

const callWords = {
  reached: 'conversations.call',
  'not reached': 'conversations.callNotReached',
  'voicemail left': 'conversations.callVoicemail',
} as const;

const rangWords = {
  reached: 'conversations.rang',
  'not reached': 'conversations.rangNotReached',
  'voicemail left': 'conversations.rangVoicemail',
} as const;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Old mail that was taken in later says when it was written, and what somebody wrote where there was no connection. */
function WrittenEarlier({ entry, zone }: { entry: EntryView; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (entry.writtenAt === null) return null;
  const written = Date.parse(entry.writtenAt);
  // A mail is always a while on its way.
  if (Date.parse(entry.at) - written < (entry.author.kind === 'person' ? MINUTE : HOUR)) return null;
  return ` · ${t('conversations.writtenAt', { moment: sayMoment(written, { now, zone, t }) })}`;
}

const looks = {
  queued: 'quiet',
  leased: 'quiet',
  sent: 'quiet',
  delivered: 'quiet',
  failed: 'failed',
  'not sent, no mail server set': 'waiting',
  'not sent, not needed any more': 'quiet',
  'said to be sent': 'quiet',
} as const;

/** What went with a word to the customer, and how its mail fares. */
function Told({ entry, zone }: { entry: EntryView; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  // What a customer's own message did to the time is nothing that they were told with it.
  if (entry.author.kind === 'customer') return null;
  const told = [
    entry.stands && t('cases.toldOf', { stands: isolated(entry.stands) }),
    // What was late already when it was said is told by the entry that says so.
    entry.due &&
      entry.due > entry.at &&
      t('cases.promisedBy', { moment: sayMoment(Date.parse(entry.due), { now, zone, t }) }),
  ].filter(Boolean);
  if (told.length === 0 && entry.delivery === null) return null;
  return (
    <p className={classes.told}>
      {told.join(' · ')}
      {told.length > 0 && entry.delivery !== null && ' · '}
      {entry.delivery && (
        <span className={classes[looks[entry.delivery]]}>
          {entry.waits
            ? t('cases.waitsForQuiet', {
                moment: sayMoment(Date.parse(entry.waits.until), { now, zone, t }),
              })
            : t(`cases.delivery.${entry.delivery}`)}
        </span>
      )}
    </p>
  );
}
