import { Resolver } from 'node:dns/promises';
import { expect, it } from 'vitest';
import { aNameServer } from './name-server.ts';

it('answers what it was given to know, and says so of what it does not know', async () => {
  const server = await aNameServer([['s1._domainkey.shop.example', 'v=DKIM1; k=ed25519; p=abc']]);
  const dns = new Resolver();
  dns.setServers([server.address]);
  expect(await dns.resolveTxt('S1._domainkey.shop.example')).toEqual([['v=DKIM1; k=ed25519; p=abc']]);
  await expect(dns.resolveTxt('s2._domainkey.shop.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  server.close();
});
