// Secrets are masked before anything leaves the browser; what only looks like one stays.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact, redactEvent } from '#domain/redact';
import { cards } from '#domain/secrets/card';
import { codes } from '#domain/secrets/code';
import { ibans } from '#domain/secrets/iban';
import { nationalIds } from '#domain/secrets/national-id';
import { plainOf } from '#domain/secrets/plain';

const SECRETS = [
  ['my card is 4111 1111 1111 1111 thanks', 'card'],
  ['4111-1111-1111-1111', 'card'],
  ['5555.5555.5555.4444', 'card'],
  ['amex 3782 822463 10005', 'card'],
  ['４１１１１１１１１１１１１１１１', 'card'],
  ['IBAN DE89 3704 0044 0532 0130 00 please', 'IBAN'],
  ['GB29NWBK60161331926819', 'IBAN'],
  ['fr14 2004 1010 0505 0001 3m02 606 and more text', 'IBAN'],
  ['my ssn is 536-90-4399', 'national id'],
  ['social security number 536904399', 'national id'],
  ['NINO QQ123456C'.replace('QQ', 'AB'), 'national id'],
  ['DNI 12345678Z', 'national id'],
  ['CPF 529.982.247-25', 'national id'],
  ['my password is hunter2', 'password'],
  ['Passwort: geheim', 'password'],
  ['password for acme is sw0rdfish!', 'password'],
  ['mi contraseña es perro123', 'password'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N', 'token'],
  ['use sk_live_51H8xYzAbCdEfGhIj please', 'token'],
  ['api key: 9f8e7d6c5b4a39281706', 'token'],
  ['Authorization: Bearer abcdef123456.ghijkl', 'token'],
] as const;

for (const [text, secret] of SECRETS)
  test(`a ${secret} is masked: ${text}`, () => {
    const { text: masked, found } = redact(text);
    expect(found).toEqual([secret]);
    expect(masked).toContain(`[${secret} ••••]`);
    expect(masked).not.toMatch(/hunter2|geheim|sw0rdfish|perro123|\d{4}[ -.]?\d{3}/);
  });

const PLAIN = [
  'invoice INV-4111111111111111',
  'order 1234567890123456',
  '550e8400-e29b-41d4-a716-446655440000',
  'ISBN 978-3-16-148410-0',
  'build 2026.11.23.4411',
  'I forgot my password is not working',
  'my password is wrong',
  'the token is invalid',
  'call me at +49 30 123456789',
  'we were charged 1,299.00 twice on 2026-03-31',
  'tracking 1Z999AA10123456784',
  'FR is a country and DE12 is a road',
];
for (const text of PLAIN) test(`stays as it is: ${text}`, () => expect(redact(text)).toEqual({ text, found: [] }));

test('every free text of an event is masked, names are not, and an event without secrets is the same object', () => {
  const rated = redactEvent({ type: 'rated', score: 1, comment: 'my card 4111111111111111' });
  expect(rated).toEqual({ type: 'rated', score: 1, comment: 'my card [card ••••]' });
  const said = { type: 'said', text: 'hello' } as const;
  expect(redactEvent(said)).toBe(said);
  const traits = redactEvent({ type: 'identified', traits: { note: 'password: abc123' }, verified: false });
  expect(JSON.stringify(traits)).not.toContain('abc123');
});

test.each(['1 ', '4111 ', 'password ', 'DE89 ', 'eyJ', 'a.', '-----BEGIN PRIVATE KEY-----'])(
  'four times the text takes about four times as long, not sixteen: %s',
  (piece) => {
    const took = (length: number) => {
      const text = piece.repeat(length / piece.length);
      const times = Array.from({ length: 15 }, () => {
        const start = performance.now();
        redact(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    expect(took(32_000)).toBeLessThan(9 * took(8_000) + 5);
  },
);

/** What the rules look for, with and without the digits. */
const PIECE = fc.constantFrom(
  ...[
    'cvv',
    'pin is ',
    'TAN:',
    'verification code ',
    'ssn ',
    'GB',
    'DE',
    'IBAN',
    'RSSMRA',
    'AB',
    'X-',
    '個人番号',
    ' ',
    '-',
    '.',
  ],
  ...['x', 'A', '\u200b', '٤', '１', '7', '123', '4111 1111 1111 1111', 'DE89 3704 0044 0532 0130 00', '536-90-4399'],
);
test('PRV-01: whatever is not looked for in a text without digits would not be found there', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(PIECE, { maxLength: 12 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (one) => {
      const plain = plainOf(one).text;
      const found = [...codes, ibans, cards, ...nationalIds].some((find) => find(plain).length > 0);
      return !found || /\d/.test(plain);
    }),
    { numRuns: 3_000 },
  );
});
