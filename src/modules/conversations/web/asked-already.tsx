import { useTranslation } from 'react-i18next';
import { isolated } from '../../../ui/isolated.ts';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import type { CaseView } from '../../cases/contract.ts';
import { knownAnswers, type Topic } from '../../customers/contract.ts';
import classes from './known.module.css';

type AskedAlreadyProps = {
  theCase: CaseView;
  text: string;
  put: (text: string) => void;
  /** The customer knows that this is known, and is asked to be sure. */
  toBeSure: readonly Topic[];
  makeSure: (topics: readonly Topic[]) => void;
};

/** While somebody writes a question whose answer is known, the answer, so that the customer is not asked twice. */
export function AskedAlready({ theCase, text, put, toBeSure, makeSure }: AskedAlreadyProps) {
  const { t } = useTranslation();
  const known = knownAnswers(text, { customer: theCase.customer, said: wordsOfTheirs(theCase) }).filter(
    ({ topic }) => !toBeSure.includes(topic),
  );
  const [first] = known;
  const put1 = () => first && put(`${text.trimEnd()}\n\n${first.answer}`);
  useActions(first ? [{ key: 'mod .', says: t('conversations.known.put'), act: put1 }] : []);
  if (!first) return null;
  return (
    <div className={classes.already} role="status">
      <p>{t(`conversations.known.already.${first.topic}`, { answer: isolated(first.answer) })}</p>
      <Verb plain shownKey="Ctrl ." onPress={put1}>
        {t('conversations.known.put')}
      </Verb>
      <Verb plain onPress={() => makeSure([...toBeSure, first.topic])}>
        {t('conversations.known.theyKnow')}
      </Verb>
    </div>
  );
}

/** What the customer said on the case, as somebody else could read it. */
const wordsOfTheirs = ({ entries }: CaseView): string[] =>
  entries.flatMap(({ audience, author, text }) =>
    audience === 'customer' && author.kind === 'customer' && text ? [text] : [],
  );
