// Does a text look English? Then the rules of other languages need not be tried on it.

/** Words that no other language of the rules has. Two of them are enough; a mixed text that has only one is tried in all languages. */
const ENGLISH = /\b(?:the|you|your|and|have|this|what|with|my|from|how|can't|don't|it's|would|could)\b/g;

export function looksEnglish(text: string): boolean {
  ENGLISH.lastIndex = 0;
  return ENGLISH.test(text) && ENGLISH.test(text) && !NOT_LATIN.test(text);
}

const NOT_LATIN = /[\u0400-\u06ff\u3040-\u9fff\uac00-\ud7af]/;
