import type { z } from 'zod';
import { aCase } from '../../testing/a-desk.ts';
import type { OnAGateway } from '../conversations/fixtures.ts';
import { askNow } from './commands/ask-now.ts';
import { markExpertise } from './commands/mark-expertise.ts';
import type { AskView, expertsApi } from './contract.ts';
import { asksOfCase } from './queries/asks-of-case.ts';

type Marked = Omit<z.input<typeof expertsApi.markExpertise.input>, 'desk'>;

export const anyTime: Marked = {
  ...{ language: 'en', knows: 'Mixers, the mono switch, phantom power', hours: { always: true } },
  ...{ byText: true, byMail: true, notBefore: null },
};

/** Asks as Dana, who stays with the customer. */
export class AskingNow {
  readonly #on: OnAGateway;
  #customers = 0;

  constructor(on: OnAGateway) {
    this.#on = on;
  }

  marks = (who: 'leo' | 'tom' | 'priya' | 'dana' | 'sam', more: Partial<Marked> = {}) => {
    const { desk } = this.#on;
    return desk.as(desk[who], (ctx) => markExpertise(ctx, { ...anyTime, ...more, desk: desk.id }));
  };

  aCase = () => {
    this.#customers += 1;
    return aCase(this.#on.desk, {
      name: 'Bill Navarro',
      address: `bill-${this.#customers}@customers.example`,
    });
  };

  /** And lets the desk ask the first one. */
  ask = async ({ first, question = 'What does the mono switch do to the headphones?' }: Asked = {}) => {
    const { desk } = this.#on;
    const theCase = await this.aCase();
    const { id } = await desk.as(desk.dana, (ctx) =>
      askNow(ctx, { case: theCase.id, question, ...(first && { first }) }),
    );
    await this.#on.settle();
    return { id, caseId: theCase.id };
  };

  /** The newest one of a case. */
  of = async (caseId: string): Promise<AskView> => {
    const { desk } = this.#on;
    const { items } = await desk.as(desk.dana, (ctx) => asksOfCase(ctx, { case: caseId }));
    const [newest] = items;
    if (!newest) throw new Error('nobody was asked on this case');
    return newest;
  };

  later = async (minutes: number): Promise<void> => {
    await this.#on.running.test.advance(`${minutes} minutes`);
    await this.#on.settle();
  };
}

type Asked = { first?: string; question?: string };
