import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { HttpServer } from '../../platform/http/server.ts';
import { testDatabase } from '../../testing/database.ts';
import { aCustomer, aDesk, aPageServer, type Customer, type Desk } from './fixtures.ts';

const test = testDatabase();
let server: HttpServer;
let desk: Desk;
beforeAll(async () => {
  server = await aPageServer(test.database);
  desk = await aDesk(test);
  return () => server.close();
});

const pageFor = ({ token }: Customer, { slug } = desk) =>
  server.inject({ url: `/page/${slug}/unreached`, cookies: { [`page-${slug}`]: token } });

const addNumber = (number: string, { at = '2026-11-01', ended = false } = {}) =>
  test.sql(
    `insert into gateways (desk_id, id, number, format, added_by_id, recorded_at, ended_at)
     values ($1, $2, $3, 'standard', $4, $5, case when $6 then app.now() end)`,
    [desk.id, randomUUID(), number, desk.leo, at, ended],
  );

it('says how the desk is reached, and nothing of the customer but in their language', async () => {
  const customer = await aCustomer(test, desk, { language: 'es', name: 'Rosa Alvarez' });
  const without = await pageFor(customer);
  expect(without.statusCode).toBe(200);
  expect(without.body).toContain('<html lang="es" dir="ltr">');
  expect(without.body).toContain('Ahora mismo no hay conexión con nosotros');
  expect(without.body).toContain(`mailto:help-${desk.slug}@mail.test`);
  expect(without.body).not.toMatch(/tel:|Rosa|Dana|MX-12|<form/);
  expect(without.body).not.toContain(customer.reference);

  await addNumber('+441134960011', { ended: true });
  await addNumber('+441134960000');
  await addNumber('+441134960022', { at: '2026-11-02' });
  expect((await pageFor(customer)).body).toContain(
    'llámenos al <a href="tel:+441134960000" dir="ltr">0113 496 0000</a>.',
  );
});

it('leaves no trace in the custody record, for it shows no case', async () => {
  const customer = await aCustomer(test, desk);
  const { rows: before } = await test.sql('select count(*) from custody_inbox');
  await pageFor(customer);
  expect((await test.sql('select count(*) from custody_inbox')).rows).toEqual(before);
});

it('is for who has a link to that desk alone', async () => {
  const other = await aDesk(test);
  const answer = await pageFor(await aCustomer(test, desk), other);
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain('Harmon Audio');
});
