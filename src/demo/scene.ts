import { sql } from 'kysely';
import { type DeskKey, type PersonKey, people } from './cast.ts';
import { keysOf } from './set-up.ts';
import type { Stage } from './stage.ts';

/** Written to at a mail address, or called at a telephone number as E.164 has it. */
export type Customer = { name: string; address: string; language?: string };

/** One customer's need, as it goes on step by step. */
export type Matter = { desk: DeskKey; customer: Customer; steps: Step[] };
export const aMatter = (desk: DeskKey, customer: Customer, steps: Step[]): Matter => ({
  desk,
  customer,
  steps,
});

export type Step = { at: Temporal.Instant; act: Act };
export type Act = (scene: Scene) => Promise<void>;

export const at = (moment: Temporal.Instant, act: Act): Step => ({ at: moment, act });

type Offer = { handOff: string; to: PersonKey };

/** What is known while a matter is told. */
export class Scene {
  readonly stage: Stage;
  readonly desk: DeskKey;
  readonly customer: Customer;
  /** The Message-IDs of the customer's mails, for those that answer them. */
  readonly messageIds: string[] = [];
  /** Tasks by the name that the story gives them. */
  readonly tasks = new Map<string, string>();
  #case: { id: string; customerId: string } | undefined;
  #offer: Offer | undefined;

  constructor(stage: Stage, { desk, customer }: Matter) {
    this.stage = stage;
    this.desk = desk;
    this.customer = customer;
  }

  get caseId(): string {
    return this.#opened.id;
  }

  get customerId(): string {
    return this.#opened.customerId;
  }

  get isOpened(): boolean {
    return this.#case !== undefined;
  }

  get offer(): Offer {
    if (!this.#offer) throw new Error('nothing is offered in this scene');
    return this.#offer;
  }

  set offer(offer: Offer) {
    this.#offer = offer;
  }

  get #opened() {
    if (!this.#case) throw new Error(`the case of ${this.customer.address} is not open yet`);
    return this.#case;
  }

  /** The customer's newest case that goes on is what the scene is about from now on. */
  async findCase(): Promise<void> {
    this.#case = await this.stage.asDesk(this.desk, async (ctx) => {
      const { rows } = await sql<{ id: string; customerId: string }>`
        select c.id, c.customer_id from cases c
        join contact_points p on p.desk_id = c.desk_id and p.customer_id = c.customer_id
        where p.address = ${this.customer.address.toLowerCase()} and c.state <> 'joined' order by c.opened_at desc limit 1`.execute(
        ctx.db,
      );
      return rows[0];
    });
  }

  /** Whoever owns the case just now. */
  async owner(): Promise<PersonKey> {
    const { id } = await this.stage.asDesk(this.desk, async (ctx) => {
      const { rows } = await sql<{
        id: string;
      }>`select owner_id as id from cases where id = ${this.caseId}`.execute(ctx.db);
      return rows[0] ?? { id: '' };
    });
    const found = keysOf(people).find((person) => this.stage.installed.people[person] === id);
    if (!found) throw new Error('the owner of the case is nobody of the cast');
    return found;
  }
}
