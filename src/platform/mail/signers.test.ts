import { describe, expect, it } from 'vitest';
import {
  corpusBytes,
  corpusFiles,
  corpusJson,
  corpusSays,
  corpusText,
  hasCorpus,
} from '../../testing/corpus.ts';
import { aMail } from '../../testing/send-mail.ts';
import { aSigningDomain, publishedBy } from '../../testing/signed-mail.ts';
import { type FindKeys, signersOf } from './signers.ts';

const shop = aSigningDomain('soundhouse.example');
const now = new Date().toISOString();
const find = publishedBy(shop);
const signers = (mail: string, findKeys: FindKeys = find) => signersOf(Buffer.from(mail), { findKeys, now });
const aSlip = () =>
  aMail({
    from: 'Stock <robot@soundhouse.example>',
    to: 'help@harmon.example',
    subject: 'PO 5512 has left',
    text: 'It left at noon.\n',
  });

describe('who signed a mail', () => {
  it('is the domain whose published key fits', async () => {
    expect(await signers(await shop.sign(aSlip()))).toEqual(['soundhouse.example']);
    expect(await signers(aSlip())).toEqual([]);
  });

  it('is nobody once a word of it has changed', async () => {
    const mail = await shop.sign(aSlip());
    for (const changed of [
      mail.replace('at noon', 'at nine'),
      mail.replace('Subject: PO 5512', 'Subject: PO 5513'),
      mail.replace('robot@', 'boss@'),
    ]) {
      expect(changed).not.toBe(mail);
      expect(await signers(changed)).toEqual([]);
    }
  });

  it('is nobody where a second author or subject stands above what was signed', async () => {
    const mail = await shop.sign(aSlip());
    expect(await signers(`Subject: PO 7000\r\n${mail}`)).toEqual([]);
    expect(await signers(`From: boss@soundhouse.example\r\n${mail}`)).toEqual([]);
    expect(await signers(`subject : PO 7000\r\n${mail}`)).toEqual([]);
  });

  it('is nobody where only a part was signed', async () => {
    expect(await signers(await shop.sign(aSlip(), { maxBodyLength: 10 }))).toEqual([]);
    expect(await signers(await shop.sign(aSlip(), { headers: 'From:To' }))).toEqual([]);
  });

  it('is nobody where the key is not found, cannot be looked up, belongs to somebody else or is being tried out', async () => {
    const mail = await shop.sign(aSlip());
    const another = { record: [shop.record[0], aSigningDomain('x.example').record[1]] as [string, string] };
    const trying = aSigningDomain('soundhouse.example', { flags: ' t=y;' });
    expect(await signers(mail, publishedBy())).toEqual([]);
    expect(await signers(mail, publishedBy(another))).toEqual([]);
    expect(await signers(mail, () => Promise.reject(new Error('no answer')))).toEqual([]);
    expect(await signers(await trying.sign(aSlip()), publishedBy(trying))).toEqual([]);
  });

  it('is not looked for in more signatures than a mail has', async () => {
    let asked = 0;
    const counting: FindKeys = (name, type) => {
      asked += 1;
      return find(name, type);
    };
    const [signature = ''] = (await shop.sign(aSlip())).split(/(?<=\r\n)(?=From:)/);
    expect(await signers(signature.repeat(11) + aSlip(), counting)).toEqual([]);
    expect(asked).toBe(0);
  });
});

describe.runIf(hasCorpus)('signatures of the corpus', () => {
  const set = 'mail-auth/deb-mail-dkim';
  const records = new Map(
    (hasCorpus ? corpusText(`${set}/FAKE_DNS.dat`) : '')
      .split('\n')
      .map((line) => line.match(/^(\S+)\s+(.*)$/))
      .map((match) => [match?.[1]?.toLowerCase(), match?.[2]] as const),
  );
  const fake: FindKeys = async (name) => {
    const text = records.get(name.toLowerCase());
    if (!text) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    return [[text]];
  };
  const inLines = (file: string) =>
    Buffer.from(corpusBytes(file).toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');

  it('that are bad, broken or revoked prove nothing, and what proves something is good', async () => {
    console.log(corpusSays());
    const expected = new Map(
      corpusJson<{ file: string; result: string }>(`${set}/expected.jsonl`).map(({ file, result }) => [
        file,
        result,
      ]),
    );
    const proved: string[] = [];
    for (const file of corpusFiles(`${set}/corpus/*.txt`)) {
      const found = await signersOf(inLines(file), { findKeys: fake, now });
      if (found.length > 0) proved.push(file.slice(set.length + 1));
    }
    // All others were signed with keys or in ways that are not held to be safe any more.
    expect(proved).toEqual(['corpus/goodkey_ed25519.txt']);
    for (const file of proved) expect(expected.get(file)).toBe('pass');
  });
});
