// Words that a deal is made of, by class: who decides, what is bought, how many, when, what moves. Two classes near each other tell more than either.
import { BUCKETS, type Feature } from './linear-model.ts';

/** One class a line. Written by hand: knowledge of the language, not of any data set. */
const CLASSES = `
we our us we're we've we'd we'll
boss manager director ceo cfo coo cto board owner owners management finance accountant procurement purchasing partners committee council trustees directors lawyers lawyer
company firm business team department office clinic practice hospital school factory shop shops stores store hotel agency group club association warehouse branch branches sites site organisation organization locations location campus wards
people users colleagues employees staff seats licences licenses agents members pupils students nurses doctors drivers teachers workers children rooms vans vehicles cars phones devices machines units accounts logins
0 two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty eighty hundred thousand dozen couple few several
january february march april may june july august september october november december easter christmas summer spring autumn winter quarter season
year years month months yearly monthly annual annually next
tool software platform system program product app service crm suite solution
competitor competitors rival rivals vendor vendors supplier suppliers provider providers carrier carriers elsewhere alternative alternatives other others
contract agreement subscription plan membership licence license term terms lease deal package tariff policy
euro euros dollars dollar pounds pound budget cents percent
price prices pricing cost costs quote offer rate rates discount fee fees charge cheaper charges bill pay paying paid proposal figure
leave leaving left cancel cancelled cancelling stop stopping end ends ending ended switch switching move moving moved quit close closing terminate terminating drop notice exit goodbye gone lapse out
renew renewal extend extension prolong continue carry stay staying again keep going same
more additional extra second third bigger larger double whole all every grow growing grown expand opening opened another add upgrade both
buy buying purchase order sign signing demo trial tender pilot sample present show call meeting interested decide decided deciding decision looking look
expensive worth longer anymore useless unhappy tired enough worse nobody hardly never less fewer without replace replaced
`;

/** So many words apart, two classes still belong together. */
const REACH = 25;

/** Pairs of classes that stand near each other: each once in so many words, where the later word stands. */
export function dealPairs(text: string): Feature[] {
  const classes = classesOf();
  const pairs: Feature[] = [];
  const seen = new Map<number, number>();
  const told = new Map<number, number>();
  let at = 0;
  for (const { 0: word, index } of text.matchAll(/[a-z'-]+|\d+/g)) {
    at++;
    const own = classes.get(word >= '0' && word < ':' ? '0' : word);
    if (own === undefined) continue;
    // Not `entries()`: host pages replace it.
    seen.forEach((where, other) => {
      const pair = Math.min(own, other) * MOST_CLASSES + Math.max(own, other);
      if (other === own || at - where > REACH || at - (told.get(pair) ?? -REACH) < REACH) return;
      told.set(pair, at);
      pairs.push({ bucket: BUCKETS - 1 - pair, start: index, end: index + word.length });
    });
    seen.set(own, at);
  }
  return pairs;
}

const MOST_CLASSES = 20;

let known: ReadonlyMap<string, number> | null = null;

function classesOf(): ReadonlyMap<string, number> {
  known ??= new Map(
    CLASSES.trim()
      .split('\n')
      .flatMap((words, own) => words.split(' ').map((word): [string, number] => [word, own])),
  );
  return known;
}
