// Somebody else in the account, or data of others in sight: de fr es pt it nl ja ar. What matters stands in any order, so each rule asks for
// one word of each of its kinds in one sentence. Text is folded: no capitals, no accents.
import { IN_TWO, inAnyOrder, type Rule } from './rule.ts';

const SOMEBODY =
  "(?:jemand(?! aus)|irgendwer|unbekannte\\w*|fremde[nrs]?|hacker|gente estranha|estranh[ao]|un extrano|quelqu'un|inconnue?s?|persona que no conozco|pessoa que nao conheco|autre personne|alguien|desconocid[oa]|otra persona|alguem|desconhecid[oa]|outra pessoa|qualcuno|sconosciuto|un'altra persona|iemand(?! uit)|onbekende|vreemde|wurde(?= [^.!?]{0,20}ubernommen)|mein ex|mon ex|mi ex|meu ex)\\b|誰か|知らない人|他人|第三者|見知らぬ|شخص|احد|مجهول|هناك من|غريب";
const ACCOUNT =
  '(?:(?:mein|unser)\\w* (?:konto|account|zugang|profil)|(?:mon|notre) (?:compte|espace|profil)|(?:mi|nuestra) (?:cuenta|perfil)|(?:minha|nossa|meu) (?:conta|perfil)|(?:mio|nostro) (?:account|conto|profilo)|(?:mijn|onze?) (?:account|profiel)|(?:in |unter )?mein\\w* (?:namen|nachrichten|passwort)|(?:mon nom|mes messages|mon mot de passe|mi nombre|mis mensajes|mi contrasena|minha senha|mia password|mijn wachtwoord|meu nome|minhas mensagens|mio nome|miei messaggi|mijn naam|mijn berichten))\\b|端末から|كلمه المرور|アカウント|حساب(?:ي|نا)';
const USES =
  '(?:eingeloggt|angemeldet|anmeldet|einloggt|zugegriffen|zugriff|drin|rein|benutzt|nutzt|verwendet|ubernommen|gewesen|war|connectee?|utilise(?:e|nt)?|gekapert|cambiato|veranderd|trocou|mudou|entree?|accede|eu acces|controle|entrado|entro|entrou|entrando|accedio|accedido|acessou|acessando|sesion|usando|usou|usa|login|liest|schreibt|steuert|gesteuert|schickt|geandert|lit|ecrit|envoie|a change|entrer|dentro|leyendo|enviando|mandando|escribiendo|cambiado|mexendo|lendo|enviando|leggendo|scrivendo|mandando|leest|stuurt|logou|metio|invadiu|invadido|entrato|accesso|usato|ingelogd|aangemeld|gebruikt|zit|toegang)\\b|ログイン|使われ|使って|入られ|入った|変更され|دخل|يستخدم|استخدم|وصل الي|سجل|يتحكم|غير';
const EVENT =
  '(?:an(?:ge)?meld\\w*|log-?ins?|einloggen|zugriff\\w*|passwort|kennwort|connexions?|connectee?|mot de passe|sesion|contrasena|clave|acceso|ingreso|senha|acesso|entrei|entrou|accesso|password|inlog\\w*|ingelogd|aanmeld\\w*|wachtwoord|toegang)\\b|ログイン|アクセス|パスワード|دخول|كلمه (?:ال)?(?:مرور|سر)';
const NOT_ME =
  "(?:nicht (?:ich|wir|von (?:mir|uns))|war(?:en)? (?:ich|wir) (?:das )?nicht|(?:ich|wir) war(?:en)? das nicht|yo no (?:hice|hize|inicie)|eu nao (?:fiz|entrei)|bin ich nicht|pas (?:moi|nous|de moi|la mienne)|je n'ai pas fait\\w*|no (?:fui|era|he sido|hemos sido) (?:yo|nosotros)|no (?:la |lo )?reconozco|nao (?:fui|foi|era) (?:eu|nos)(?: que)?|nao reconheco|non (?:ero|sono stat[oa]) io|non ho fatto io|non (?:la |lo )?riconosco|was ik niet|ohne dass (?:ich|wir)|ohne (?:mein|unser) (?:zutun|wissen)|sans que (?:je|nous)|sans mon accord|sin que yo|sin mi permiso|sem que eu|sem minha|senza che io|zonder dat (?:ik|wij)|niet (?:van )?(?:mij|ons)|(?:a ma place|en mi lugar|no meu lugar|al posto mio|als ich|como yo|como se fosse eu))\\b|(?:私|自分)では(?:ない|あり)|勝手に|覚えが(?:ない|あり)|身に覚えのない|(?:لست|لم يكن|ليس|لم اكن) ?(?:انا|مني)";
