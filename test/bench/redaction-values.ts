// Made-up secrets that pass their checks, and numbers that only look like them. All from one source of chance, so that a seed repeats them.

/** From 0 up to 1, never 1. */
export type Chance = () => number;

/** The same numbers for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Make = (chance: Chance) => string;

export const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
const between = (chance: Chance, low: number, high: number) => low + Math.floor(chance() * (high - low + 1));
const digits = (chance: Chance, count: number) => Array.from({ length: count }, () => between(chance, 0, 9)).join('');
const letters = (chance: Chance, count: number, from = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') =>
  Array.from({ length: count }, () => pick(chance, [...from])).join('');
const two = (number: number) => String(number).padStart(2, '0');
const birth = (chance: Chance) => ({
  year: two(between(chance, 40, 99)),
  month: between(chance, 1, 12),
  day: two(between(chance, 1, 28)),
});

/** The value cut into groups of these lengths; what is left over is the last. */
function grouped(value: string, lengths: readonly number[], between: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const length of lengths) {
    if (at < value.length) parts.push(value.slice(at, at + length));
    at += length;
  }
  if (at < value.length) parts.push(value.slice(at));
  return parts.join(between);
}

// Cards: prefixes and lengths as issued.

const NETWORKS: readonly (readonly [prefix: string, length: number])[] = [
  ['4', 16],
  ['4', 19],
  ['4', 13],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['2500', 16],
  ['34', 15],
  ['37', 15],
  ['300', 14],
  ['36', 14],
  ['38', 14],
  ['6011', 16],
  ['644', 16],
  ['65', 16],
  ['3528', 16],
  ['3589', 16],
  ['62', 16],
  ['62', 19],
  ['5018', 16],
  ['5893', 19],
  ['6759', 16],
];

export const card: Make = (chance) => {
  const [prefix, length] = pick(chance, NETWORKS);
  const body = prefix + digits(chance, length - prefix.length - 1);
  const bare = body + luhnDigit(body);
  const groups = length < 16 ? [4, 6, 5] : [4, 4, 4, 4];
  return grouped(bare, groups, pick(chance, ['', '', ' ', ' ', '-', '.', ' - ']));
};

function luhnDigit(body: string): number {
  return [...'0123456789'].findIndex((last) => {
    const all = [...(body + last)].reverse();
    const sum = all.reduce((total, digit, at) => {
      const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + Math.floor(doubled / 10) + (doubled % 10);
    }, 0);
    return sum % 10 === 0;
  });
}

// IBANs: how a country's account number looks (SWIFT's registry). n: digit, a: letter, c: either.

const ACCOUNTS: Readonly<Record<string, string>> = {
  AD: 'nnnnnnnncccccccccccc',
  AE: 'n'.repeat(19),
  AL: `${'n'.repeat(8)}${'c'.repeat(16)}`,
  AT: 'n'.repeat(16),
  BE: 'n'.repeat(12),
  BG: 'aaaannnnnncccccccc',
  BR: `${'n'.repeat(23)}ac`,
  CH: `nnnnn${'c'.repeat(12)}`,
  CY: `${'n'.repeat(8)}${'c'.repeat(16)}`,
  CZ: 'n'.repeat(20),
  DE: 'n'.repeat(18),
  DK: 'n'.repeat(14),
  EE: 'n'.repeat(16),
  ES: 'n'.repeat(20),
  FI: 'n'.repeat(14),
  FR: `nnnnnnnnnn${'c'.repeat(11)}nn`,
  GB: `aaaa${'n'.repeat(14)}`,
  GR: `nnnnnnn${'c'.repeat(16)}`,
  HR: 'n'.repeat(17),
  HU: 'n'.repeat(24),
  IE: `aaaa${'n'.repeat(14)}`,
  IL: 'n'.repeat(19),
  IS: 'n'.repeat(22),
  IT: `annnnnnnnnn${'c'.repeat(12)}`,
  LI: `nnnnn${'c'.repeat(12)}`,
  LT: 'n'.repeat(16),
  LU: `nnn${'c'.repeat(13)}`,
  LV: `aaaa${'c'.repeat(13)}`,
  MT: `aaaannnnn${'c'.repeat(18)}`,
  NL: `aaaa${'n'.repeat(10)}`,
  NO: 'n'.repeat(11),
  PL: 'n'.repeat(24),
  PT: 'n'.repeat(21),
  RO: `aaaa${'c'.repeat(16)}`,
  SA: `nn${'c'.repeat(18)}`,
  SE: 'n'.repeat(20),
  SI: 'n'.repeat(15),
  SK: 'n'.repeat(20),
  TR: `nnnnnn${'c'.repeat(16)}`,
  UA: `nnnnnn${'c'.repeat(19)}`,
};

