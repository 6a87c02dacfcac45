import { afterAll, beforeAll, beforeEach } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { type RunningTest, runningThroughline } from '../../testing/running.ts';
import { type TestGateway, tell, testGateway } from '../../testing/text-gateway.ts';
import { addGateway } from './gateway/gateways.ts';
import { signingKey } from './gateway/keys.ts';
import { caseView } from './queries/case-view.ts';

/** `timestamp`: when it happened, where that is not now. */
type Told = { id?: string; time?: Date; timestamp?: string };
type Connected = { id: string; hook: string; key: Buffer };

/** The whole program with a desk that has a number, and the provider behind the number. */
export class OnAGateway {
  readonly running: RunningTest = runningThroughline({ THROUGHLINE_INSIDE: '127.0.0.1' });
  #made: { desk: Desk; provider: TestGateway; gateway: Connected } | undefined;

  constructor() {
    beforeAll(async () => {
      const [desk, provider] = await Promise.all([aDesk(this.running.test), testGateway()]);
      this.#made = { desk, provider, gateway: await this.connect(desk, provider.url) };
    });
    afterAll(() => this.provider.close());
    beforeEach(() => {
      this.provider.got.splice(0);
      this.provider.answer.status = 202;
    });
  }

  get desk(): Desk {
    return this.#there.desk;
  }

  get provider(): TestGateway {
    return this.#there.provider;
  }

  get gateway(): Connected {
    return this.#there.gateway;
  }

  get #there() {
    if (!this.#made) throw new Error('there is a gateway only inside tests');
    return this.#made;
  }

  async connect(desk: Desk, url: string, number = '+441134960000'): Promise<Connected> {
    const connection = { format: 'standard' as const, url };
    const { id } = await desk.as(desk.leo, (ctx) => addGateway(ctx, { desk: desk.slug, number, connection }));
    const key = signingKey(this.running.program.database.site, id);
    return { id, key, hook: `${this.running.program.url}/hooks/${id}` };
  }

  /** The status with which an event is taken. */
  async tell(type: string, data: object, more: Told = {}): Promise<number> {
    const { rows } = await this.running.test.sql('select app.now() as now');
    const { timestamp = (more.time ?? rows[0].now).toISOString() } = more;
    const answer = await tell(this.gateway.hook, this.gateway.key, { type, data, timestamp }, more);
    return answer.status;
  }

  settle(): Promise<void> {
    return this.running.program.worker.settle();
  }

  /** The cases of everybody at a number, the oldest first. */
  async casesAt(number: string) {
    const { rows } = await this.running.test.sql(
      `select distinct c.id, c.opened_at from cases c join contact_points p on p.desk_id = c.desk_id
         and p.customer_id = c.customer_id where p.address = $1 and c.desk_id = $2 order by c.opened_at`,
      [number, this.desk.id],
    );
    return Promise.all(
      rows.map(({ id }) => this.desk.as(this.desk.dana, (ctx) => caseView(ctx, { case: id }))),
    );
  }
}

export const contacts = <E extends { kind: string }>({ entries }: { entries: E[] }): E[] =>
  entries.filter(({ kind }) => kind === 'contact');
