import { showDay, showInstant } from '../../conversations/index.ts';
import type { Passed } from '../contract.ts';
import { type PassedLine, passedLines, passedWords } from '../passed-words.ts';
import type { Asked } from './asked-by-mail.ts';
import type { TaskMailWords } from './words.ts';

/** What whoever is asked reads by mail, by what it tells. */
export const texts = {
  asked: asking,
  now: askingNow,
  again: askingAgain,
  withdrawn: notNeeded,
  stop: stopping,
  good,
  told,
  reminder: (asked: Asked, words: TaskMailWords) => `${words.reminder}\n\n${asking(asked, words)}`,
  due: (asked: Asked, words: TaskMailWords) => `${words.isDue}\n\n${asking(asked, words)}`,
};

type Said = { entryId: string; text: string };

function askingAgain(asked: Asked, words: TaskMailWords, { text }: Said): string {
  const { who, desk, request, due, inspects } = asked;
  return paragraphs([
    words.notGoodEnough(who, desk),
    text,
    `${words.youWereAsked}\n${request}`,
    due && words.due(showInstant(due, asked)),
    passedOn(asked, words),
    words.howToAnswer(who),
    inspects ? words.howToSayFound : null,
    words.page,
  ]);
}

function asking(asked: Asked, words: TaskMailWords): string {
  const { who, company, desk, request, due, choices, otherwise, inspects } = asked;
  return paragraphs([
    words.asks(who, company, desk),
    request,
    due && words.due(showInstant(due, asked)),
    otherwise && words.otherwise(otherwise),
    passedOn(asked, words),
    choices
      ? [words.howToChoose, ...choices.map((choice, at) => `${at + 1}  ${choice}`)].join('\n')
      : words.howToAnswer(who),
    inspects ? words.howToSayFound : null,
    words.page,
  ]);
}

/** Somebody waits with the customer. */
function askingNow({ who, company, desk, request, ...asked }: Asked, words: TaskMailWords): string {
  return paragraphs([
    words.asks(who, company, desk),
    request,
    asked.due && words.due(showInstant(asked.due, asked)),
    words.howToAnswerNow(who),
    words.page,
  ]);
}

/** Nothing more is to be done, and nothing need be answered. */
function good({ who, desk, request }: Asked, words: TaskMailWords): string {
  return paragraphs([words.isGood(who, desk), `${words.youWereAsked}\n${request}`, words.page]);
}

function notNeeded({ who, desk, request }: Asked, words: TaskMailWords): string {
  return paragraphs([words.notNeeded(who, desk), `${words.youWereAsked}\n${request}`, words.page]);
}

/** Words of the desk, and what of the case goes with them. */
function told(asked: Asked, words: TaskMailWords, { text, entryId }: Said): string {
  const { who, desk, request } = asked;
  const passed = asked.passed.filter((one) => one.entryId === entryId);
  return paragraphs([
    words.writes(who, desk),
    text,
    sayPassed(linesOf(asked, passed), words),
    `${words.youWereAsked}\n${request}`,
    words.page,
  ]);
}

function stopping({ who, request, stopUntil, ...asked }: Asked, words: TaskMailWords): string {
  return paragraphs([
    words.stopAsked,
    stopUntil && words.stopUntil(showInstant(stopUntil, asked)),
    `${words.youWereAsked}\n${request}`,
    words.howToStop(who),
    words.page,
  ]);
}

/** Beside what was written down by hand, what of the case went with it; files stand on the page. */
function passedOn(asked: Asked, words: TaskMailWords): string | null {
  const named = Object.entries(asked.passedOn as Record<string, string>);
  const lines = [...named.map(([label, value]) => ({ label, value })), ...linesOf(asked, asked.passed)];
  return sayPassed(lines, words);
}

function sayPassed(lines: PassedLine[], words: TaskMailWords): string | null {
  if (lines.length === 0) return null;
  const said = lines.map(({ label, value }) => `${label}: ${value}`);
  const hasFiles = lines.some(({ fileId }) => fileId);
  return [words.passedOn, ...said, ...(hasFiles ? [words.filesOnPage] : [])].join('\n');
}

const linesOf = (asked: Asked, passed: Passed[]): PassedLine[] =>
  passedLines(passed, {
    words: passedWords(asked.language),
    when: (at) => showInstant(at, asked),
    day: (date) => showDay(date, asked.language),
  });

const paragraphs = (parts: (string | null)[]): string => parts.filter(Boolean).join('\n\n');