export const iban: Make = (chance) => {
  const [country, form] = pick(chance, Object.entries(ACCOUNTS));
  const account = form.replace(/./g, (kind) =>
    kind === 'n' || (kind === 'c' && chance() < 0.7) ? digits(chance, 1) : letters(chance, 1),
  );
  const numbers = [...`${account}${country}00`].map((char) => Number.parseInt(char, 36)).join('');
  const rest = [...numbers].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  const whole = country + two(98 - rest) + account;
  const shown = grouped(whole, Array(8).fill(4), pick(chance, ['', ' ', ' ', '-', '.']));
  return chance() < 0.3 ? shown.toLowerCase() : shown;
};

// National ids

const lastThat = (body: string, holds: (whole: string) => boolean, from = '0123456789') =>
  body + ([...from].find((last) => holds(body + last)) ?? '');

export const ssn: Make = (chance) => {
  const area = pick(chance, [between(chance, 1, 665), between(chance, 667, 899)]);
  const parts = [
    String(area).padStart(3, '0'),
    two(between(chance, 1, 99)),
    String(between(chance, 1, 9999)).padStart(4, '0'),
  ];
  const join = pick(chance, ['-', '-', ' ', '.', '']);
  // Nine digits in a row are told from any others by their name alone.
  return (join === '' ? 'SSN ' : '') + parts.join(join);
};

export const nino: Make = (chance) => {
  const prefix = pick(chance, ['AB', 'CE', 'JG', 'PX', 'SZ', 'WK', 'YL']);
  const shown = grouped(
    prefix + digits(chance, 6) + letters(chance, 1, 'ABCD'),
    [2, 2, 2, 2, 1],
    pick(chance, ['', ' ', '-']),
  );
  return chance() < 0.3 ? shown.toLowerCase() : shown;
};

export const dni: Make = (chance) => {
  const letterOf = (number: number) => 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23];
  const body = digits(chance, 7);
  if (chance() < 0.3) {
    const first = between(chance, 0, 2);
    return `${'XYZ'[first]}${pick(chance, ['', '-'])}${body}${pick(chance, ['', '-'])}${letterOf(Number(first + body))}`;
  }
  const number = between(chance, 1, 9) + body;
  const shown = chance() < 0.2 ? `${number.slice(0, 2)}.${number.slice(2, 5)}.${number.slice(5)}` : number;
  return shown + pick(chance, ['', '-', ' ']) + letterOf(Number(number));
};

export const nir: Make = (chance) => {
  const department = pick(chance, [two(between(chance, 1, 95)), two(between(chance, 1, 95)), '2A', '2B']);
  const body = `${between(chance, 1, 2)}${digits(chance, 2)}${two(between(chance, 1, 12))}${department}${digits(chance, 6)}`;
  const number = Number(body.replace('2A', '19').replace('2B', '18'));
  return grouped(body + two(97 - (number % 97)), [1, 2, 2, 2, 3, 3, 2], pick(chance, ['', ' ', '.']));
};

/** Odd places of the codice fiscale, as the decree lists them: 0 to 9, then A to Z. */
const ODD_PLACES = '1 0 5 7 9 13 15 17 19 21 1 0 5 7 9 13 15 17 19 21 2 4 18 20 11 3 6 8 12 14 16 10 22 25 24 23'
  .split(' ')
  .map(Number);

export const codice: Make = (chance) => {
  const { year, day } = birth(chance);
  const consonants = 'BCDFGLMNPRSTVZ';
  const body = `${letters(chance, 6, consonants)}${year}${letters(chance, 1, 'ABCDEHLMPRST')}${day}${letters(chance, 1)}${digits(chance, 3)}`;
  const sum = [...body].reduce((total, char, at) => {
    const value = Number.parseInt(char, 36);
    return total + (at % 2 === 0 ? (ODD_PLACES[value] ?? 0) : value > 9 ? value - 10 : value);
  }, 0);
  const whole = body + String.fromCharCode(65 + (sum % 26));
  const shown = chance() < 0.2 ? grouped(whole, [3, 3, 5], ' ') : whole;
  return chance() < 0.3 ? shown.toLowerCase() : shown;
};

export const bsn: Make = (chance) => {
  for (;;) {
    const body = between(chance, 1, 9) + digits(chance, 8);
    const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
    if (sum % 11 === 0) return `${pick(chance, ['BSN', 'bsn:', 'burgerservicenummer'])} ${body}`;
  }
};

