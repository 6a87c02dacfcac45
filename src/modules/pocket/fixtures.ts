import { beforeAll } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aCase } from '../../testing/a-desk.ts';
import { OnAGateway } from '../conversations/fixtures.ts';
import { caseView } from '../conversations/index.ts';
import { askTask } from '../tasks/index.ts';
import { addPocket, confirmPocket } from './commands/pockets.ts';

export const ray = '+447700900777';
export const alvarezAt = '+447700900888';
const zone = 'Europe/London';

type Made = { pocket: string; alvarez: { id: string }; lind: { id: string } };
type Asking = {
  theCase?: { id: string };
  request?: string;
  choices?: string[];
  hours?: number;
  whom?: object;
};

/** Leo is the whole of a small client here, and works by text; two customers of his have a case. */
export class WorkingByText {
  readonly on: OnAGateway = new OnAGateway();
  #made: Made | undefined;

  constructor() {
    beforeAll(async () => {
      const { on } = this;
      await this.letItBe('09:00');
      const { id: pocket } = await this.asLeo((ctx) => addPocket(ctx, { desk: on.desk.slug, number: ray }));
      await on.settle();
      const [code = ''] = this.texts();
      await this.asLeo((ctx) => confirmPocket(ctx, { desk: on.desk.slug, pocket, code }));
      const alvarez = await aCase(on.desk, { name: 'Mrs Alvarez', address: alvarezAt });
      const lind = await aCase(on.desk, { name: 'Bo Lind', address: 'bo@customers.example' });
      this.#made = { pocket, alvarez, lind };
    });
  }

  get made(): Made {
    if (!this.#made) throw new Error('there is nobody who works by text but inside tests');
    return this.#made;
  }

  asLeo = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => this.on.desk.as(this.on.desk.leo, work);

  view = (id: string) => this.on.desk.as(this.on.desk.dana, (ctx) => caseView(ctx, { case: id }));

  /** What was texted to a number since it was asked last. */
  texts = (number = ray): string[] =>
    this.on.provider.got
      .splice(0)
      .filter(({ to }) => to === number)
      .map(({ words }) => words);

  /** `ago`: how many minutes before now they wrote it. */
  text = async (words: string, { ago = 0 }: { ago?: number } = {}): Promise<string> => {
    const timestamp = (await this.now())
      .subtract({ minutes: ago })
      .toInstant()
      .toString({ fractionalSecondDigits: 3 });
    await this.on.tell('text.received', { text: `${Math.random()}`, from: ray, words }, { timestamp });
    await this.on.settle();
    // Whoever is passed on is a customer, too, and thanked as one.
    return this.texts().findLast((one) => !one.startsWith('Thank you for writing')) ?? '';
  };

  now = async (): Promise<Temporal.ZonedDateTime> => {
    const { rows } = await this.on.running.test.sql('select app.now() as now');
    return Temporal.Instant.from(rows[0].now.toISOString()).toZonedDateTimeISO(zone);
  };

  /** Goes forward to when it is that late next; what is due then is done. */
  letItBe = async (time: string): Promise<void> => {
    const here = await this.now();
    const today = here.withPlainTime(time);
    const then = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 });
    await this.on.running.test.advance(`${here.until(then).total('seconds')} seconds`);
    await this.on.settle();
  };

  /** Leo is asked a question, unless it is said whom. */
  ask = async ({ theCase, request = 'Which pump?', hours = 48, ...more }: Asking = {}) => {
    const { on, made } = this;
    const { choices = ['the cheaper', 'the original'], whom = { personId: on.desk.leo.id } } = more;
    return on.desk.as(on.desk.dana, async (ctx) =>
      askTask(ctx, {
        ...{ case: (theCase ?? made.alvarez).id, engagementId: on.desk.engagements.client, ...whom, request },
        due: await this.in({ hours }),
        question: { choices, otherwise: 'we order the cheaper' },
      }),
    );
  };

  /** Leo is to be there at a time. */
  askToCome = async (theCase: { id: string }, minutes: number) => {
    const { on } = this;
    const whom = { engagementId: on.desk.engagements.client, personId: on.desk.leo.id };
    const due = await this.in({ minutes });
    return on.desk.as(on.desk.dana, (ctx) =>
      askTask(ctx, { case: theCase.id, ...whom, request: 'Change the pump', due }),
    );
  };

  in = async (time: { hours: number } | { minutes: number }): Promise<string> =>
    (await this.now()).add(time).toInstant().toString({ fractionalSecondDigits: 3 });
}
