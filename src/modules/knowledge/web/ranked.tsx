import { type ReactNode, useState } from 'react';
import { Answered, Empty, type Question } from '../../../ui/answered.tsx';
import { useSentence } from '../../../web/failure.ts';
import { type Attach, type Insert, OneArticle } from './one-article.tsx';
import type { Shown } from './ways.ts';

type RankedProps = {
  of: Question<{ items: readonly Shown[] }>;
  /** What is said where nothing fits. */
  none: string;
  caseId: string | null;
  insert: Insert;
  attach?: Attach;
  /** They are among the rows of the screen. */
  areRows?: boolean;
  /** Told when one is put into what is written. */
  inserted?: (article: string) => void;
  children: (found: number) => ReactNode;
};

/** What fits, the best first, one of them open at a time; below it what can be done about that. */
export function Ranked({ of, none, caseId, insert, attach, areRows, inserted, children }: RankedProps) {
  const sentence = useSentence();
  const [opened, open] = useState<string | null>(null);
  return (
    <Answered of={of} sentence={sentence}>
      {({ items }) => (
        <>
          <div role="status">{items.length === 0 && <Empty>{none}</Empty>}</div>
          <ul>
            {items.map((article) => (
              <OneArticle
                key={article.id}
                {...{ article, caseId, insert, attach, inserted }}
                isRow={areRows}
                isOpen={article.id === opened}
                turn={() => open(article.id === opened ? null : article.id)}
              />
            ))}
          </ul>
          {children(items.length)}
        </>
      )}
    </Answered>
  );
}
