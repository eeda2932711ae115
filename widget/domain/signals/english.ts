// Does a text look English? Then the rules of other languages need not be tried on it.

/** Words that no other language of the rules has. */
const ENGLISH =
  /\b(?:the|you|your|and|have|this|what|with|my|from|how|can't|don't|it's|i'm|i'd|i've|would|could|where|why|need|want|thanks|when|there|please|yes)\b/g;

const NOT_LATIN = /[\u0400-\u06ff\u3040-\u9fff\uac00-\ud7af]/;

/** A short text shows it in one word; a longer one may be mixed, and needs one word in every eighty letters, up to three. */
export function looksEnglish(text: string): boolean {
  const wanted = Math.min(3, Math.ceil(text.length / 80));
  ENGLISH.lastIndex = 0;
  for (let found = 0; found < wanted; found++) if (!ENGLISH.test(text)) return false;
  return wanted > 0 && !NOT_LATIN.test(text);
}

/** Words of other languages that no English message has. Text is folded. */
const FOREIGN =
  /\b(?:ich|und|der|das|ist|nicht|mein\w*|danke|geklappt|bitte|wir|sie|je|le|les|est|pas|mon|nous|vous|merci|que|el|los|una?|mi|para|gracias|eu|nao|uma|obrigad[oa]|il|che|sono|grazie|het|een|ik|niet|bedankt)\b/;

/** Whether a text is surely not English; a word or two may be any language, and are no. */
export function looksForeign(text: string): boolean {
  return !looksEnglish(text) && (NOT_LATIN.test(text) || FOREIGN.test(text));
}
