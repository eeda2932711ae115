// Short codes that open an account or pay with a card, told as such: CVV, one-time code, PIN. In the widget's languages.
import { type Find, matches } from './found.ts';

/** After these words, a few more and no other number, three to eight digits are the code. */
const CODE =
  /(?:\b(?:cv[vc]2?|cvn|otp|totp)\b|(?:security|verification|one[- ]?time(?: pass)?|2fa|two[- ]factor|authenticat\w{2,5}|login|sign[- ]?in)[ -]?(?:code|pin)|\bpasscode|prüfziffer|(?:sicherheits|bestätigungs|einmal|anmelde)[- ]?code|code (?:de sécurité|de vérification|à usage unique)|cryptogramme|código (?:de (?:seguridad|segurança|verificación|verificação)|único)|セキュリティコード|認証コード|確認コード|رمز (?:التحقق|الأمان|الامان))[^\d.!?;]{0,20}(\d{3}[ -]\d{3}|\d{3,8})(?!\d)/giu;
/** Words with other meanings: the number follows at once. */
const PIN = /\b(?:pin|tan)\b(?:[ :=#("'-]|は|\b(?:is|ist|lautet|est|es)\b|é |هو){1,6}(\d{4,8})(?!\d)/giu;

export const codes: readonly Find[] = [matches(CODE, 1), matches(PIN, 1)];
