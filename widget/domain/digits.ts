// Numbers as text that JSON carries as it stands and gzip packs well: five bits to a character, the sixth says that more follows.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Whole numbers from 0 on. */
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
    const digit = VALUES[text.charCodeAt(i)] ?? -1;
    if (digit < 0) throw new Error(`not a digit: "${text[i]}"`);
    number += (digit % 32) * place;
    place *= 32;
    if (digit >= 32) continue;
    numbers.push(number);
    number = 0;
    place = 1;
  }
  return numbers;
}

const VALUES = valuesOf(ALPHABET);

function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
}
