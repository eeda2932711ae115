// Passwords that are told, in the widget's languages: “my password is …”, and not “my password is wrong”.
import { matches } from './found.ts';

const TOLD =
  /((?:password|passwort|kennwort|passwd|pwd|\bpw|passcode|passphrase|mot de passe|contraseña|contrasena|clave secreta|senha|パスワード|暗証番号|كلمة السر|كلمة المرور)(?:\s+(?:for|für|pour|para)\s+\S{1,40})?)(\s*[:=：]\s*|\s*は\s*|\s+(?:is|was|ist|lautet|est|es|é|هي)\s*:?\s+)(["'“”]?)([^\s"“”]{3,80})/giu;
/** What follows “my password is” when no password follows. */
const NOT_ONE = new Set(
  'not wrong incorrect invalid expired being to too still no the a an reset required weak strong what changed lost forgotten compromised stolen never always again also only case now correct right fine okay working broken gone missing long short old new same different saved stored sent set supposed rejected accepted blocked locked asked unknown leaked hacked hidden nicht falsch abgelaufen weg richtig incorrect expiré perdu oublié incorrecta incorrecto caducada errada inválida expirada'.split(
    ' ',
  ),
);

export const passwords = matches(TOLD, 1, (value) => {
  const bare = value.toLowerCase().replace(/(?:[.,;!?…)\]”»']|です)+$/, '');
  return bare.length >= 3 && !NOT_ONE.has(bare);
});
