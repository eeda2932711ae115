// Classes of words that risks are told with: who, what was done, to what. Two of them near each other say more than either word. English, folded.

/** One class a line, its words apart by spaces; a word may end in `*`, which stands for any ending. Written by hand. */
const CLASSES = `
son daughter* child* kid kids baby toddler* infant* boy girl teen* minor* grandson* granddaughter* grandchild* nephew niece
wife husband mother mom mum father dad parent* grandm* grandf* grandpa sister brother aunt uncle partner flatmate roommate neighbour* neighbor* widow
hand* finger* face skin arm arms leg legs eye* mouth lip* head hair foot feet toe* stomach chest heart knee ankle wrist tooth teeth tongue back neck blood
swallow* ate eaten drank drunk drink* licked chew* bit inhaled breath* took overdos* tablets pills pill dose* capsule* medicine medication
bleach detergent acid gas fumes chemical* glue magnet* battery batteries poison* toxic mould mold carbon cleaner dishwasher* liquid bottle
burn* hurt* injur* bleed* bled bruis* broke broken fracture* stitches scar* blister* swollen swell* rash itch* vomit* sick ill faint* dizzy unconscious collaps* chok* cut cuts allerg* seizure* cramp* numb* shock*
fire flame* smoke* smoking smok* spark* melt* overheat* hot burning burnt smell* explo* glow* scorch* warm wires wiring plug socket
hospital ambulance doctor* emergency nurse police officer* vet
regulator* ombuds* court* tribunal* judge watchdog authority authorities commission* ministry ofcom fca ico ftc attorney* lawyer* solicitor* barrister* counsel legal sue sued suing lawsuit* union notary consumer
journalist* newspaper* reporter* press media tv twitter facebook tiktok youtube public
law* contract* clause* breach* liab* statut* rights agreement terms gdpr damages compensat* negligen* illegal* unlawful* evidence witness* copyright trademark* patent* licence infring* entitled discriminat* deadline notice warranty
someone somebody stranger* unknown unfamiliar he she they man men woman guy person people caller who whoever anyone ex thief thieves scammer* fraudster* hacker* intruder*
claim* pretend* imperson* fake* said says saying called calling rang texted emailed promising offered link links click* qr remote gift voucher* whatsapp caller
password* pin code codes otp passcode* login credential* token* key keys secret ssn passport* mfa authenticat*
log logged login sign signed access* locked lock* blocked frozen suspended disabled banned expired reset verify verification admin owner permission* rejected kicked denied recover*
account* profile card cards wallet statement* balance savings bank* loan* mortgage credit policy membership subscription* plan
charged charge charges billed debited deducted taken took withdrawn paid pay paying payment* fee fees refund* money cash invoice* bill owe* cost* price* amount* transaction* purchase*
0 dollars euro euros pounds quid twice double times more extra again thousand
never didn't didnt not wasn't isn't nobody no don't dont haven't hasn't without nor wouldn't
data record* information details address* email* photo* picture* image* video* file* document* message* recording* transcript* number name names birthday diagnosis medical health
see sees seen seeing view* read reads show* visible appear* public exposed leak* shared share* sent sends selling sold find found open opened search* google*
another other others else else's customer* patient* employee* colleague* client* staff contractor* member*
delete* remov* eras* wipe* forget forgotten consent withdraw* object stop unsubscribe keep store* stored retain* kept
cancel* terminat* close clos* end ending ends stop leave leaving quit renew* discontinu* notice anymore finish* done out switch* moving
stalk* follow* harass* track* threat* blackmail* watch* spy* knows abus* nude* intimate scared afraid safe unsafe kill* die dead death suicid* weapon gun knife bomb
alive living life worth point anymore goodbye worthless hopeless end suffer* tired sleep*
wheelchair blind deaf disab* reader ramp hearing accessib* impair* autis* pregnan* black muslim gay religion gender
left quit resigned fired sacked former old died passed deceased late
vulnerab* exploit* injection bug inject* endpoint* breach* ransom* malware virus phish* encrypt*`;

/** The numbers of the classes a word is in. What was worked out is kept, up to so many words. */
export function riskClassesOf(word: string): readonly number[] {
  const known = found.get(word);
  if (known) return known;
  lexicon ??= read();
  const classes = [...(lexicon.words.get(word) ?? [])];
  for (let size = 3; size <= word.length; size++) classes.push(...(lexicon.beginnings.get(word.slice(0, size)) ?? []));
  const each = [...new Set(classes)];
  if (found.size >= MOST_FOUND) found.clear();
  found.set(word, each);
  return each;
}

const MOST_FOUND = 4096;
const found = new Map<string, readonly number[]>();

interface Lexicon {
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly beginnings: ReadonlyMap<string, readonly number[]>;
}

let lexicon: Lexicon | null = null;

function read(): Lexicon {
  const words = new Map<string, number[]>();
  const beginnings = new Map<string, number[]>();
  CLASSES.trim()
    .split('\n')
    .forEach((line, number) => {
      for (const word of line.split(' ')) {
        const [list, key] = word.endsWith('*') ? ([beginnings, word.slice(0, -1)] as const) : ([words, word] as const);
        list.set(key, [...(list.get(key) ?? []), number]);
      }
    });
  return { words, beginnings };
}
