import { describe, expect, it } from 'vitest';
import { readSettings } from '../platform/settings.ts';
import { SetupError } from '../platform/setup-error.ts';
import { externalDatabase } from './open-database.ts';

const opened = (url: string) =>
  externalDatabase(readSettings({ DATABASE_URL: url, THROUGHLINE_SECRET: 'x'.repeat(40) })).admin;

describe('the address of a PostgreSQL server', () => {
  it('may hold what addresses may hold', () => {
    expect(opened('postgres://us%40er:p%2Fw@db.example:5433/desk')).toEqual({
      ...{ host: 'db.example', port: 5433, user: 'us@er', password: 'p/w', database: 'desk' },
    });
    expect(opened('postgres://u@localhost/?host=%2Frun%2Fpostgresql')).toMatchObject({
      ...{ host: '/run/postgresql', port: 5432, database: 'throughline' },
    });
  });

  it.each([
    ['require', { rejectUnauthorized: false }],
    ['verify-full', { rejectUnauthorized: true }],
    ['disable', undefined],
  ])('encrypts as sslmode=%s says', (mode, ssl) => {
    expect(opened(`postgres://u:p@db.example/desk?sslmode=${mode}`).ssl).toEqual(ssl);
  });

  it.each(['sslmode=perhaps', 'sslrootcert=ca.pem'])('is refused in a sentence with %s', (query) => {
    const asked = () => opened(`postgres://u:p@db.example/desk?${query}`);
    expect(asked).toThrow(SetupError);
    expect(asked).toThrow(/is not known/);
  });
});
