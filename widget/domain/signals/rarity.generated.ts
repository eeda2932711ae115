// Common words. Each line holds the words said half as often (in natural logarithms) as those of the line before.
// Generated; do not edit. Made by `npm run train`: numbers and words from
//   Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)
//   CLINC150, Larson et al. 2019 (CC BY 3.0)
//   MultiDoGO, Peskov et al. 2019, Amazon (CDLA-Permissive 1.0)
//   GoEmotions, Demszky et al. 2020, Google (CC BY 4.0)
export const COMMON_WORDS: readonly string[] = [
  "",
  "i",
  "a my the to",
  "for is you",
  "and can card do have how in it me of on that this what",
  "account are be but get name need not up was why with",
  "0 00 an at from i'm if just know like money new no ok please so tell there top transfer want when will would your",
  "0000 about all am as been cash did does don't exchange gb go good has help hi it's long make much now one or out payment see some still take thank thanks they time use where yes",
  "000 00000 any app atm back bank because by cable can't car change charged check could credit day didn't else fee find going got had he i've list love made many more nothing okay pay pending people pin purchase rate really right service should something sure that's them think through too transaction way we what's who work wrong yet",
  "000000 add after ago amount bad before being bill bye call cancel cards charge days declined disposable doesn't even extra getting give great hai hello her here him his i'd identity internet into isn't its last let lol look lost morning never next number off oh only order other phone plan possible put received refund same say set she show showing sir someone statement than their then today travel tried us used using very virtual visa well were which withdrawal working yeah you're",
  "able actually again already also always another anything balance best better city code come company confirm connection correct currencies currency current date debit deposit different direct doing done down enough everything expenses feel fees first flight food free friend fun funds game gas happy hasn't haven't he's hope information keep kind life limit looks lot man mastercard may mean most nice oil old over password person place play post pretty problem reason receive report request reservation said seems send sent shopping since song sorry start status stolen stop there's these thing things those though thought times transactions transfers try trying two until update vacation verify wait week went while year years"
];
