// The rules of risk in the other languages a site may be set to: de fr es pt it nl ja ar. Text is folded: no capitals, no accents.
import { INTRUSION_RULES } from './intrusion-rules.ts';
import { type Rule, rule } from './rule.ts';

const GERMAN: readonly Rule[] = [
  rule(
    'billing_dispute_de',
    0.88,
    /\b(?:doppelt|zweimal|zwei mal|mehrfach|falsch|zu ?viel)\b[^.!?]{0,40}\b(?:abgebucht|belastet|berechnet|abgezogen|bezahlt|gezahlt|kassiert)|\b(?:geld zuruck|ruckerstattung|erstattung|erstatten|ruckzahlung|ruckbuchung|reklamation)\b|\b(?:rechnung|abbuchung|betrag|lastschrift)\b[^.!?]{0,30}\b(?:falsch|stimmt nicht|zu hoch|unbekannt|nicht autorisiert|kenne ich nicht|erkenne ich nicht)\b|\bunberechtigte? (?:abbuchung|lastschrift)/,
  ),
  rule(
    'legal_de',
    0.92,
    /\b(?:rechtsanwalt|anwalt|anwaltin|rechtliche schritte|klage|verklage|anzeige erstatten|verbraucherzentrale|verbraucherschutz|gericht|abmahnung|rechtsabteilung)\b/,
  ),
  rule(
    'account_access_de',
    0.85,
    /\b(?:passwort|kennwort|zugangsdaten|benutzername|pin)\b[^.!?]{0,25}\b(?:vergessen|verloren|zurucksetzen|funktioniert nicht|geht nicht|gesperrt)\b|\b(?:konto|karte|zugang|account)\b[^.!?]{0,25}\b(?:gesperrt|blockiert|eingefroren|sperren|entsperren)\b|\b(?:nicht|kann mich nicht) (?:mehr )?(?:einloggen|anmelden)\b|\b(?:komme|kommen) nicht (?:mehr )?(?:rein|hinein|in mein)/,
  ),
  rule(
    'cancellation_de',
    0.85,
    /\b(?:kundige|kundigen|kundigung|stornier\w*|widerruf\w*)\b|\b(?:konto|account|abo|abonnement|vertrag|mitgliedschaft)\b[^.!?]{0,20}\b(?:loschen|schliessen|beenden|auflosen)\b/,
  ),
  rule(
    'security_de',
    0.9,
    /\b(?:gehackt|betrug|betruger|betrugerisch|gestohlen|geklaut|phishing|sicherheitslucke|datenleck|missbraucht|unbefugt)\w*\b|\b(?:karte|handy|portemonnaie)\b[^.!?]{0,20}\bverloren\b/,
  ),
  rule(
    'privacy_de',
    0.88,
    /\b(?:dsgvo|datenschutz\w*|personenbezogen\w*|auskunft nach)\b|\b(?:meine|alle|unsere) (?:\w+ )?daten\b[^.!?]{0,25}\b(?:loschen|entfernen|geloscht)\b|\bloschen sie [^.!?]{0,30}daten\b/,
  ),
  rule(
    'safety_de',
    0.95,
    /\b(?:umbringen|selbstmord|suizid|nicht mehr leben|bedroht|verletzt|brennt|feuer gefangen|stromschlag|vergiftet|gasgeruch)\b/,
  ),
];

