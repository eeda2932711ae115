// “Are you human?”: the one question an assistant must not answer in its own words, whoever made it.

const LONGEST = 120;

/** Ways to ask it, by language, on text in lower case without marks. */
const WAYS: readonly RegExp[] = [
  /^(?:(?:hi|hello|hey|wait|sorry|so|and|but|ok|um) )*(?:(?:are|r) (?:you|u|ya)|(?:am i|are we|is this|is that|is it)(?: (?:talking|speaking|chatting|writing|typing) (?:to|with))?) (?:(?:a|an|the|just|really|actually|even|still|now|some|kind of) )*(?:real|humans?|person|bot|chatbot|robot|machine|ai|computer|automated|chatgpt|program|alive|somebody|someone)\b/,
  /^(?:what|who) are you$/,
  /^(?:hallo )?(?:bist du|sind sie|ist das|bin ich|(?:spreche|rede|schreibe) ich)\b.*\b(?:mensch|menschen|person|bot|chatbot|roboter|maschine|ki|computer|echte?[rnm]?)$/,
  /^(?:bonjour )?(?:es-tu|tu es|t'es|(?:êtes|etes)-vous|vous (?:êtes|etes)|est-ce que|je parle|c'est)\b.*\b(?:humaine?|personne|robot|bot|machine|ia|ordinateur|réelle?|vraie?)$/,
  /^(?:hola )?(?:eres|es usted|sos|estoy hablando|hablo|es esto|esto es)\b.*\b(?:human[oa]|persona|robot|bot|máquina|maquina|ia|real)$/,
  /^(?:ol[aá] )?(?:voc[êe] [ée]|tu és|és|estou (?:a falar|falando)|falo|isto é|isso é)(?= ).* (?:human[oa]|pessoa|rob[ôo]|bot|máquina|maquina|ia|real)$/,
  /(?:人間|ロボット|ボット|ai|機械|人)(?:ですか|なの|でしょうか)/,
  /هل (?:أنت|انت|أتحدث|اتحدث).*(?:إنسان|انسان|بشر|شخص|روبوت|آلة|بوت|آلي)/,
];

/** Whether this asks if a person or a machine is speaking. */
export function asksWhatItIs(text: string): boolean {
  if (text.length > LONGEST) return false;
  const plain = text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[^\p{L}\p{N}'-]+/gu, ' ')
    .trim();
  return WAYS.some((way) => way.test(plain));
}
