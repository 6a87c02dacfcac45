import pg from 'pg';
import type { Connection } from '../platform/database/roles.ts';
import { SetupError } from '../platform/setup-error.ts';

/** Nobody else takes this number; it marks the database in which stories are being told. */
const tellingLock = 7_316_004;

/**
 * The clock of a demo installation, which only the owner of the schema may move. While it is not on time the stories are
 * only half told, and nobody has worked here yet.
 */
export class DemoClock {
  readonly #owner: pg.Client;

  private constructor(owner: pg.Client) {
    this.#owner = owner;
  }

  static async open(owner: Connection): Promise<DemoClock> {
    const client = new pg.Client({ ...owner, application_name: 'throughline demo' });
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [tellingLock]);
    if (rows[0].mine) return new DemoClock(client);
    await client.end();
    throw new SetupError('Another demo is telling its stories in this database. Wait for it, or stop it.');
  }

  async isOnTime(): Promise<boolean> {
    const { rows } = await this.#owner.query(`select clock_offset = '0' as right from app.installation`);
    return rows[0].right;
  }

  async now(): Promise<Temporal.Instant> {
    const { rows } = await this.#owner.query('select app.now() as now');
    return Temporal.Instant.fromEpochMilliseconds(rows[0].now.getTime());
  }

  async goBackTo(at: Temporal.Instant): Promise<void> {
    await this.#owner.query(
      'update app.installation set clock_offset = make_interval(secs => extract(epoch from $1::timestamptz - now()))',
      [at.toString()],
    );
  }

  /** Forward only: what was told already stays in the past. */
  async moveTo(at: Temporal.Instant): Promise<void> {
    await this.#owner.query(
      `update app.installation set clock_offset =
         greatest(clock_offset, make_interval(secs => extract(epoch from $1::timestamptz - now())))`,
      [at.toString()],
    );
  }

  async setRight(): Promise<void> {
    await this.#owner.query(`update app.installation set clock_offset = '0'`);
  }

  /** Takes back a telling that was interrupted, all of it or nothing; roles and schema have to be made again. */
  async takeBack(): Promise<void> {
    await this.#owner.query(`
      begin;
      set local role throughline_auth;
      drop schema auth cascade;
      set local role throughline_owner;
      drop owned by throughline_owner cascade;
      commit`);
  }

  async close(): Promise<void> {
    await this.#owner.end();
  }
}
