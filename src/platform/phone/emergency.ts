/**
 * The number that brings the fire service, where that is not 112: so listed, country by country (ISO 3166-1 alpha-2), in
 * Android's `packages/services/Telephony/ecc/input/eccdata.txt` (revision 2, looked through in November 2026), with those
 * of the Crown dependencies as in Britain.
 */
const others: Record<string, string> = {
  '911':
    'AG AI AM AR AS AW BM BZ CA CR DM DO EC FJ FM GD GU HN JO KY LC LR MH MP MS MX PA PH PR PW PY TC TV US UY VC VE VG VI WS',
  '999': 'BD BH CK FK GB GG HK IM JE KE MO MW MY NU QA SC SD SH SL SS TO UG',
  '000': 'AU',
  '111': 'NZ RW TK',
  '995': 'BN SG',
  '119': 'AF BO CN JP KR TW',
  '193': 'BR MK RS XK',
  '132': 'CL',
  '123': 'BA CO GT ME',
  '116': 'PE',
  '110': 'BT LK NO PG',
  '199': 'NG TH YE',
  '114': 'VN',
  '102': 'IL PS',
  '180': 'CI EG',
  '150': 'MA',
  '198': 'MZ TN',
  '101': 'BY KG KZ MN NP TJ UA UZ',
  '998': 'BW SA',
  '997': 'AE',
  '919': 'BS',
  '913': 'SV',
  '912': 'GY',
  '311': 'BB',
  '990': 'TT',
  '9999': 'OM',
  '118': 'AD BJ CM GM GW KH MG MR MV TG',
  '115': 'AO GQ HT MU NI SM VA',
  '113': 'ID SY VU',
  '192': 'GH',
  '991': 'ET',
  '993': 'ZM ZW',
  '125': 'IR',
  '130': 'IQ',
  '128': 'AL',
  '105': 'CU',
  '131': 'CV',
  '122': 'LS',
  '191': 'MM',
  '190': 'GI',
  '1548': 'DZ',
  '1515': 'LY',
  '1190': 'LA',
  '16': 'PK',
  '18': 'BF DJ GF GP KM ML NC NE PF PM RE SN TD WF',
};

const byCountry = new Map(
  Object.entries(others).flatMap(([number, countries]) =>
    countries.split(' ').map((country) => [country, number] as const),
  ),
);

/** Whom to ring about gas, fire or a shock in a country; 112 where nothing else is known, which telephones know anywhere. */
export const emergencyNumber = (country: string | undefined): string => byCountry.get(country ?? '') ?? '112';
