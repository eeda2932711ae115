// Courtesies: greetings, thanks and goodbyes carry no question, so nothing is looked up for them and nothing is held against them.

export type Courtesy = 'greeting' | 'thanks' | 'goodbye';

const LONGEST = 60;

// Whole-message patterns: a courtesy with a question behind it is a question.
const GREETING =
  /^(?:(?:hi|hiya|hello|hey|heya|yo|good (?:morning|afternoon|evening|day)|greetings|hallo|moin|guten (?:tag|morgen|abend)|servus|bonjour|bonsoir|salut|coucou|hola|buen(?:os|as)? (?:d[ií]as?|tardes|noches)|ol[áa]|oi|bom dia|boa (?:tarde|noite)|ciao|buongiorno|hoi|hej|こんにちは|こんばんは|おはよう(?:ございます)?|مرحبا|السلام عليكم)(?: (?:there|team|all|everyone|folks|zusammen|à tous|a todos))?)$/u;
const THANKS =
  /^(?:(?:ok(?:ay)?|great|perfect|cool|nice|awesome|super|yes|alright|brilliant|lovely|got it|found it|all good|sorted|all sorted|done|noted|will do|makes sense|good to know|i see|understood|that's it|that (?:worked|works|helped|helps)|it (?:works|worked)(?: now)?)? ?(?:many )?(?:thanks?(?: you)?|thank u|thx|ty|cheers|danke(?: schön)?|vielen dank|merci(?: beaucoup)?|gracias|muchas gracias|obrigad[oa]|muito obrigad[oa]|grazie|bedankt|ありがとう(?:ございます)?|شكرا)(?: (?:so much|a lot|very much|you|all|again|for (?:your|the) (?:quick )?help|that (?:helped|works|worked)|sehr|dir|ihnen|guys|mate))?|ok(?:ay)?|great|perfect|cool|awesome|got it|found it|all good|sorted|all sorted|makes sense|good to know|understood|that (?:worked|works|helped|helps)|it (?:works|worked)(?: now)?|solved|passt|super|parfait|perfecto|perfeito)$/u;
const GOODBYE =
  /^(?:bye(?: bye)?|goodbye|see you|cya|have a (?:nice|good|great) (?:day|one|evening|weekend)|tschüss|auf wiedersehen|ciao|au revoir|adi[óo]s|hasta luego|tchau|até logo|さようなら|مع السلامة|(?:no,? )?(?:that'?s|that is|that was) (?:all|it)|nothing else)(?: (?:thanks?|thank you|for now))?$/u;

/** What kind of courtesy the whole message is, or null when there is more in it. Linear in the first 60 characters. */
export function courtesyOf(text: string): Courtesy | null {
  if (text.length > LONGEST) return null;
  const plain = text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[\p{P}\p{S}\p{Extended_Pictographic}]+/gu, (marks) => (marks === "'" ? "'" : ' '))
    .replace(/\s+/g, ' ')
    .trim();
  if (GREETING.test(plain)) return 'greeting';
  if (THANKS.test(plain)) return 'thanks';
  return GOODBYE.test(plain) ? 'goodbye' : null;
}

export function isCourtesy(text: string): boolean {
  return courtesyOf(text) !== null;
}

/** Yes, no, fine, please, and whom they are said to: what a turn can be made of without telling anything. */
const FILLER = new Set(
  (
    'yes yeah yep yup no nope nah ok okay k sure fine good great right correct alright please pls thanks thank thankyou thx ty you u so much welcome hi hai hello hey ' +
    'there sir madam mam maam bro dear team morning afternoon evening day nice have a nothing none else that is all it got bye hmm oh well done ' +
    'ja nein danke bitte gut genau nichts oui non merci bien rien sí si claro gracias bueno nada sim não nao obrigado obrigada certo ' +
    'はい いいえ ええ うん 了解です なし نعم لا شكرا تمام حسنا'
  ).split(' '),
);

/** Whether it says nothing that somebody who takes over would need: a courtesy, or nothing but a yes, a no and thanks. */
export function isFiller(text: string): boolean {
  if (text.length > LONGEST) return false;
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.every((word) => FILLER.has(word)) || isCourtesy(text);
}