export const steuerId: Make = (chance) => {
  for (;;) {
    const body = between(chance, 1, 9) + digits(chance, 9);
    const counts = [...'0123456789'].map((digit) => body.split(digit).length - 1).sort();
    if (counts.filter((count) => count > 1).length !== 1 || Math.max(...counts) > 3) continue;
    const check = [...body].reduce((product, digit) => (((Number(digit) + product) % 10 || 10) * 2) % 11, 10);
    return grouped(body + ((11 - check) % 10), [2, 3, 3, 3], pick(chance, ['', ' ']));
  }
};

export const cpf: Make = (chance) => {
  const body = digits(chance, 9);
  if (new Set(body).size === 1) return cpf(chance);
  const check = (part: string) => {
    const rest = [...part].reduce((sum, digit, at) => sum + Number(digit) * (part.length + 1 - at), 0) % 11;
    return part + (rest < 2 ? 0 : 11 - rest);
  };
  const whole = check(check(body));
  return pick(chance, [whole, whole.replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4')]);
};

export const personnummer: Make = (chance) => {
  const { year, month, day } = birth(chance);
  const body = `${year}${two(month)}${day}${digits(chance, 3)}`;
  const ten = body + luhnDigit(body);
  return pick(chance, [`${ten.slice(0, 6)}-${ten.slice(6)}`, `19${ten.slice(0, 6)}-${ten.slice(6)}`, `19${ten}`]);
};

export const pesel: Make = (chance) => {
  const { year, month, day } = birth(chance);
  const body = `${year}${two(month)}${day}${digits(chance, 4)}`;
  return lastThat(body, (whole) => {
    const sum = [...whole].reduce(
      (total, digit, at) => total + Number(digit) * ([1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1][at] ?? 0),
      0,
    );
    return sum % 10 === 0;
  });
};

/** Verhoeff's tables as he printed them: the product, and the inverse after permuting. */
const PRODUCT =
  '0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210'.split(
    ' ',
  );
const PERMUTED = '0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258'.split(' ');

export const aadhaar: Make = (chance) => {
  const whole = lastThat(between(chance, 2, 9) + digits(chance, 10), (id) => {
    const last = [...id].reverse().reduce((check, digit, at) => {
      return Number(PRODUCT[check]?.[Number(PERMUTED[at % 8]?.[Number(digit)])]);
    }, 0);
    return last === 0;
  });
  // Twelve digits in a row are told from any others by their name alone.
  return chance() < 0.3 ? `Aadhaar ${whole}` : grouped(whole, [4, 4, 4], pick(chance, [' ', '-']));
};

// Told in words

const WORD = ['hunter', 'Sommer', 'gatito', 'soleil', 'sakura', 'qwert', 'Tr0ub4', 'dragon'];
const PASSWORD_IN = [
  (value: string) => `my password is ${value}`,
  (value: string) => `Password: ${value}`,
  (value: string) => `password for acme.com is ${value}`,
  (value: string) => `mein Passwort ist ${value}`,
  (value: string) => `das Kennwort lautet ${value}`,
  (value: string) => `mon mot de passe est ${value}`,
  (value: string) => `mi contraseña es ${value}`,
  (value: string) => `minha senha é ${value}`,
  (value: string) => `パスワードは ${value} です`,
  (value: string) => `كلمة المرور هي ${value}`,
];
export const password: Make = (chance) =>
  pick(
    chance,
    PASSWORD_IN,
  )(`${pick(chance, WORD)}${digits(chance, between(chance, 2, 4))}${pick(chance, ['', '!', '#', '?!'])}`);

const CVV_IN = [
  (value: string) => `CVV ${value}`,
  (value: string) => `cvc: ${value}`,
  (value: string) => `the cvv is ${value}`,
  (value: string) => `security code on the back is ${value}`,
  (value: string) => `die Prüfziffer ist ${value}`,
  (value: string) => `Sicherheitscode ${value}`,
  (value: string) => `le cryptogramme est ${value}`,
  (value: string) => `código de seguridad ${value}`,
  (value: string) => `código de segurança: ${value}`,
  (value: string) => `セキュリティコードは${value}です`,
  (value: string) => `رمز الأمان ${value}`,
];
export const cvv: Make = (chance) => pick(chance, CVV_IN)(digits(chance, pick(chance, [3, 3, 4])));

const CODE_IN = [
  (value: string) => `the verification code is ${value}`,
  (value: string) => `my one-time code: ${value}`,
  (value: string) => `OTP ${value}`,
  (value: string) => `two-factor code ${value}`,
  (value: string) => `Bestätigungscode ${value}`,
  (value: string) => `der Einmalcode lautet ${value}`,
  (value: string) => `le code de vérification est ${value}`,
  (value: string) => `el código de verificación es ${value}`,
  (value: string) => `código de verificação: ${value}`,
  (value: string) => `認証コードは${value}です`,
  (value: string) => `رمز التحقق هو ${value}`,
];
export const code: Make = (chance) => {
  const value = digits(chance, 6);
  return pick(chance, CODE_IN)(chance() < 0.2 ? `${value.slice(0, 3)} ${value.slice(3)}` : value);
};

// What only looks like one

const uuid: Make = (chance) => {
  const hex = letters(chance, 32, '0123456789abcdef');
  return grouped(hex, [8, 4, 4, 4, 12], '-');
};

const isbn: Make = (chance) => {
  const body = `978${digits(chance, 9)}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return grouped(body + ((10 - (sum % 10)) % 10), [3, 1, 4, 4, 1], pick(chance, ['-', ' ', '']));
};

export const LOOK_ALIKES: Readonly<Record<string, Make>> = {
  'order number': (chance) =>
    `${pick(chance, ['ORD-', 'INV-', '#', 'order '])}${digits(chance, pick(chance, [6, 8, 10, 12, 16]))}`,
  uuid,
  isbn,
  'UPS tracking': (chance) => `1Z${letters(chance, 6, 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789')}${digits(chance, 10)}`,
  'FedEx tracking': (chance) => grouped(digits(chance, 12), [4, 4, 4], pick(chance, ['', ' '])),
  'USPS tracking': (chance) => grouped(`94${digits(chance, 20)}`, [4, 4, 4, 4, 4, 2], pick(chance, ['', ' '])),
  build: (chance) =>
    `build 20${digits(chance, 2)}.${between(chance, 1, 12)}.${between(chance, 1, 28)}.${digits(chance, 4)}`,
  version: (chance) =>
    `v${between(chance, 1, 20)}.${between(chance, 0, 99)}.${between(chance, 0, 9999)}-rc.${digits(chance, 3)}`,
  'git commit': (chance) => letters(chance, pick(chance, [7, 12, 40]), '0123456789abcdef'),
  'US phone': (chance) =>
    pick(chance, [
      `(${digits(chance, 3)}) 555-${digits(chance, 4)}`,
      `+1 ${digits(chance, 3)} 555 ${digits(chance, 4)}`,
      `${digits(chance, 3)}-555-${digits(chance, 4)}`,
    ]),
  'phone elsewhere': (chance) =>
    `+${pick(chance, ['49', '33', '34', '55', '81', '966', '48', '46'])} ${digits(chance, 2)} ${grouped(digits(chance, between(chance, 7, 9)), [3, 2, 2], pick(chance, ['', ' ']))}`,
  timestamp: (chance) =>
    pick(chance, [
      `20${two(between(chance, 10, 30))}-${two(between(chance, 1, 12))}-${two(between(chance, 1, 28))}T10:${digits(chance, 2)}:00.${digits(chance, 3)}Z`,
      `17${digits(chance, 8)}`,
      `17${digits(chance, 11)}`,
      `20260${between(chance, 1, 9)}${two(between(chance, 1, 28))}${digits(chance, 4)}`,
    ]),
  amount: (chance) =>
    `${pick(chance, ['$', '€', '£', 'R$ '])}${between(chance, 1, 999)},${digits(chance, 3)}.${digits(chance, 2)}`,
  'IP address': (chance) => Array.from({ length: 4 }, () => between(chance, 1, 254)).join('.'),
  coordinates: (chance) =>
    `${between(chance, 1, 80)}.${digits(chance, 6)}, ${between(chance, 1, 170)}.${digits(chance, 6)}`,
  'account number': (chance) => `account ${digits(chance, pick(chance, [8, 9, 10, 11]))}`,
  'VAT id': (chance) => pick(chance, [`DE${digits(chance, 9)}`, `FR${digits(chance, 11)}`, `GB${digits(chance, 9)}`]),
  'spoken of': (chance) =>
    pick(chance, [
      'I forgot my password',
      'my password is wrong',
      'the password is not accepted',
      'I never got the verification code',
      `error code ${digits(chance, 4)}`,
      `zip code ${digits(chance, 5)}`,
      'das Passwort ist falsch',
      'le mot de passe est incorrect',
      `promo code SAVE${digits(chance, 2)}`,
      'the token is invalid',
      'code 404 again',
      `pin ${between(chance, 1, 40)} of the connector`,
    ]),
};
