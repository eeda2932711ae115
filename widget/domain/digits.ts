// Numbers as text that JSON carries as it stands and gzip packs well: packed into letters, digits and two signs.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Whole numbers from 0 on, five bits to a character; the sixth says that more follows. */
export function toDigits(numbers: Iterable<number>): string {
  let text = '';
  for (const number of numbers) {
    let rest = number;
    while (rest >= 32) {
      text += ALPHABET[32 + (rest % 32)];
      rest = Math.floor(rest / 32);
    }
    text += ALPHABET[rest];
  }
  return text;
}

/** The numbers that `toDigits` wrote. Throws on a character that it never writes. */
export function fromDigits(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let place = 1;
  for (let i = 0; i < text.length; i++) {
    const digit = valueAt(text, i);
    number += (digit % 32) * place;
    place *= 32;
    if (digit >= 32) continue;
    numbers.push(number);
    number = 0;
    place = 1;
  }
  return numbers;
}

/**
 * The same for numbers as likely to be small as the gaps between things thrown by chance, six bits to a character, in a seventh less room: how often
 * two to the power `low` goes into the number as so many ones and a zero, then its `low` last bits (Rice 1979). The first character says `low`.
 */
export function toGaps(numbers: readonly number[]): string {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
  const low = Math.max(0, Math.round(Math.log2(mean * Math.LN2 + 1)));
  const bits = numbers.map((number) => {
    const lowest = (number % 2 ** low).toString(2).padStart(low, '0');
    return `${'1'.repeat(Math.floor(number / 2 ** low))}0${low > 0 ? lowest : ''}`;
  });
  // Ones at the end are a number that never comes to its zero.
  const sixes = `${bits.join('')}11111`.match(/.{6}/g) ?? [];
  return [low, ...sixes.map((six) => Number.parseInt(six, 2))].map((value) => ALPHABET[value]).join('');
}

/** The numbers that `toGaps` wrote. Throws on a character that it never writes. */
export function fromGaps(text: string): number[] {
  const low = valueAt(text, 0);
  const numbers: number[] = [];
  let ones = 0;
  let wanted = 0;
  let number = 0;
  for (let i = 1; i < text.length; i++) {
    const value = valueAt(text, i);
    for (let place = 5; place >= 0; place--) {
      const bit = (value >> place) & 1;
      if (wanted > 0) {
        number = number * 2 + bit;
        wanted--;
      } else if (bit === 1) {
        ones++;
        continue;
      } else {
        number = ones;
        ones = 0;
        wanted = low;
      }
      if (wanted === 0) numbers.push(number);
    }
  }
  return numbers;
}

function valueAt(text: string, i: number): number {
  const value = VALUES[text.charCodeAt(i)] ?? -1;
  if (value < 0) throw new Error(`not a digit: "${text[i]}"`);
  return value;
}

const VALUES = valuesOf(ALPHABET);

function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
}
