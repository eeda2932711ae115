// Redaction over a set that is new at each run: what is promised of it, and how long it may take.
import { expect, test } from 'vitest';
import { redact } from '#domain/redact';
import { BARS, scoresOf, shareOf } from '../bench/redaction-score.ts';
import { setOf } from '../bench/redaction-set.ts';

const seed = Math.floor(Math.random() * 2 ** 32);
const scores = scoresOf(setOf(seed));

for (const { kind, what, target, holds } of BARS)
  test(`PRV-01: ${what} ${target}, in any frame and disguise`, () => {
    const wrong = scores.filter((score) => score.kind === kind).flatMap((score) => score.wrong.slice(0, 3));
    const share = shareOf(scores, kind);
    expect(holds(share), `seed ${seed}: ${share}; ${JSON.stringify(wrong)}`).toBe(true);
  });

/** As their own authorities and Wikipedia print them: made by nobody who knows the rules here. */
const PUBLISHED = [
  ['Italy', 'RSSMRA85T10A562S'],
  ['France', '2 55 08 14 168 025 38'],
  ['Poland', '44051401359'],
  ['Germany', '86 095 742 719'],
  ['Sweden', '811218-9876'],
  ['Brazil', '529.982.247-25'],
  ['Spain', 'X-1234567-L'],
  ['Switzerland', '756.9217.0769.85'],
  ['United Kingdom', 'AB 12 34 56 C'],
  ['United States', '219-09-9999'],
] as const;
test.each(PUBLISHED)(
  'PRV-01: %s: a published national id is masked, and with one digit changed it is not, where there is a check',
  (country, id) => {
    expect(redact(`it is ${id}.`).text).toBe('it is [national id ••••].');
    if (country.startsWith('United')) return;
    const other = id.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
    expect(redact(`it is ${other}.`).found).toEqual([]);
  },
);

test.each([
  ['card with its expiry and CVV', '4111 1111 1111 1111 12/27 123 ok', '[card ••••] 12/27 123 ok'],
  ['a number before it', 'order 1234 4111 1111 1111 1111', 'order 1234 [card ••••]'],
  ['over two lines', 'card 4111 1111\n1111 1111\nthanks', 'card [card ••••]\nthanks'],
  ['hidden characters', '41\u200b11 1111 11\u00ad11 1111', '[card ••••]'],
  ['Arabic digits', 'رقم البطاقة ٤١١١ ١١١١ ١١١١ ١١١١ شكرا', 'رقم البطاقة [card ••••] شكرا'],
  ['no space around, in Japanese', 'カード番号は4111111111111111です', 'カード番号は[card ••••]です'],
  ['two in a row', '4111 1111 1111 1111 5555 5555 5555 4444', '[card ••••] [card ••••]'],
  ['CVV', 'cvv: 123, thanks', 'cvv: [code ••••], thanks'],
  ['one-time code', 'the verification code is 482 913', 'the verification code is [code ••••]'],
])('PRV-01: masked and nothing else with it: %s', (_, text, masked) => expect(redact(text).text).toBe(masked));

test.each([
  'error code 4829',
  'zip code 90210',
  'the PIN is wrong',
  'promo code SAVE20',
  'tan shoes, 300 pairs',
  '+4986095742719',
])('stays as it is: %s', (text) => expect(redact(text)).toEqual({ text, found: [] }));

test('PRV-01: masking again changes nothing: the browser masks, and the relay after it', () => {
  for (const { text } of setOf(seed)) {
    const once = redact(text).text;
    expect(redact(once)).toEqual({ text: once, found: [] });
  }
});
