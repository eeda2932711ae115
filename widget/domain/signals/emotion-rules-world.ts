// The rules of emotion in other languages. Text is folded: no capitals, no accents.
import { type Rule, rule } from './rule.ts';

export const WORLD_EMOTION_RULES: readonly Rule[] = [
  rule(
    'anger_de',
    0.75,
    /\b(?:frechheit|unverschamt\w*|stinksauer|sauer|wutend|verarsch\w*|scheiss\w*|scheisse|unfassbar|unmoglich!|inakzeptabel|lacherlich|katastrophe|katastrophal|saftladen|idioten|verdammt\w*|enttauscht|genervt|nervt|zum kotzen|schlechteste\w*|unter aller sau|es reicht|reicht mir)\b/,
  ),
  rule(
    'frustration_de',
    0.7,
    /\b(?:warte|gewartet)\b[^.!?]{0,20}\b(?:seit|schon|wochen|tagen|stunden)\b|\b(?:niemand|keiner) (?:antwortet|hilft|meldet)\b|\b(?:schon|bereits)\b[^.!?]{0,20}\b(?:versucht|probiert|gemacht|gesagt|dreimal|mehrmals|mehrfach)\b|\bzum (?:dritten|vierten|funften|x-ten|hundertsten) mal\b|\bimmer noch (?:nicht|kein\w*)\b|\bwie oft (?:noch|muss)\b/,
  ),
  rule('panic_de', 0.7, /\b(?:dringend|sofort|notfall|panik|verzweifelt|bitte helfen sie|hilfe!|ich habe angst)/),
  rule(
    'anger_fr',
    0.75,
    /\b(?:inadmissible|scandaleu\w+|honteu\w+|une honte|marre|ras le bol|furieu\w+|enerve\w*|merde|putain|nul(?:le|s)? (?:a|votre)|inacceptable|ridicule|decu\w*|n'importe quoi|foutez|vous vous moquez|incompetent\w*|arnaqueurs)\b/,
  ),
  rule(
    'frustration_fr',
    0.7,
    /\b(?:troisieme|quatrieme|cinquieme|enieme) fois\b|\bdeja (?:essaye|fait|dit|explique|envoye)\b|\btoujours (?:pas|rien|aucune?)\b|\bj'attends (?:depuis|toujours)\b|\bpersonne ne (?:repond|m'aide)\b/,
  ),
  rule('panic_fr', 0.7, /\b(?:urgent|urgence|au secours|aidez[- ]moi|je panique|desespere\w*|immediatement)\b/),
  rule(
    'anger_es_pt',
    0.75,
    /\b(?:verguenza|vergonha|harto|harta|inaceptable|inaceitavel|absurdo|ridiculo|furios[oa]|irritad[oa]|enojad[oa]|enfadad[oa]|molest[oa]|decepcionad[oa]|indignad[oa]|mierda|merda|porra|carajo|joder|co[nñ]o|inutil(?:es)?|pesimo|pessimo|horrible servicio|palhacada|descaso|cansad[oa] de|ladrones|ladroes)\b/,
  ),
  rule(
    'frustration_es_pt',
    0.7,
    /\b(?:tercera|cuarta|quinta|terceira|enesima) vez\b|\bya (?:lo )?(?:intente|probe|hice|dije|explique)\b|\bja (?:tentei|fiz|disse|expliquei)\b|\b(?:sigo|llevo|estou) (?:\w+ )?(?:esperando|dias|semanas)\b|\bnadie (?:responde|me ayuda|contesta)\b|\bninguem (?:responde|ajuda)\b|\b(?:todavia|ainda) (?:no|nao)\b|\bmil veces\b/,
  ),
  rule(
    'panic_es_pt',
    0.7,
    /\b(?:urgente|urgencia|emergencia|ayudenme|auxilio|socorro|desesperad[oa]|inmediatamente|imediatamente|me ajudem?)\b/,
  ),
  rule(
    'anger_it_nl',
    0.75,
    /\b(?:vergogna|vergognoso|inaccettabile|ridicolo|arrabbiat[oa]|furios[oa]|schifo|cazzo|stufo|delus[oa]|incompetenti|pessimo|belachelijk|schandalig|schande|woedend|boos|kwaad|verdomme|klote|waardeloos|onacceptabel|teleurgesteld|zat van|irritant|terza volta|derde keer|gia provato|al geprobeerd|urgente|dringend|spoed)\b/,
  ),
  rule(
    'anger_ja',
    0.75,
    /いい加減に|ふざけ(?:るな|んな|ない)|ひどい|最悪|怒って|腹が立|許せ|ありえない|あり得ない|信じられない|むかつく|役に立たない|うんざり|何度(?:も|言|同じ)|何回(?:も|言)|また(?:同じ|エラー)|まだ(?:です|届|直)|いつまで/,
  ),
  rule('panic_ja', 0.7, /至急|緊急|助けて|大至急|困って(?:います|る)|今すぐ|早くして/),
  rule(
    'anger_ar',
    0.75,
    /غاضب|غير مقبول|سيئ|زباله|مهزله|عيب عليكم|نصابين|زهقت|محبط|مستاء|اسوا|فاشل|للمره (?:الثالثه|الرابعه|الثانيه)|تعبت من|حاولت.{0,12}(?:مرات|مره)/,
  ),
  rule('panic_ar', 0.7, /عاجل|ساعدوني|ضروري جدا|طارئ|فورا|حالا/),
];
