// Reads a request for a person off the parts that words play: a verb of talking and somebody to talk to, "put me through", "call me", "no robots".
import type { Folded } from './normalise.ts';
import { parsed, type Sentence, type Span } from './person-parts.ts';
import type { Evidence } from './reading.ts';

/** The first request in a text; null where there is none. */
export function requestIn(folded: Folded): Evidence | null {
  for (const sentence of sentencesOf(folded.text)) {
    const found = requestInSentence(sentence);
    if (found) return { words: folded.original(found.start, found.end).trim(), rule: found.rule };
  }
  return null;
}

/** Sentences of one text share their word tables, and a message has no more of them than this. */
const MOST_SENTENCES = 400;

function* sentencesOf(text: string): Generator<Sentence> {
  let count = 0;
  for (const match of text.matchAll(/[^.!?;:()\n。！？؟…、]+/g)) {
    if (++count > MOST_SENTENCES) return;
    yield { text: match[0], start: match.index, end: match.index + match[0].length };
  }
}

function requestInSentence(sentence: Sentence): (Span & { readonly rule: string }) | null {
  const { parts, at } = parsed(sentence);
  const whole = requestInParts(parts, at, 0, PATTERNS);
  if (whole || !parts.includes(',')) return whole;
  let from = 0;
  for (const phrase of parts.split(',')) {
    const found = requestInParts(phrase, at, from, IN_A_PHRASE);
    if (found) return found;
    from += phrase.length + 1;
  }
  return null;
}

function requestInParts(parts: string, at: readonly Span[], from: number, patterns: readonly Pattern[]) {
  if (!MAY_ASK.test(parts)) return null;
  for (const { rule, pattern, unless } of patterns) {
    const match = pattern.exec(parts);
    if (match === null || unless?.test(parts)) continue;
    const first = at[from + match.index];
    const last = at[from + match.index + Math.max(1, match[0].length) - 1];
    if (first && last) return { start: first.start, end: last.end, rule };
  }
  return null;
}

interface Pattern {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly unless?: RegExp;
}

/** What may stand between two parts that belong together: nothing that denies, tells of the past, or is about the customer's own. */
const gap = (most: number) => `[^XNZUO]{0,${most}}`;
/** … and no comma. */
const near = (most: number) => `[^XNZUO,]{0,${most}}`;

const ONE = '(?:[hPGB]|YE|RE|YD|D)';

function pattern(rule: string, source: string, unless?: RegExp): Pattern {
  const compiled = new RegExp(source);
  return unless ? { rule, pattern: compiled, unless } : { rule, pattern: compiled };
}