const FRENCH: readonly Rule[] = [
  rule(
    'billing_dispute_fr',
    0.88,
    /\b(?:debitee?s?|prelevee?s?|facturee?s?|paye)\b[^.!?]{0,25}\b(?:deux fois|2 fois|en double|a tort|sans)\b|\brembours(?:e|ee|er|ement|ez)\b|\b(?:prelevement|debit|facture|montant)\b[^.!?]{0,30}\b(?:inconnu|errone|incorrect|pas autorise|fausse|faux|en double)\b|\bcontester?\b/,
  ),
  rule(
    'legal_fr',
    0.92,
    /\b(?:avocat|avocate|tribunal|(?:la|en) justice|porter plainte|plainte|mise en demeure|huissier|action en justice|mediateur|proces|poursuites)\b/,
  ),
  rule(
    'account_access_fr',
    0.85,
    /\b(?:oublie|perdu|reinitialiser)\b[^.!?]{0,25}\b(?:mot de passe|identifiants?|code)\b|\b(?:compte|carte|acces)\b[^.!?]{0,25}\b(?:bloquee?|suspendue?|desactivee?|verrouillee?)\b|\b(?:n'arrive|peux|parviens|arrive) (?:pas|plus)\b[^.!?]{0,20}\b(?:connecter|acceder)\b/,
  ),
  rule(
    'cancellation_fr',
    0.85,
    /\b(?:resili\w+|annul(?:er|ez|ation)|cloturer|desabonner|supprimer mon compte|fermer mon compte|mettre fin)\b/,
  ),
  rule(
    'security_fr',
    0.9,
    /\b(?:pirate\w*|piratage|fraude\w*|frauduleu\w+|arnaque\w*|escroquerie|volee?s?|hameconnage|usurp\w+|faille)\b/,
  ),
  rule('privacy_fr', 0.88, /\b(?:rgpd|donnees personnelles|mes donnees|cnil|droit a l'oubli|vie privee)\b/),
  rule(
    'safety_fr',
    0.95,
    /\b(?:suicid\w*|me tuer|en finir|menacee?|blessee?|pris feu|incendie|electrocut\w*|agresse\w*)\b/,
  ),
];

const SPANISH_PORTUGUESE: readonly Rule[] = [
  rule(
    'billing_dispute_es_pt',
    0.88,
    /\b(?:cobra(?:do|da|ron|ram|dos)|cobro|cobranca|cargo|pagado|descontado|fatura|factura|fui cobrad[oa])\b[^.!?]{0,30}\b(?:dos veces|duas vezes|doble|duplicad[oa]|dobro|de mas|a mais|incorrect[oa]|indevid[oa]|errad[oa]|no reconozco|nao reconheco|equivocad[oa]|desconocid[oa])\b|\b(?:reembols\w+|devolucion|estorno|estornar|devuelvan|devolver)\b[^.!?]{0,20}(?:\b(?:dinero|dinheiro|valor|pago)\b|$|[.!?,])|\bmeu dinheiro de volta\b|\bno reconozco (?:este|ese|el|un) (?:cargo|cobro)\b|\breembolso\b/,
  ),
  rule(
    'legal_es_pt',
    0.92,
    /\b(?:abogad[oa]|advogad[oa]|demanda judicial|demandar|denunciar\w*|denuncia|processar|procon|tribunal|juicio|justica|acciones legales|acao judicial|consumidor)\b/,
  ),
  rule(
    'account_access_es_pt',
    0.85,
    /\b(?:olvide|olvidado|esqueci|perdi|recuperar|restablecer|redefinir)\b[^.!?]{0,25}\b(?:contrasena|clave|senha|usuario|acceso|acesso|pin)\b|\b(?:cuenta|conta|tarjeta|cartao)\b[^.!?]{0,25}\b(?:bloquead[oa]|suspendid[oa]|suspensa|congelad[oa])\b|\b(?:no puedo|no consigo|nao consigo|nao posso) (?:entrar|acceder|acessar|iniciar|logar|fazer login|ingresar)\b/,
  ),
  rule(
    'cancellation_es_pt',
    0.85,
    /\b(?:cancel(?:ar|e[nm]?|acion|amento)|dar de baja|darme de baja|rescindir|encerrar|cerrar mi cuenta|eliminar mi cuenta|excluir minha conta|borrar mi cuenta)\b/,
  ),
  rule(
    'security_es_pt',
    0.9,
    /\b(?:hacke\w+|fraude\w*|estafa\w*|golpe|roba(?:ron|do|da)|roubad[oa]|roubaram|clonad[oa]|clonaram|invadi\w+|suplanta\w+|phishing)\b|\b(?:perdi) (?:mi|meu|minha|el|o) (?:tarjeta|cartao|celular|movil|telefono)\b/,
  ),
  rule(
    'privacy_es_pt',
    0.88,
    /\b(?:rgpd|lgpd|datos personales|dados pessoais|mis datos|meus dados|privacidad|privacidade|proteccion de datos)\b/,
  ),
  rule(
    'safety_es_pt',
    0.95,
    /\b(?:suicid\w*|matarme|me matar|amenaza\w*|ameaca\w*|herid[oa]|ferid[oa]|incendio|pegou fogo|se incendio|choque electrico)\b/,
  ),
];

const ITALIAN_DUTCH: readonly Rule[] = [
  rule(
    'billing_dispute_it_nl',
    0.88,
    /\b(?:addebitat[oi]|addebito|pagato|fattura\w*)\b[^.!?]{0,25}\b(?:due volte|doppi[oa]|sbagliat[oa]|errat[oa]|non riconosco)\b|\brimbors\w+\b|\bindietro i (?:miei )?soldi\b|\b(?:twee keer|dubbel|ten onrechte)\b[^.!?]{0,25}\b(?:afgeschreven|betaald|gefactureerd|in rekening)\b|\b(?:geld terug|terugbetaling|terugbetaald)\b|\b(?:factuur|rekening) (?:klopt niet|is (?:fout|verkeerd))\b/,
  ),
  rule(
    'legal_it_nl',
    0.92,
    /\b(?:avvocato|denuncia\w*|vie legali|tribunale|querela|advocaat|rechtszaak|aanklagen|juridische stappen|rechter)\b/,
  ),
  rule(
    'account_access_it_nl',
    0.85,
    /\b(?:dimenticato|perso|vergeten|kwijt|verloren)\b[^.!?]{0,20}\b(?:password|wachtwoord|pin|codice)\b|\bwachtwoord (?:vergeten|kwijt)\b|\b(?:account|conto|carta|rekening|pas)\b[^.!?]{0,20}\b(?:bloccat[oa]|sospes[oa]|geblokkeerd)\b|\bnon riesco (?:piu )?(?:ad |a )?(?:accedere|entrare)\b|\bkan niet (?:meer )?inloggen\b/,
  ),
  rule(
    'cancellation_it_nl',
    0.85,
    /\b(?:disdire|disdetta|recedere|annullare|chiudere il (?:mio )?(?:conto|account)|cancellare (?:il|l'|la|mio)|opzeggen|opzegging|annuleren|beeindigen|account verwijderen)\b/,
  ),
  rule(
    'security_it_nl',
    0.9,
    /\b(?:hackerat[oa]|truffa\w*|frode|rubat[oa]|gehackt|fraude|oplichting|opgelicht|gestolen|gejat)\b/,
  ),
  rule('privacy_it_nl', 0.88, /\b(?:gdpr|avg-verzoek|dati personali|miei dati|persoonsgegevens|mijn gegevens)\b/),
];

const JAPANESE_ARABIC: readonly Rule[] = [
  rule(
    'billing_dispute_ja',
    0.88,
    /二重(?:に)?(?:請求|課金|引き落とし)|返金|請求.{0,10}(?:間違|違|おかしい|身に覚え)|身に覚えのない|払い戻し|過剰請求|不正請求/,
  ),
  rule('legal_ja', 0.92, /弁護士|訴え|訴訟|法的|裁判|消費者センター|消費生活センター/),
  rule(
    'account_access_ja',
    0.85,
    /パスワード.{0,6}(?:忘|わから|分から|リセット)|(?:ログイン(?:でき|出来)|アカウントに入れ)(?:ませ|な|ず)|アカウント.{0,8}(?:ロック|停止|凍結)|締め出/,
  ),
  rule('cancellation_ja', 0.85, /解約|退会|キャンセルし|キャンセルをお|アカウント.{0,6}(?:削除|消)/),
  rule(
    'security_ja',
    0.9,
    /不正(?:ログイン|アクセス|利用|使用)|乗っ取|詐欺|ハッキング|盗まれ|盗難|フィッシング|紛失|情報漏/,
  ),
  rule('privacy_ja', 0.88, /個人情報|プライバシー|データ.{0,6}削除/),
  rule('safety_ja', 0.95, /自殺|死にたい|脅迫|脅され|怪我|けがを|発火|火が出|感電|火災/),
  rule(
    'billing_dispute_ar',
    0.88,
    /(?:خصم|سحب|دفع)\S*.{0,25}(?:مرتين|مضاعف|خطا)|استرداد|استرجاع.{0,10}(?:مال|فلوس|مبلغ)|ارجاع.{0,10}(?:مال|فلوس|مبلغ)|فلوسي/,
  ),
  rule('legal_ar', 0.92, /محامي|محكمه|مقاضا|قضائي|شكوي رسميه|حمايه المستهلك/),
  rule(
    'account_access_ar',
    0.85,
    /نسيت.{0,10}(?:كلمه|الرقم)|لا (?:استطيع|يمكنني).{0,10}(?:الدخول|تسجيل)|حسابي.{0,8}(?:مقفل|محظور|موقوف|معلق)|مش عارف ادخل/,
  ),
  rule(
    'cancellation_ar',
    0.85,
    /الغوا (?:كل|جميع)|الغاء.{0,8}(?:اشتراك|حساب|طلب|خدمه)|الغي.{0,8}(?:اشتراك|حساب|طلب)|(?:اغلاق|حذف).{0,6}(?:حسابي|الحساب)/,
  ),
  rule('security_ar', 0.9, /اختراق|اخترق|احتيال|سرق|نصب|مسروق|تهكير/),
  rule('privacy_ar', 0.88, /بياناتي|البيانات الشخصيه|الخصوصيه/),
  rule('safety_ar', 0.95, /انتحار|اقتل نفسي|تهديد|يهددني|حريق|اصاب/),
];

export const WORLD_RISK_RULES: readonly Rule[] = [
  ...GERMAN,
  ...FRENCH,
  ...SPANISH_PORTUGUESE,
  ...ITALIAN_DUTCH,
  ...JAPANESE_ARABIC,
  ...INTRUSION_RULES,
];
