// A text as the rules read it: without hidden characters, with the digits, letters, dashes and spaces of ASCII. And the way back.

export interface Plain {
  readonly text: string;
  /** Where in the original a place of the plain text lies. */
  at(place: number): number;
}

const UNUSUAL = /[^ -~]/;
const HIDDEN = /[\p{Cf}\p{Mn}\p{Cc}]/u;
const DIGIT = /\p{Nd}/u;
const DASH = /[\p{Pd}−]/u;
const LINE = /[\t-\r]/;
/** Holds the byte order mark too, which nobody sees. */
const SPACE = /\s/;
/** Zeros of the scripts whose digits Unicode's compatibility forms (NFKC) leave as they are: Arabic, Persian, Hindi, Bengali, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** A number may be broken by a line or by characters nobody sees, and written in the digits of another script: it is the same number. */
export function plainOf(text: string): Plain {
  if (!UNUSUAL.test(text)) return { text, at: (place) => place };
  const places: number[] = [];
  let plain = '';
  let at = 0;
  for (const char of text) {
    const usual = char >= ' ' && char <= '~' ? char : usualOf(char);
    for (let i = 0; i < usual.length; i++) places.push(at);
    plain += usual;
    at += char.length;
  }
  return { text: plain, at: (place) => places[place] ?? text.length };
}

function usualOf(char: string): string {
  if (LINE.test(char)) return ' ';
  if (HIDDEN.test(char)) return '';
  if (SPACE.test(char)) return ' ';
  if (DASH.test(char)) return '-';
  const form = char.normalize('NFKC');
  if (!DIGIT.test(form)) return form;
  const code = form.codePointAt(0) ?? 0;
  const zero = ZEROS.find((one) => code >= one && code < one + 10);
  return zero === undefined ? form : String(code - zero);
}
