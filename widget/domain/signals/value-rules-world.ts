// The rules of value in other languages. Text is folded: no capitals, no accents.
import { type Rule, rule } from './rule.ts';

/** A number of people, and what they would cost, asked in one sentence. */
const PEOPLE =
  '(?:seats?|licen[cs]es?|licencas|licencias|licenze|lizenzen|nutzer|benutzer|mitarbeiter|platze|zugange|personen|personnes|utilisateurs|postes|usuarios|personas|utenti|persone|gebruikers|mensen|pessoas|utilizadores|utilizadoras)';
const COSTS =
  '(?:kosten|kostet|preis\\w*|angebot|tarif\\w*|prix|coute\\w*|couterait|cuesta\\w*|costaria|precios?|custa\\w*|preco|costa|costano|prezzo|kost|prijs)';
const NUMBER = '(?:\\d[\\d.,]*|zehn|zwanzig|dix|vingt|diez|veinte|dez|vinte|dieci|venti|tien|twintig)';

export const WORLD_VALUE_RULES: readonly Rule[] = [
  rule(
    'price_for_many_world',
    0.82,
    `\\b${COSTS}\\b[^.!?]{0,25}\\b${NUMBER}[ -](?:\\w+ ){0,2}${PEOPLE}\\b|\\b(?:brauchen|wollen|mochten|voulons|besoin de|queremos|necesitamos|precisamos|vogliamo|willen|hebben) (?:noch )?${NUMBER} (?:\\w+ )?${PEOPLE}\\b`,
    /\b(?:rechnung|facture|factura|fatura|fattura|factuur)\b/,
  ),
  rule(
    'leaving_world',
    0.82,
    /\balternativen?\b[^.!?]{0,25}\b(?:an|suchen|prufen|um|vergleichen)\b|\b(?:schauen|sehen|suchen|prufen|evaluieren)\b[^.!?]{0,20}\balternativen?\b|\b(?:nicht mehr (?:brauchen|nutzen|zufrieden)|brauchen (?:es|sie|das) nicht mehr)\b|\b(?:hesit\w+|pens\w+|songe\w*|envisage\w*) a (?:partir|vous quitter|changer|arreter|resilier)\b|\b(?:contrat|abonnement)\b[^.!?]{0,20}\b(?:echeance|expire|prend fin|se termine)\b|\b(?:otras opciones|otras alternativas|ya no (?:queremos|quiero|necesitamos|necesito) (?:el|la|este|su))\b|\b(?:contrato|suscripcion|plan|assinatura|licencia)\b[^.!?]{0,15}\b(?:vence|termina|caduca|expira|acaba)\b|\b(?:valutando|cercando|considerando) (?:altre |delle |le )?(?:alternative|opzioni|soluzioni)\b|\b(?:contratto|abbonamento)\b[^.!?]{0,15}\b(?:scade|termina)\b|\b(?:pens\w+ (?:em|a) sair|outras opcoes|procurar alternativas)\b|\b(?:quitter|laisser) (?:votre|vos)\b|\bnicht (?:mehr )?verlanger\w*|\bop te zeggen\b|\b(?:contract|abonnement)\b[^.!?]{0,15}\b(?:loopt af|verloopt|eindigt)\b/,
  ),
  rule(
    'expansion_de',
    0.82,
    /\b\d+ (?:weitere|zusatzliche|neue|mehr)\b|\b(?:weitere|zusatzliche|mehr) (?:\d+ )?(?:lizenzen|nutzer|benutzer|platze|arbeitsplatze)\b|\b(?:upgrade|aufstocken|hochstufen|enterprise|mengenrabatt|staffelpreis\w*|\w+-?(?:tarif|paket|plan) wechseln|auf den \w+-?(?:tarif|plan)\b[^.!?]{0,10}\bwechseln)\b/,
  ),
  rule('sale_de', 0.84, /\b(?:angebot|kostenvoranschlag|vertrieb|ausschreibung|beschaffung|preisliste)\b/),
  rule(
    'churn_de',
    0.84,
    /\b(?:kundig\w*|mitbewerber|konkurrenz|wettbewerber|anbieter wechseln|wechseln\b[^.!?]{0,20}\banbieter|zu teuer|gunstiger\w* anbieter|vertragsverlangerung|verlanger\w*|(?:vertrag|laufzeit|lizenz)\w* (?:lauft|endet)|(?:anderen|neuen|gunstigeren) anbieter)\b|\b(?:abo\w*|vertrag|konto|mitgliedschaft|account)\b[^.!?]{0,25}\b(?:beenden|auflosen|schliessen|kundigen|stornieren|stilllegen)\b/,
  ),
  rule(
    'value_fr',
    0.84,
    /\b(?:devis|licences? supplementaires?|postes supplementaires|passer a l'offre|offre entreprise|concurrent\w*|concurrence|trop cher|renouvel\w+|resili\w+|equipe commerciale|service commercial|tarifs? (?:entreprise|de volume)|appel d'offres|demonstration|(?:\d+|cinq|dix|vingt|trente|cinquante|cent) (?:postes|licences|utilisateurs)|mettre fin a (?:mon|notre|l'|cet?) ?(?:abonnement|contrat)|(?:annuler|cloturer|fermer|arreter) (?:mon |notre |l')(?:abonnement|contrat|compte|forfait)|(?:partir|aller) chez un|changer de (?:fournisseur|prestataire|formule)|passer a (?:la|une) (?:formule|version) superieure)\b/,
  ),
  rule(
    'value_es_pt',
    0.84,
    /\b(?:\d+ (?:licencias|licencas|usuarios)|mas \d+|mais \d+|licencias (?:mas|adicionales)|cotizacion|presupuesto|orcamento|proposta|propuesta|competencia|concorrente\w*|concorrencia|demasiado caro|muito caro|renovar|renovacion|renovacao|dar de baja|cancelar (?:mi|minha|nuestro|nossa|la|a) (?:suscripcion|assinatura|contrato|plan|plano|cuenta|conta)|plan empresa\w*|plano empresa\w*|dar(?:me|nos|se) de baja|(?:terminar|cerrar|rescindir) (?:mi|nuestr[oa]|el|la) (?:suscripcion|contrato|cuenta|plan)|cambiar(?:nos|me)? (?:de|a otro) proveedor|(?:encerrar|terminar|rescindir) (?:minha|nossa|meu|nosso|o|a) (?:conta|assinatura|contrato|plano)|mudar de fornecedor|(?:cambiar|pasar|mudar|passar)(?:nos)? (?:al|para o) plan\w* \w+|ventas|vendas|descuento por volumen)\b/,
  ),
  rule(
    'value_it_nl',
    0.84,
    /\b(?:preventivo|licenze|concorren\w+|troppo caro|rinnov\w+|disdire|disdetta|offerta|offerte|licenties|concurrent|te duur|verleng\w+|opzeggen|stopzetten|uitbreiden|overstappen|upgraden|andere (?:aanbieder|leverancier)|(?:chiudere|recedere|annullare|cessare|terminare) (?:il|l'|la|dal|i)? ?(?:nostro |mio )?(?:contratto|abbonamento|account|servizio)|cambiare fornitore|passare al piano|piu (?:utenti|licenze)|meer (?:gebruikers|licenties))\b/,
  ),
  rule(
    'value_ja',
    0.84,
    /契約.{0,4}更新|更新.{0,6}(?:契約|したい|時期|見積)|見積|お見積り|導入を検討|ライセンス.{0,6}(?:追加|増)|追加.{0,6}ライセンス|アップグレード|他社|乗り換え|解約|高すぎ|商談|デモ.{0,6}(?:希望|お願|予約)/,
  ),
  rule(
    'value_ar',
    0.84,
    /ترقيه|عرض سعر|تراخيص|تجديد|المنافس|منافس|غالي جدا|الغاء.{0,8}اشتراك|مستخدمين اضافيين|فريق المبيعات/,
  ),
];
