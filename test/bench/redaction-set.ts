// The set that redaction is measured on (PRV-01): secrets and look-alikes in sentences of the widget's languages, plain and disguised.
import {
  aadhaar,
  bsn,
  type Chance,
  card,
  chanceOf,
  code,
  codice,
  cpf,
  cvv,
  dni,
  iban,
  LOOK_ALIKES,
  type Make,
  nino,
  nir,
  password,
  personnummer,
  pesel,
  pick,
  ssn,
  steuerId,
} from './redaction-values.ts';

/** How many of each type of secret, and of each kind of look-alike. */
const EACH = 300;
const EACH_LOOK_ALIKE = 60;

export type Kind = 'card' | 'IBAN' | 'national id' | 'told';

export interface Planted {
  readonly kind: Kind | 'look-alike';
  readonly type: string;
  readonly text: string;
  /** Digits that are not the secret's: as many are left when it is masked, whole. */
  readonly others: number;
}

const SECRETS: readonly (readonly [Kind, type: string, Make])[] = [
  ['card', 'card', card],
  ['IBAN', 'IBAN', iban],
  ['national id', 'US SSN', ssn],
  ['national id', 'UK NINO', nino],
  ['national id', 'ES DNI, NIE', dni],
  ['national id', 'FR NIR', nir],
  ['national id', 'IT codice fiscale', codice],
  ['national id', 'NL BSN', bsn],
  ['national id', 'DE Steuer-ID', steuerId],
  ['national id', 'BR CPF', cpf],
  ['national id', 'SE personnummer', personnummer],
  ['national id', 'PL PESEL', pesel],
  ['national id', 'IN Aadhaar', aadhaar],
  ['told', 'password', password],
  ['told', 'CVV', cvv],
  ['told', 'one-time code', code],
];

const FRAMES: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => `it is ${value}, thanks`,
  (value) => `Please use ${value} for this.`,
  (value) => `I paid 49.90 on 3 March with ${value} and it failed twice`,
  (value) => `(${value})`,
  (value) => `see: ${value}; exp 12/27`,
  (value) => `Meine Nummer ist ${value}, bitte prüfen.`,
  (value) => `voici le numéro: ${value} merci`,
  (value) => `el número es ${value} ¿me ayudas?`,
  (value) => `o número é ${value}, obrigado`,
  (value) => `番号は${value}です。`,
  (value) => `الرقم هو ${value} شكرا`,
  (value) => `hello\n${value}\nregards`,
  (value) => `“${value}”`,
];

type Disguise = (value: string, chance: Chance) => string;

const asIs: Disguise = (value) => value;
const DISGUISES: readonly Disguise[] = [
  asIs,
  asIs,
  asIs,
  // Characters that nobody sees, between any two.
  (value, chance) =>
    value.replace(/(?<=\d)(?=\d)/g, () =>
      chance() < 0.4 ? pick(chance, ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad']) : '',
    ),
  // Full-width, as a Japanese keyboard writes them.
  (value) => value.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  // Arabic and Persian digits.
  (value) => value.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  (value) => value.replace(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit))),
  // Other spaces and dashes.
  (value) => value.replace(/(?<=\d) (?=\d)/g, '\u00a0').replace(/-/g, '\u2011'),
  // Over two lines, where it has a gap.
  (value) => value.replace(/(?<=\d)[ -](?=\d)/, '\n'),
];

export function setOf(seed: number): readonly Planted[] {
  const chance = chanceOf(seed);
  const planted = SECRETS.flatMap(([kind, type, make]) =>
    Array.from({ length: EACH }, (): Planted => {
      const frame = pick(chance, FRAMES);
      return { kind, type, text: frame(pick(chance, DISGUISES)(make(chance), chance)), others: digitsIn(frame('')) };
    }),
  );
  const alike = Object.entries(LOOK_ALIKES).flatMap(([type, make]) =>
    Array.from({ length: EACH_LOOK_ALIKE }, (): Planted => {
      const text = pick(chance, FRAMES)(make(chance));
      return { kind: 'look-alike', type, text, others: digitsIn(text) };
    }),
  );
  return [...planted, ...alike];
}

/** Digits of any script. */
export function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}
