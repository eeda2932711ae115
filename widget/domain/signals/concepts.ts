// Words that mean the same to a support desk: what lets "where is my parcel" and "my package has not arrived" meet.

/**
 * One concept a line, its words apart by spaces; a word may end in `*`, which stands for any ending. Words of a folded English text.
 * Written by hand: it is knowledge of the language, not of any data set.
 */
export const CONCEPTS = `
cancel* terminat* discontinu* unsubscrib* deactivat* revok* undo abort stop stopped quit
clos* delet* remov* eras* wip*
buy buys buying bought purchas* order* acquir*
pay pays paying paid payment* payout*
charg* debit* bill billed billing bills invoic* deduct* withdrew
fee fees cost costs price* pricing expens* rate rates tariff* surcharge* commission*
money cash fund funds dollar* euro* pound* amount* sum balance
refund* reimburs* moneyback compensat* cashback repay* chargeback*
return* sendback
transfer* wire wired remit* remittance sent send sends sending move moving
receiv* arriv* got gotten come came deliver* reach* landed
ship* shipment* dispatch* courier post posted mail mailed mailing
package* parcel* box delivery deliveries item items
late delay* overdue wait* slow slower slowly long stuck pending hang hangs hanging
time hour* day* week* month* date soon when minute* eta duration
track* trace locat* whereabouts where find lookup
fail* fault* error* crash* broken broke breaks bug bugs glitch* malfunction* declin* reject* den* refus* wrong problem* issue* trouble*
fix* repair* resolv* solv* troubleshoot* correct* sort
replac* exchang* swap* substitut* trade new another
chang* updat* edit* modif* alter* adjust* switch* amend* reset* renew* chnage
add* includ* attach* append insert link* connect* pair* sync*
password* passcode* pin pincode passphrase credential* login log logon signin sign logged logging
account* profile* registration
regist* enrol* signup join* subscrib* creat* open opened opening setup
activ* enabl* start* begin* turn launch
block* lock* freez* froze* frozen suspend* disabl* restrict* ban banned
lost lose losing missing misplac* stolen stole steal theft gone disappear* vanish*
hack* compromis* fraud* scam* phish* unauthori* unrecogni* suspicious
verif* confirm* validat* authenticat* identity proof prove
phone* mobile* cell* smartphone* iphone* android handset device*
number digits code codes
email* e-mail inbox gmail
address* street postcode zip location* residence
name names surname
card cards visa mastercard debit-card credit-card
bank banks banking
app apps application* software program* tool platform
install* download* upgrad* reinstall* setup
internet wifi wi-fi network* connection* broadband online signal
comput* laptop* pc desktop machine* notebook
website* site page* web browser* webpage
picture* photo* image* pic pics
video* movie* film* clip*
music song* track tune* audio
see show* view* display* check* look* watch* visible appear*
tell inform* explain* describe give
know learn understand information info detail* more
help* assist* support* advice advis* guidance aid
talk* speak* chat* call* contact* reach ring dial
want* need* like wish* require* would looking
can able possible allow* permit* may could eligible
how way method* steps procedure process instruction*
why reason* cause* purpose
abroad international* overseas foreign country countries worldwide global* travel* europe european
currenc* forex fx
limit* maximum max cap most restriction*
minimum least lowest
discount* coupon* promo* voucher* offer* deal* sale
cheap* afford* inexpensive
expensive pricey costly
twice double* duplicate* again repeated* two
extra additional more another further unexpected strange
top-up topup top topped topping load loaded reload deposit* credit* recharg*
withdraw* atm cashpoint cashout
statement* history record* transaction* activity
subscription* plan plans membership* package
employee* staff worker* colleague* team
boss manager* supervisor*
meeting* appointment* schedul* calendar booking* book booked reserv*
restaurant* eat dinner lunch food meal*
hotel* room lodging accommodation stay
flight* plane airline* fly flying airport
car vehicle* auto automobile* truck
taxi ride uber lyft cab
train bus transit subway metro
weather forecast rain* temperature* snow* sunny
job jobs work* employment position
salary wage* income paycheck earn*
tax taxes irs
insur* coverage policy
doctor* physician clinic hospital medical health
sick ill illness unwell fever
child children kid kids son daughter baby teen* underage
age old years
person human agent representative someone
big large huge bigger larger size
small tiny smaller little
good great nice well
bad poor terrible awful
quick* fast* rapid* immediate* instant* asap urgent*
free gratis complimentary
keyboard* mouse screen* monitor* display
print* printer*
size sizes fit fits measurement*
colour* color*
broken damag* crack* defect* scratch* torn
guarantee* warrant*
review* rating* feedback comment*
complain* complaint* unhappy dissatisf*
remind* alarm* notif* alert*
translat* language* spanish french german
recipe* cook* ingredient* bake
calorie* nutrition* 
point* reward* loyalty miles bonus
loan* mortgage* borrow* lend
interest apr
score rating
save* saving* backup
close shut end finish
wifi wi-fi hotspot tether*
battery batteries charger charging power
sound* audio speaker* volume microphone mic loud* mute*
light lights lamp* bulb*
temperature thermostat heat* warm* cool* degrees
error* bug exception warning message
slow* lag* sluggish unresponsive laggy
virus malware spyware infected
file files folder* document* attachment* pdf
import* upload* migrat*
export* extract* download*
share* sharing invite* invitation* collaborat*
member* teammate* colleague* user users seat seats
role roles admin* owner* permission* access*
report* dashboard* chart* analytics statistic*
integration* plugin* addon* api webhook*
trial demo evaluation
contract* agreement* terms renewal*
receipt* proof invoice*
vat gst taxes tax
wrong* incorrect* inaccurate mistake* mistaken erroneous
missing absent lacking without
empty blank nothing
hidden hide invisible
copy copies duplicat* cop*
spam junk unwanted unsolicited
privacy gdpr personal confidential
leak* breach* exposed exposure
passport id licence license
flight* boarding checkin check-in
luggage baggage suitcase* bag bags
hire rent* rental lease
mechanic* service* maintenance garage
tire tires tyre tyres wheel*
gas petrol fuel diesel
route* directions navigate navigation map way
traffic jam congestion
vacation* holiday* pto leave
insurance insured claim claims
port porting ported
sim esim roaming
plan tariff allowance data
news headline*
joke* funny laugh
weather* storm* wind*
game games play* gaming
book books read* novel
concert* ticket* seat seats show
gift present giftcard voucher
store shop shops shopping mall outlet
stock availab* instock
cart basket checkout
sold seller* vendor* merchant*
buyer* customer* client*
suggest* recommend* advis* tip tips idea ideas
compare* difference* versus vs better
why reason* explain* how-come
`;

/** The concepts that a word stands for, by the first word of their line; none for a word that the list does not know. */
export function conceptsOf(word: string): readonly string[] {
  lexicon ??= read();
  const found = new Set(lexicon.words.get(word));
  for (let size = 2; size <= word.length; size++)
    for (const concept of lexicon.beginnings.get(word.slice(0, size)) ?? []) found.add(concept);
  return [...found];
}

interface Lexicon {
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly beginnings: ReadonlyMap<string, readonly string[]>;
}

let lexicon: Lexicon | null = null;

function read(): Lexicon {
  const words = new Map<string, string[]>();
  const beginnings = new Map<string, string[]>();
  for (const line of CONCEPTS.trim().split('\n')) {
    const all = line.trim().split(/\s+/);
    const concept = `#${all[0]?.replace('*', '') ?? ''}`;
    for (const word of all) {
      const [list, key] = word.endsWith('*') ? ([beginnings, word.slice(0, -1)] as const) : ([words, word] as const);
      list.set(key, [...(list.get(key) ?? []), concept]);
    }
  }
  return { words, beginnings };
}
