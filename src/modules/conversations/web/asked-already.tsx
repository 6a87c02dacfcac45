import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../ui/isolated.ts';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import type { CaseView } from '../../cases/contract.ts';
import { type KnownAnswer, knownAnswers } from '../../customers/contract.ts';
import classes from './known.module.css';

type AskedAlreadyProps = { theCase: CaseView; text: string; put: (text: string) => void };

/** While somebody writes a question whose answer is known, the answer, so that the customer is not asked twice. */
export function AskedAlready({ theCase, text, put }: AskedAlreadyProps) {
  const { t } = useTranslation();
  const [meant, mean] = useState<readonly string[]>([]);
  const known = knownAnswers(text, { customer: theCase.customer, said: wordsOfTheirs(theCase) }).filter(
    (one) => !meant.includes(nameOf(one)) && !text.includes(one.answer),
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
      <Verb plain onPress={() => mean([...meant, nameOf(first)])}>
        {t('conversations.known.theyKnow')}
      </Verb>
    </div>
  );
}

const nameOf = ({ topic, answer }: KnownAnswer) => `${topic} ${answer}`;

/** What the customer said on the case, as somebody else could read it. */
const wordsOfTheirs = ({ entries }: CaseView): string[] =>
  entries.flatMap(({ audience, author, text }) =>
    audience === 'customer' && author.kind === 'customer' && text ? [text] : [],
  );