const PATTERNS: readonly Pattern[] = [
  pattern(
    'asks_to_talk',
    `(?:[WQVSwN]${gap(5)}|^[Q,_M]{0,2}|,)T${near(4)}${ONE}(?!U)`,
    /N[WQTMY_K]{0,4}T[^,]*$|NW|[ZX].*T/,
  ),
  pattern('asks_to_talk', `[hPGBD]${near(3)}T|[WQ]${near(3)}T${near(1)}f`, /^[^WQwV]*$|[XNZUE]|O[hPGB]/),
  pattern('asks_for_transfer', `H${near(2)}[MC]${near(4)}(?:${ONE}|J)`, /N[^,]{0,3}H/),
  pattern('asks_for_transfer', `MQ?H${near(3)}${ONE}|M${near(2)}[hPGBD]${near(2)}H|M[^XNZUO,]?J$`, /[NZ]/),
  pattern(
    'asks_for_transfer',
    `^[QW,]{0,3}H${near(2)}(?:[hPB]|Y[BED])|^[QW,]{0,3}(?:HM?[JQ,]*$|HG)|^[Q,]?[hPBD]_?H[Qw,]*$|[hPBGD]${near(1)}H_?w`,
  ),
  pattern('asks_for_transfer', `[WQw]${near(3)}H(?:${near(2)}(?:[hPB]|Y_?[BEDP])|${near(1)}D|G)(?!U)|^HM_?J`, /[NZ]/),
  pattern(
    'wants_a_person',
    `W[MQYwRJPD_,]{0,3}h(?![UD])|[WQ]${gap(3)}A${gap(4)}h|HA${near(1)}h|NWA|[hPBD]${near(1)}w`,
    /[NZ]W?[^,AW]{0,3}h|O.?h/,
  ),
  pattern(
    'wants_a_person',
    `W[MQYJRD]{0,3}_?[PB](?=X?$|[,QKTCMRvANY])|WM?[YQ]?R_?[GEPD]|WM?Q*G(?=$|[,QKTCRvxNLfDY])|Q[M_]{0,2}R_?[hPGB]$|Q_{1,2}h$|Q_{0,2}[QR]?P$|GKW|W[^XNZUOY]{0,5}R[hGP]|WE${near(2)}A|[QW]${near(3)}GyY`,
    /[NZ][^,]{0,3}W|X.*W|U/,
  ),
  pattern('wants_a_person', `[WHTKC][^XNZUOQV,]{0,3}Y[BE](?!U)|[HC]${near(2)}y?Y[EDP]`, /[NZX]/),
  pattern(
    'asks_who_is_there',
    `V[^XNZUOY]{0,2}(?:R${near(1)}[hPGE]|h)|V[^XNZUOY]{0,3}[hPGB]${near(3)}[hvTCKR]|VE(?=v|$)|VYBv|^Gh|[hPG]${near(1)}VM?$|[QV]v?${near(1)}[hPG]${near(1)}v`,
    /[NZXU]|^_V/,
  ),
  pattern(
    'asks_for_help_of_one',
    `^_?[GP]Q?K(?:M|Q?$)|[QW]${near(3)}(?:[hGPB]|Y[EDPB]|PY)${near(4)}[KCIJ](?!U)`,
    /[NZX].{0,4}[KC]/,
  ),
  pattern(
    'asks_for_help_of_one',
    `G${near(2)}y?Y[DEP]${near(3)}[QK]|[WQ]${near(4)}K${near(2)}h|h[KDT](?=$|[,QKW])|hQ_?K|[WQ]${near(4)}KP$|Y[EPDB]${near(1)}CM|[KD]h|[WQ]${near(2)}GR|G_?Q[fCT]|G[QY]{0,2}(?:MC|CM)|G[QY]{1,2}K|[QW]${near(2)}K${near(2)}(?:Y?[PB]|YE|G)(?=$|[,Q])`,
    /[NZXO]/,
  ),
  pattern(
    'refuses_the_bot',
    `N[WQTMY_KR]{0,3}T[^XZUO,]{0,3}A|T[^XZU,]{0,2}N[^XZU,]{0,2}A|^[Q,M_]{0,2}N[WQRM]?A(?:[Q,]|_?,|$)|S[^NXZUO,]{0,4}A|A[^U,]{0,3}n|AS|Ao(?=$|,)|[hGP][^XZU,]{0,4}NA|W[^,]?N[^XZUO,]{0,4}A`,
    /U/,
  ),
  pattern(
    'wants_a_call',
    `^[Q,W_]{0,3}C[QY]?M(?!_)|[QW]${near(4)}(?:CM|MC|CYM|M_C)(?!_)|MQC|I[hPG]|IC?w|MC[GP]|C${near(1)}h|[QW]${near(4)}I(?!U)|^[Q,W]*I[QMLw,_]{0,3}$|MC[Qw]|^CM[Q,]*$|^M_C$|[WQ]${near(2)}C${near(2)}P|^Cw|^Wf$|^QQ_?C$|W${near(1)}Cf|W${near(1)}fC`,
    /[NZ][^,]{0,4}[CI]|[UO]/,
  ),
  pattern(
    'asks_for_a_number',
    `l|(?:[WQVY]|^)${near(4)}[Lf]+${near(3)}[DGhP]|[WQV]${near(2)}D${near(1)}[Lf]|^D_?[Lf]+[QW_]*$|YW?f?L$|fLV|L${near(3)}C(?:$|_?Y)`,
    /[UOXNZ]/,
  ),
  pattern(
    'names_a_person',
    `^[QRW,]*(?:h[hP]*|RG|R[PE]|GR|hR|[PE]R)(?:[QRW,]*|b.*)$|^[QR,]*_?P{1,4}[QRW,]*$|^[Q,]*B[QW,]*$|^[Q,]*D(?=[QW])[QW]*$|^[Q,]*Gx[Q,]*$`,
  ),
];

/** Between commas a name alone may be one of a list: there it has to be unmistakable. */
const IN_A_PHRASE: readonly Pattern[] = [
  ...PATTERNS.filter(({ rule }) => rule !== 'names_a_person'),
  pattern('names_a_person', '^[QRW]*(?:h|RG|RP|Rh)[QRW]*$'),
];

/** Without one of these nothing is asked. */
const MAY_ASK = /[hPGBEDJIClLfAM]/;
