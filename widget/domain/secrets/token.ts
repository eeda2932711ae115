// What opens a door to a machine: private keys, tokens of known makes, and what is called a key or a token and looks made up.
import { type Find, matches } from './found.ts';

const PEM = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]{0,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g;
const KNOWN =
  /\b(?:eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?|(?:sk|pk|rk)_(?:live|test)_\w{10,}|sk-[\w-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|xox[abprs]-[\w-]{10,}|A(?:KIA|SIA)[A-Z0-9]{16}|AIza[\w-]{30,}|glpat-[\w-]{16,}|SG\.[\w-]{16,}\.[\w-]{16,})/g;
const BEARER = /\bbearer\s+([\w.~+/-]{12,}=*)/gi;
const CALLED =
  /\b(?:(?:api|access|auth|secret|private|refresh|session)[ _-]?(?:key|token|secret)|token|secret)(?:\s+is)?\s*[:=]?\s*(["']?[\w.~+/-]{12,}=*["']?)/gi;

/** Letters and digits mixed: a made-up string, not a word. */
const looksRandom = (value: string) => /\d/.test(value) && /[a-z]/i.test(value);

export const tokens: readonly Find[] = [
  matches(PEM),
  matches(KNOWN),
  matches(BEARER, 1),
  matches(CALLED, 1, looksRandom),
];
