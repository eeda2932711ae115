// “I will connect you with a colleague”: an assistant that says so has to be taken at its word. A handoff is an event, never a sentence in an answer.
import { type Folded, fold } from './signals/normalise.ts';
import type { Evidence } from './signals/reading.ts';

export const PROMISED = 'promised_a_person';

const PEOPLE =
  '(?:humans?|persons?|people|agents?|colleagues?|co-?workers?|teams?|teammates?|specialists?|representatives?|reps?|advis[eo]rs?|experts?|managers?|operators?|someone|somebody|staff)';
/** Where people sit; not what is written there. */
const DESK = `(?:${PEOPLE}|(?:support|billing|sales|security)(?! (?:page|article|portal|site|section|cent(?:er|re)|guide|docs?|form|tab|settings|address|statement|history|policy)))`;
const SOON =
  '(?:shortly|soon|in a (?:moment|minute|second)|right (?:away|with you)|momentarily|immediately|now|here|from here)';

/** Promises, by language, in one sentence of folded text. */
const PROMISES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:i|we|me|i'?ll|we'?ll|i'?m|we'?re|i'?ve|going to|allow me to)\\b(?: \\w+){0,3}? (?:transfer(?:r?ing|red)? (?:you|this|your)|put(?:ting)? you through|hand(?:ing|ed)? (?:you|this|it|your \\w+) (?:over|off)|escalat(?:e|ing|ed) (?:you|this|it|your)|(?:connect|forward|pass|refer|rout|direct|send|patch|switch)(?:e|ing|r?ed|r?ing)? (?:you|this|that|it|your|the)(?: \\w+){0,4}? (?:to|with|through)(?: \\w+){0,3}? ${DESK}|(?:get|bring|fetch|find|loop|ping|alert|notify|tell)(?:t?ing)?(?: (?:in|an?|you|one of|our|my|for|real|live|human)){0,4} ${PEOPLE})\\b`,
  ),
  new RegExp(
    `\\b${PEOPLE}(?: \\w+){0,4}? (?:(?:will|is going to|are going to) (?:be with you|take over|join (?:you|us|this|the))\\b|(?:will|is going to|are going to) [^.!?]{0,60}\\b${SOON}\\b)`,
  ),
  /\bich (?:verbinde|verbind|leite|ubergebe|hole|stelle)\b.{0,60}\b(?:kolleg\w*|mitarbeiter\w*|mensch\w*|person|team|support|durch|weiter)\b|\b(?:kollege|kollegin|mitarbeiter|mitarbeiterin|mensch|jemand aus)\b.{0,30}\b(?:meldet sich|ubernimmt|ist gleich|wird sich|kummert sich)\b/,
  /\bje (?:vous |te )?(?:transfere|mets (?:vous )?en (?:relation|contact)|passe (?:un|une|a|la main)|connecte)\b|\bje (?:vais )?(?:vous |te )(?:transferer|mettre en (?:relation|contact)|passer (?:un|une)|connecter)\b|\b(?:conseillere?|collegue|agent|humain|membre de (?:notre|l')\s?equipe) (?:va|vous) .{0,25}\b(?:prendre|contacter|repondre|rejoindre|recontacter|repond|rejoint|contacte)/,
  /\b(?:te|le|lo|la|os|les) (?:transfiero|paso|conecto|comunico|derivo|pongo en contacto|voy a (?:transferir|pasar|conectar|comunicar|derivar|poner en contacto))\b.{0,40}\b(?:agente|persona|companer[oa]s?|equipo|human[oa]|asesora?|especialista|colega)\b|\b(?:agente|asesora?|companer[oa]|especialista|colega) (?:te|le|os|se) .{0,20}\b(?:atendera|contactara|pondra|respondera|unira)\b/,
  /\b(?:vou|irei|estou a|estou|ja)(?: te| lhe| o| a)? (?:transferi|passa|encaminha|conecta|direciona|coloca)\w*.{0,40}\b(?:atendente|agente|pessoa|colega|equip[ea]|human[oa]|especialista)\b|\b(?:atendente|agente|colega|especialista) (?:vai|ira|entrara|ja vai) .{0,25}\b(?:atend\w+|respond\w+|contat\w+|contact\w+|continuar|assumir|ajudar)/,
  /(?:担当|オペレーター?|スタッフ|有人|人間)[^。]{0,14}(?:つなぎ|繋ぎ|引き継ぎ|転送し|代わり|交代し)(?:いた)?(?:します|ます)|(?:担当者|スタッフ)から(?:すぐに|まもなく|折り返し)?ご?連絡/,
  /(?:ساقوم ب|سوف |س|جاري )(?:تحويل|نحول|احول|حول|اوصل|توصيل|اصل|نوصل)\S*.{0,30}(?:موظف|زميل|شخص|فريق|ممثل|مندوب|وكيل|مختص)|(?:موظف|زميل|شخص|ممثل|مختص)\S*.{0,12}(?:سيتواصل|سيتولي|سينضم|سيرد)/,
  // What models write where a tool should have been called.
  /[[<{(]{1,2} ?"?(?:\/?(?:hand[-_ ]?off|transfer|escalate)(?:[-_ :]?(?:to[-_ ])?(?:human|agent|person|support|now|true))?|(?:human|live)[-_ ](?:agent|handoff)|talk[-_ ]to[-_ ]human)"? ?[\]>})]{1,2}|"(?:action|tool|name|function)" ?: ?"(?:hand_?off|transfer|escalate)\w*"/,
];

/** An offer leaves it to the customer, and a sentence about other people's doings promises nothing. */
const OFFER =
  /\b(?:if|unless|once|when|would you like|do you want|shall i|should i|want me to|may i|i can|we can|you can|could|happy to|cannot|can'?t|unable|not able|won'?t|not|wenn|falls|sobald|mochten sie|mochtest|soll ich|kann ich|konnen|nicht|si|souhaitez|souhaites|voulez|veux-tu|puis-je|peux|quiere[ns]?|quieres|puedo|desea|se quiser|quer|posso|deseja|nao)\b|場合|ましょうか|ご希望|ますか|でしょうか|ません|اذا|هل |لا يمكن|لن /;

/** The words in which an answer promises a person, or null. Costs no more than reading the answer's sentences once. */
export function promisesAPerson(answer: string): Evidence | null {
  const folded = fold(answer);
  for (const { start, text } of sentencesOf(folded)) {
    if (OFFER.test(text)) continue;
    for (const promise of PROMISES) {
      const match = promise.exec(text);
      if (!match) continue;
      const from = start + match.index;
      return { words: folded.original(from, from + match[0].length).trim(), rule: PROMISED };
    }
  }
  return null;
}

function sentencesOf({ text }: Folded): { readonly start: number; readonly text: string }[] {
  return [...text.matchAll(/[^.!?。！？؟\n]+/g)].map((match) => ({ start: match.index, text: match[0] }));
}