const OTHERS =
  "(?:(?:ander\\w*|fremde\\w*) (?:firm\\w+|unternehmens?|kunden?|bedrij\\w+|klant\\w*)|autres? (?:entreprises?|societes?|clients?)|(?:otr|outr)[oa]s? (?:empresas?|clientes?)|altr\\w+ (?:aziend\\w+|client\\w+)|un'altra azienda|nicht zu uns gehor\\w+)\\b|他社|(?:他|別)の(?:会社|お?客|顧客|ユーザー|企業)|(?:شركه|شركات|عملاء|عميل|زبائن) اخر";
const THEIRS =
  '(?:rechnung(?:en)?|daten|kunden|clients|clientes|clienti|klanten|factures?|donnees|facturas?|datos|faturas?|dados|fatture|dati|facturen|gegevens|informa\\w+)\\b|情報|データ|請求書|内容|فواتير|فاتوره|بيانات|معلومات';
const SEEN =
  '(?:tauch\\w*|salen?|seh\\w*|sieht|abrufen|einsehen|ver|acceder|acessar|angezeigt|sichtbar|voi[st]|voyons|affich\\w*|apparai\\w+|veo|viendo|vemos|apare\\w+|vejo|vendo|vemos|vedo|vediamo|zien?|krijg\\w*|getoond)\\b|見え|見られ|表示|اري|نري|تظهر|يظهر';
const SECRETS =
  "(?:tokens?|api-?keys?|api-?schlussel|cles d'api|passworte?r?|zugangsdaten|kundendaten|jetons?|mots? de passe|identifiants|contrasenas?|claves|credencia\\w+|senhas?|chaves|wachtwoorden|klantgegevens|credenziali)\\b|トークン|パスワード|個人情報|顧客情報|データ|رموز|كلمات";
const LEAKS =
  '(?:gib(?:t|en) [^.!?]{0,30}preis|preisgegeben|geleakt|leakt|im klartext|im netz|divulgu\\w+|en clair|fuit(?:e|ent)?|expos\\w+|visibles? par|filtran?|filtrando|exponen?|texto plano|vazam?|vazando|vazou|expoem?|lekt|lekken|espone|diffonde)\\b|漏れ|漏え|他社から見え|漏洩|流出|丸見え|يسرب|تسرب|تسريب|مكشوف';
const CODE = '(?:codes?|codigos?|codice|kode)\\b|コード|رمز';
const UNASKED =
  '(?:(?:nie|nicht|niemals) (?:angefordert|verlangt|bestellt)|(?:jamais|pas) demande\\w*|no (?:he )?(?:pedido|solicitado|pedi|solicite)|nao (?:pedi|solicitei)|nunca (?:he )?(?:pedi|pedido|solicit\\w+)|non ho (?:mai )?(?:chiesto|richiesto)|(?:niet|nooit) (?:aan)?gevraagd)\\b|頼んで(?:い)?ない|要求して(?:い)?ない|لم اطلب';

/** Who asks how to let others in has let nobody in yet; “how can it be that …” asks nothing. */
const HOW =
  '(?! ?[¿"\']? ?(?:(?:wie|kann|konnen|darf|wo|wer|comment|puis-je|peut|peux|est-ce que|ou|como|puedo|puede|donde|posso|pode|onde|come|dove|hoe|kan|waar)\\b|كيف|هل )(?![^.!?]{0,14}\\b(?:sein|ser|etre|essere|zijn|possible)\\b))';

export const INTRUSION_RULES: readonly Rule[] = [
  inAnyOrder('somebody_else', 0.92, [ACCOUNT, SOMEBODY, USES], { guard: HOW }),
  inAnyOrder('not_me', 0.9, [NOT_ME, EVENT], { guard: HOW, gap: IN_TWO }),
  inAnyOrder('sees_others', 0.9, [THEIRS, OTHERS, SEEN]),
  inAnyOrder('unasked_code', 0.85, [UNASKED, CODE]),
  inAnyOrder('leaks_secrets', 0.9, [LEAKS, SECRETS]),
];
