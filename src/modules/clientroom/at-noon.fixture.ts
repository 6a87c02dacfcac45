import type { TestDatabase } from '../../testing/database.ts';

/** To the next noon where the desks of tests are: a day has no edge there, whatever the hour at which this runs. */
export async function untilNoon(test: TestDatabase): Promise<void> {
  const { rows } = await test.sql('select app.now() as now');
  const now = Temporal.Instant.from(rows[0].now.toISOString()).toZonedDateTimeISO('Europe/London');
  const noon = now
    .toPlainDate()
    .add({ days: 1 })
    .toZonedDateTime({ timeZone: 'Europe/London', plainTime: '12:00' });
  await test.advance(`${Math.ceil(now.until(noon).total('seconds'))} seconds`);
}
