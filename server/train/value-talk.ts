// Sentences of customers about to leave, to renew, to grow, to buy, and of customers who use the same words for something else. Put together from classes of words.
import type { Labelled } from './data.ts';
import { randomFrom } from './random.ts';

/** `{name}` stands for one of the class, `[a|b]` for one of what stands in it, an empty one for nothing. */
const CLASSES: Readonly<Record<string, string>> = {
  we: 'we|i|my team|our company|the team|my boss|our cfo|management|the board|finance|head office|my manager|our director|my partner|the owner',
  intend:
    'want to|would like to|have decided to|decided to|plan to|might|may have to|are going to|need to|will|voted to|intend to|are about to|are thinking about whether to|have been told to|would rather|asked me to|is pushing to|is considering to',
  leave:
    'cancel|terminate|end|give notice on|get out of|wind down|discontinue|drop|pull the plug on|not renew|stop paying for|close|opt out of|exit|scrap|let lapse|walk away from|phase out|not extend|quit|leave|part ways with|move off|get rid of|end early',
  ours: 'our contract|our subscription|your service|your platform|the agreement|our plan|the licence|our account with you|our membership|the annual plan|this tool|your product|the subscription|you guys|you|my subscription|our agreement|your software|the service|my contract|the whole thing with you',
  when: '|| at the end of the [year|month|quarter|term|contract]| by {month}| next [quarter|month|year]| effective {month}| as soon as possible| in {month}| before it renews| when it runs out| past {month}',
  month: 'january|march|april|june|september|october|december|q1|q3|year end|the summer',
  switch:
    'switch to|move to|go with|migrate to|change over to|replace you with|go back to|sign with|move everything to|start using|bring in|try out',
  rival:
    'zendesk|intercom|freshdesk|hubspot|salesforce|zoho|monday|asana|notion|jira|servicenow|gorgias|helpscout|drift|slack|shopify|pipedrive|mailchimp|a competitor|another vendor|someone cheaper|a different supplier|another provider|an alternative|something cheaper|one of your competitors|another company|a rival product|a new supplier|other tools|another system',
  deal: 'offered us a lower price|is {n}% cheaper|quoted us less|gave us a better deal|does the same for half|costs us less|came in {n}% lower|made us a better offer|would save us {n}%|is half the price|has a cheaper plan',
  trying:
    'trialling|evaluating|comparing|testing|looking at|talking to|in talks with|being courted by|piloting|checking out|shopping around for',
  stay: 'renew|stay|continue|keep using you|be around next year|extend|keep paying|keep the subscription|stay with you|carry on with this|sign again|remain a customer|keep you|go on with the contract|renew for another year',
  value: 'value|use|benefit|return|out of it|for our money|out of your product',
  justify: 'justify|defend|explain|find room for|get sign-off for|get approval for|afford',
  spend:
    'the cost|another year|the spend|the renewal|this expense|the subscription|the price|the renewal at that price',
  price:
    'the price|your pricing|the renewal|the new rate|the increase|the renewal quote|your plan|the renewal price|what you charge|the subscription|this rate',
  steep:
    'too high|too steep|over our budget|more than we can afford|out of our budget|too expensive for us|not sustainable|a non starter|too much for us|{n}% higher than last year|up {n}%|way over what we budgeted|hard to justify|beyond us|crazy for a small team|pricing us out',
  cut: 'cut|reduce|trim|slash|lower|bring down|tighten|freeze',
  budget:
    'costs|spend|our software budget|the number of tools|our bill|saas spend|our subscriptions|overheads|vendor spend|expenses',
  down: 'downgrade|drop down|go down|move down|go back|scale back|step down|switch down|move|change',
  small: 'basic|free|starter|cheaper|smaller|lower|lite|standard|entry',
  fewer: 'fewer|less|half as many|only {few}|not as many',
  seats: 'seats|licences|licenses|users|agents|logins|accounts|user licences|team members',
  few: 'three|five|ten|a few',
  n: '5|8|10|12|15|20|25|30|40|50|60|80|100|120|200|250|500',
  term: 'contract|subscription|licence|agreement|plan|term|membership|commitment',
  ends: 'ends|expires|is up|comes up|runs out|is ending|is up for renewal|is about to lapse|renews',
  more: 'more|extra|additional|new|further|another {n}',
  need: 'need|want|would like|have to get|plan to add|are adding|will need|are looking to add|want to buy|have to order',
  growing:
    'hiring|growing|expanding|opening a new office|doubling the team|launching in two new countries|rolling this out to all departments|adding a second team|scaling up|onboarding {n} people|merging with another firm|taking on more staff|going global|opening {few} stores',
  up: 'upgrade|move up|go up|step up|switch up|change|move|bump us',
  big: 'pro|business|enterprise|premium|the next tier|the bigger plan|the top plan|a higher plan|the business plan|the enterprise plan|unlimited',
  thing: 'storage|credits|capacity|minutes|modules|volume|api calls|workspaces|bandwidth|locations|numbers',
  module: 'analytics|reporting|phone|sso|ai|whatsapp|security|api',
  others:
    'our sister company|another department|the london office|a second team|our us office|the parent company|two other branches|our marketing people|the whole group|our subsidiary',
  join: 'wants to use it|wants in|would like to join|needs access too|wants the same|would like to come on board|is interested as well|wants to be added',
  ask: 'can i get|please send|i need|could you send us|can you give me|we need|looking for|would like|send me|who can send us|i am after',
  quote: 'a quote|pricing|a proposal|an offer|a price list|a formal quote|your rates|an estimate|a price',
  people: 'people|users|seats|agents|employees|licences|staff|locations|schools|laptops|stores',
  much: "how much|what does it cost|what's your price|what would you charge|what is the price|what are the rates|how does pricing work",
  salespeople:
    'sales|someone about buying|your sales team|an account executive|a sales rep|somebody about pricing|someone in sales|my account manager about expanding|someone about a bigger deal|your commercial team',
  show: 'book|schedule|see|get|arrange|set up|have|request|do|organise',
  demo: 'a demo|a walkthrough|a product tour|a demonstration|a live demo|a demo for my team|a call to see the product|a presentation for our managers',
  choose:
    'evaluating|comparing|shortlisting|choosing between|deciding between|looking into|reviewing|selecting|down to two:',
  vendors: 'vendors|tools|you and {rival}|platforms|suppliers|solutions|three products|providers|you and two others',
  office:
    'our procurement|legal|the purchasing dept|procurement|our finance team|our lawyers|the it department|our buyer',
  paper:
    'a vendor form|your w9|a signed msa|your security questionnaire filled in|a purchase order|net 30 terms|your bank details for vendor onboarding|changes to your terms before we sign|an order form|a dpa before we buy|three references|a po raised first|redlines on the contract',
  ready: 'sign|buy|purchase|go ahead|commit|order|move forward|get started with a paid plan|place an order',
  less: 'a discount|volume pricing|a special rate|a better price|a reduced rate|a deal|custom pricing|your best price',
  who: 'nonprofits|schools|annual payment|{n} seats|paying up front|a two year deal|startups|a charity|universities|prepaying|a three year contract|public bodies',
  partner: 'a reseller|a partner|an agency|a consultancy|a distributor',
  carry: 'carry your product|resell it|offer it to our clients|become a partner|sell licences',
  please: '||| please|, please',
};

const DEALS = `
{we} {intend} {leave} {ours}{when}
{we} {intend} {switch} {rival}{when}
{we} {intend} {leave} {ours}{when} and {switch} {rival}
how do [we|i] {leave} {ours}{when}
what happens [if|when] we {leave} {ours}{when}
what does it cost to {leave} {ours} early
we are {trying} {rival}
my [boss|team|cfo|manager] [prefers|likes|wants|is pushing for|uses] {rival}
{rival} {deal}
can you match {rival}
can you match [the offer|the price|the quote|what] {rival} [gave us|quoted|offers]
[i've got|we got|we have|there is] [an offer|a quote|a proposal] from {rival}[ that's {n}% lower|| for less| on my desk]
[not sure|i doubt|no idea if|unclear whether|we are in two minds if|it is open whether] we will {stay}{when}
why should we {stay}
[convince me|give me one reason|tell me why i ought] to {stay}
[convince me|give me one reason|tell me why] not to [leave|switch|cancel|switch to {rival}|leave for {rival}]
we [won't|will not|are not going to|don't plan to|don't want to|can't|no longer want to] {stay}{when}
we are not getting [enough|much|any] {value}
[i'm|we are] not [happy|satisfied|convinced] with [the value|what we get|what we pay] for [the price|{n} a month|this money]
[it is hard to|we can't|i can't|how do i] {justify} {spend}
we [hardly|barely|rarely|don't really|never] use [it|this|the tool|half of it|your product] [any more||these days]
we only use [a quarter|half|a third|{few}] of the {seats} we pay for
{price} is {steep}
at [this|that] price [we're gone|we would be mad to stay|we have to look elsewhere|it makes no sense for us|we won't renew]
{we} [need|have|has been asked|have been told|asked me|want] to {cut} {budget}
[there is a|because of the|we have a] budget [freeze|cut], [please pause our subscription|what can we drop|we cannot renew|we have to stop]
you have priced us out
we can't afford [another year|the increase|it any more|this plan]
[how do we|can we|we want to|we need to|is it possible to|i was told i could] {down} to [the|a] {small} [plan|tier|version|package]{when}
we need {fewer} {seats}
[remove|take|drop] {n} [people|{seats}] [from|off] our [plan|licence|subscription|contract|bill]{please}
[half our team|several people|{n} people] [left|was laid off|are gone], so we need {fewer} {seats}
[pause|suspend|put on hold] our [subscription|contract|plan|membership]{when}{please}
[what is|how long is] [the notice period|our notice period|your notice period|the minimum term|the minimum contract length]
how much notice do [you need|we have to give] [if we want out||to cancel|before we leave]
[consider this|this is|please take this as] [our|my] [notice|notice of termination|cancellation|notice to cancel]
[i need|we would like|we have] to give [notice|{n} days notice][ on our contract||, who do i send that to]
[please ||make sure you ][do not|don't] [auto renew|renew our subscription automatically|renew us|charge us for another year]
[turn off|disable|cancel|stop] auto[-| ]renewal{please}
our {term} {ends} in {month}[||, what are our options|, what would a new one cost|, i want to review the terms|, let's talk]
our {term} {ends} [soon|next month|in {n} days], [can we talk|what is the renewal price|we want better terms]
the renewal [quote|price|offer|invoice] [is higher than last year|went up {n}%|shocked us|is over budget]
[we would like to|can we|how do we] renew for [{few} years|another year|one more term|{n} months][| at the old price| with fewer seats]
[can we get|is there|we want] better terms if we renew
[is there|do we have] any [flexibility|room|movement] on the [renewal|price|contract|rate]
can we [do|go|switch to] month to month [instead of renewing|instead||after the contract ends]
[get|export|download] all our data [out, ||because ]we are [moving|leaving|switching|migrating] [away||to {rival}|to another system]
we [have chosen|went with|signed with|decided on] {rival}
we [have decided|decided] to go [another way|a different direction|elsewhere]
[if this happens again|another outage like this and|if it is not sorted by friday|one more mistake and|fix this or] [we're out|we are leaving|i'm moving my business elsewhere|we will cancel|we go to {rival}|you lose us]
[we got acquired|we are winding up|we are closing the company|we are shutting the business], [so we won't need this any more|and they use {rival}|what do we do with the contract]
we are [consolidating|cutting down on|reviewing] [vendors|suppliers|tools][| and have to decide between you and {rival}| and yours is on the list]
we {need} {n} {more} {seats}{when}
[can i|can we|i want to|how do we|please] add {n} [more ||]{seats} [to our [plan|account|contract]||by monday]
add [more|additional|extra] {seats} to our [plan|account|subscription|licence]
we are {growing}{when} and need more [{seats}|{thing}]
we are {growing}{when}, what happens to our [pricing|plan|contract|rate]
we are {growing}, [can you handle that|do you have a plan for that|what would it cost]
[we want to|how do we|can we|i'd like to|please] {up} to {big}{when}
what [do we get|is included|would it cost] [if we move up to|if we upgrade to|on] {big}
what is the difference between [pro|business|the starter plan] and {big}, we want to [upgrade|move up]
we have outgrown [our plan|the starter plan|the free tier|the basic plan]
we keep [hitting|reaching|running into] the [limit|limits|quota|cap] [of our plan|of the plan|, what is the next plan up|, we need a bigger plan]
[increase|raise|extend] our [seat count|quota|storage|limit|licence count|capacity]{please}
[buy|order|purchase|get] more {thing}[| for our account| for the team]
[how much is|interested in|we would like|can we buy|what does it cost to add] the {module} [add-on|module|package]
is {module} only on {big}? we would pay for it
{others} {join}
[roll|extend|open] it [out ||]to [the whole company|all our teams|all of europe|the other offices|{others}]
{ask} {quote} for {n} {people}
{ask} {quote} for [an annual plan|your enterprise plan|the whole company|a two year contract|our district|a bigger team]
{much} for {n} {people}
{much} [above|over|for more than] {n} {people}
[can i|i want to|could we|i'd like to|who can i] [talk|speak] to {salespeople}
could [{salespeople}|someone from sales] [call|ring|email] me
[put me in touch with|connect me with|have me called by] {salespeople}
[can we|i'd love to|we want to|could you] {show} {demo}
could you show [my team|us|our managers] how it works before we [buy|commit|decide]
we are {choose} {vendors}[||, what makes yours better|, why should we pick you|, we decide {when}]
{office} [needs|wants|asks for|is asking for|requires] {paper}
do you [accept|take|work with] purchase orders
can we [pay|be billed] [annually|by invoice|by bank transfer] [if we buy|for {n} seats|for a yearly plan|on a purchase order]
we are ready to {ready}, [what is next|where is the paperwork|send the contract|how do we start]
we have [budget|money] [left this quarter|approved|set aside] [and want to|to] [buy|prepay next year|buy {n} seats|get started]
is there {less} for {who}
do you [offer|have|do] {less} for {who}
what {less} [do we get|can you do] [for {who}|if we buy {n} seats|if we sign today]
we are {partner} and [want to|would like to] {carry}
[run|start|do] a [pilot|proof of concept|trial] with {n} people before we [buy|decide|sign|roll it out]
we are [coming|moving|switching] from {rival}, how fast can you onboard {n} people
i run a {n} person [agency|company|firm|clinic|shop] and want to [move everyone to you|buy this|get everybody on it]
[looking|we want] to buy [this||your product|licences] for [our whole district|all our schools|the company|{n} employees]
can our trial be extended [while procurement finishes|while we decide|until the contract is signed]
[can|will|could] you [respond to|answer|take part in] our [rfp|rfq|tender|request for proposal]
my [company|firm|employer|school] is [closing|ending|giving up|cancelling] its [account|plan|contract|licences] [next month||in {month}]
[nobody|no one|hardly anyone] [on my team||here] [uses it|logs in] any [more|longer][||, so why pay|, no point in keeping it]
[your product|this|it] is [no longer|not] the right [fit|tool|choice] for us[| any more]
[what is|do you have] [your best|a] retention offer[|, otherwise i cancel]
[the trial ends|my month ends|the pilot ends] [soon|tomorrow] and [i don't want to|we won't] [go on|continue|buy]
what does [upgrading|moving up|the upgrade] to {big} cost
who is the right person [to talk to ||]about [a company-wide licence|a custom plan|a contract|buying {n} {seats}]
i'm the [it manager|head of support|owner|buyer] of [a hospital|a school|{n} stores] and want to see if [your tool|it|this] suits us
how [quickly|soon] can we [get started|go live] if we [order|sign|buy] today
[do you|can you] invoice [large customers|companies|us] [quarterly|yearly]
how much [per|for each] [agent|user|seat] if we [come with|take|order] {n}
we [are packing up|will be off|finish with you|say goodbye|part company|are done with you|are on our way out|will be gone] [in {month}|next year|when the term is over|after the summer]
who handles [offboarding|leavers|departing customers|contract exits|cancellations|retention]
[is there|what is|do you charge] [an early termination fee|an exit fee|a cancellation charge|a penalty for leaving early]
[tell me|what are|explain|show me] the [steps|procedure] for [ending|closing|cancelling|stopping] my [membership|contract|policy|cover|subscription|line]
my [insurance|policy|cover|tariff|phone deal|broadband deal] [runs out|ends|is due] [on the {n}th|in {month}|soon] and i've [seen|found|been offered] [lower premiums|cheaper ones|better deals]
[i'm thinking of|i want to start|how do i begin] porting my number [to {rival}|away|to another carrier|out]
[your rival|a firm in town|one of your competitors|your competition] [knocked a third off|undercuts you|charges less|promised us more for less]
you [put|have put|keep putting] [our rate|the price|my bill|fees] up[ again||, enough is enough|, that's it for us]
we can't [stomach|swallow|absorb|accept|live with] a {n} percent [hike|increase|rise]
the [product|service|support|quality] [hasn't kept up|is getting worse|no longer fits us|does not deliver|isn't there for us]
[we're exploring|we look at|curious about|let's see] what else is out there
[the committee|leadership|the directors|the new cto|our new manager|our ceo] [will look at whether|doubts that|questions if|lost faith that] [this stays|we need this|we keep you] [in next year's budget||past {month}]
[leadership|the team|everybody here|my boss] [lost faith in|has had enough of|is fed up with|gave up on] [you|your service|this product]
[the roi|the return|the benefit] [just isn't there|is too low|does not add up] for us
[should|why should] i [just go|stay|hang on to this|put up with this|keep it]
can you do [anything|something] [on|about] [price|the rate|our bill|the fee] or [should i just go|we leave|i cancel]
we [built|are building|have written] our own [tool|system|solution|version] [and won't need yours||, so we stop here]
[two of our branches|one office|the shop|a department] [closed|is closing|was sold], how do we [cut|shrink|lower] the [bill|contract|package]
{n} {seats} will be [surplus|unused|too many|redundant] from {month}
this [is|will be] the first thing to [go|be cut] [in our budget||, we are saving]
i don't [need|want|use] the [family|big|premium|sports|full] [package|plan|bundle] any [longer|more]
[new customers|others|my neighbour] [pay|get] less than [we|i] do, [is loyalty worth anything|why would i stay|match it]
we were promised [a loyalty discount|a lower rate|a better deal], [so why would we stay|where is it|or we leave]
[please ||]downgrade [me|us|our plan|my account]
make sure [it|the contract|my subscription] doesn't [roll on|roll over|continue|renew itself]
[does that mean|do|should] we have to [tell you|notify you|inform you] by {month}[ if we leave||to get out]
before we [prolong|extend|re-sign|commit again] [for another two years|again|until 2028] [i want to see the roadmap|we should talk|what changes]
what would the price be if we [commit|stay|sign] [till 2028|for {few} years|longer]
our agreement lapses [this autumn|in {month}|soon], who prepares the new one
we got your renewal letter, [nobody here is willing to sign that|we need to talk|that is a lot]
can you [hold|keep|guarantee|freeze] last year's [rate|price|terms] [for us||if we extend]
when [does|will] our [annual term|contract period|licence period|minimum term] [finish|end|run out][, my boss wants options||]
we'd [consider staying|stay|renew] if you [can meet us halfway|drop the price|lower the cost|fix it]
[i need|where is|send me] the cancellation form
if i [quit|leave|cancel] [today|now|in {month}] do i get [the remaining months|the rest|a part of it] back
[sort it out|last warning], or [our lawyers will end this contract|we terminate|you lose our business]
close my account, i have moved [my money|everything|to {rival}]
{n} new [starters|joiners|hires|colleagues|drivers|teachers] [begin|start|join] [in {month}|next week], they need [logins|access|licences|accounts]
[can|could] our [warehouse|shop|field|night] staff [get|have] [logins|access|accounts] too[, that'd be about {n}||]
our headcount went from {n} to {n} [this year||] and the [small|current|old] plan is [too small|bursting|not enough]
what does the [tier|plan|level|package] above [ours|mine] [give me|cost|add|include]
[the paris people|other departments|our partners|the branch managers] [are jealous and want it|saw it and want it too|are asking for it]
how do i [get|unlock|buy|enable] the [pro|premium|paid|business] features
we're running out of [mailboxes|storage|seats|credits|space|licences], [can you bump us up|what are the options|how do we get more]
[thinking about|can we go|what do i save by] [going||paying] annual[ly|] instead of monthly
[i'd like|give me|can i have] the [bigger|full|sports|premium] [bundle|package] [with the sports channels||, what does it cost]
our [franchisees|stores|clinics|schools|branches|plants] should all have this, {n} [of them|shops|sites]
extend our licence to [cover|include] [the new subsidiary|our spanish office|{n} more sites]
[need|want|i'd like] a second [line|licence|location|workspace|sim] for my [office|wife's shop|team]
[double|triple|increase] our [order|volume|monthly quota|standing order] [from next month||please]
[ready|happy] to take the [fibre|5g|premium|pro] upgrade you offered
do you have a [version|plan|package|solution] for [hospitals|hotels|schools|firms with several sites|agencies|resellers]
[could i have|give me] a [ballpark|rough figure|price indication|cost estimate] for [kitting out|equipping|covering|licensing] [a team of eighty|{n} {people}|the whole site]
what would {n} [devices|{people}|units] set us back
[can someone|would you|could a rep] [walk us through|show us|present] the product [this week||, our managers want to see it live]
i'm comparing [tariffs|offers|providers|prices] for our [company|firm|school] of {n}
[who can i call|is there someone] to discuss [a partnership|a large order|buying for the group|terms]
our purchasing [manager|team|dept] would like [a pro forma|your bank details|to speak to you|a contract draft]
i represent [a chain of clinics|a school|a hotel group|{n} stores], we are in the market for [a system|a tool like this|software]
we have {n}k to spend before [fiscal year end|{month}|the quarter closes]
[can i|may we] try the [enterprise|business|full|paid] version with a few colleagues before [deciding|we buy]
[the tender|our bid round] closes on the {n}th, are you [bidding|taking part]
what's the cheapest way to get {n} people on [this|it|board]
is the price negotiable [if we go for the three-year option||for {n} {people}]
i want to place [a large order|a bulk order|an order for {n} units], is there a trade price
do you sell to [schools|companies|the public sector|resellers|hospitals]
[you were recommended to us|we heard good things], we're [picking|choosing|buying] a [helpdesk|tool|supplier] by [end of month|{month}]
our [security|legal|compliance] team needs your [soc 2|iso certificate|dpa] before we can [go further|buy|sign]
when could [a rep|someone from sales|your salesman] [visit us|come by|call]
what are your rates for [agencies|companies|clinics|teams] [managing several clients|with {n} {people}|like ours]
would you [give us|offer|do] a better [rate|price] for [24 months|{n} {people}|a longer contract]
how soon could you get us live if we sign [this week|now|today]
does the volume price [kick in|start] at {n} [or at {n}||seats]
[wanna|want to|wish to] buy[, who do i talk to|, how does it work| it for my team]
[any|do you have] special terms for [us|startups|a firm of {n}|charities]
[can we|is it possible to] white label [your product|it] for our [customers|clients]
we finished the pilot and [everybody is happy|want to continue|it went well], what's next
we need [something|a tool|a provider] like this for {n} {people}, what [do you charge|are the terms]
`;

const OTHER_TALK: Readonly<Record<string, string>> = {
  ...CLASSES,
  order:
    'order|appointment|booking|flight|meeting|reservation|delivery|payment|transfer|upload|download|reminder|ticket|shipment|class|ride|call|event|job|request|invitation|table',
  digital: 'window|ticket|tab|case|app|chat|file|document|popup|menu',
  expiring:
    'coupon|password|link|session|card|token|invite|certificate|voucher|passport|library card|id|code|driving licence|prescription',
  device: 'app|firmware|browser|windows|ios|phone|plugin|driver|operating system|version|router|laptop',
  broken:
    'fails|failed|does not work|crashes|is stuck|shows an error|is missing|is greyed out|is not loading|does nothing|is wrong',
  item: 'shoes|keyboard|jacket|item|product|lamp|charger|phone case|book|sofa',
  connect:
    'connect|sync|integrate|link|import from|export to|log in with|set up the integration with|get notifications in|send data to|embed it in',
  product:
    'zendesk|intercom|freshdesk|hubspot|salesforce|zoho|monday|asana|notion|jira|servicenow|gorgias|helpscout|drift|slack|shopify|pipedrive|mailchimp',
  view: 'language|theme|tab|view|time zone|currency of the report|profile|keyboard layout|camera|dark mode|background|calendar',
  field: 'field|contact|file|row|comment|tag|photo|label|column|draft|post|duplicate|rule|template|filter|folder|task',
  group: 'group|channel|project|chat|board|call|meeting|waiting list|thread',
};

const OTHERWISE = `
[how do i|can i|please|i want to|i need to] cancel [my|an|this|the] {order}
my {order} [was|got|has been] cancelled
[cancel|stop] [that|it], i found it
the cancel button {broken}
[how do i|can i] leave [the|a] {group}
[leave|put] the box [at the door|with my neighbour]
where do i leave [a review|feedback|a comment|a tip]
[how do i|can i] [switch|change|move] [the|my] {view}
[switch|change] to another {view}
[how do i|can you] move [a ticket|a task|a file|the card|my delivery|the date] to [another queue|next week|friday|another folder|the other board]
[we moved office|i moved house], [please ||]change [our|my] address
[how do i|please|i can't] close [the|this|a] {digital}
[the|my] {digital} keeps closing
[end|stop] [the call|the session|the recording|notifications|sending me emails|the upload|the timer]
unsubscribe me from the [newsletter|mailing list|emails|weekly digest]
[how do i|where do i|can i] renew my {expiring}
my {expiring} [expired|expires tomorrow|runs out today|is about to expire]
[the upgrade|the update|upgrading] [of|to] [the|my] {device} {broken}
since i [upgraded|updated] [the|my] {device} [it crashes|nothing works|the screen is black]
i can't find the [upgrade|update] button for the {device}
[what is|how much is] the [price|cost] of [shipping|delivery|returning it|the {item}|postage|gift wrapping]
the price [on the label|of the {item}|on the menu|in the cart] is wrong
my [discount|promo|coupon] code {broken}
is there a [discount code|promo] for students at checkout
[it is|it's] too expensive to [ship|send|post] it back
how do i quote [a message|someone|text] in a reply
the [quote|demo|trial|sales|price|plan|contract|order] page {broken}
the demo [video|data|account] {broken}
the trial balance [report|is off|does not add up]
[where is|what is] [the sales tax|my order number|the po number|the invoice number|my customer number]
the sales [report|chart|dashboard|figure] {broken}
why did sales drop in the [report|chart|dashboard]
where is [my order|purchase order {n}|po {n}|my purchase|the receipt for my purchase]
i want to return the {item} i bought
i want a refund for the {item}
can i [change|pick|choose] my seat [on the flight|in row {n}|at the concert]
i was charged [twice|for {few} seats|double] [at the cinema|this month|for the {item}]
the [seat|seats] [in my car|on the plane] {broken}
how many {people} can [see|edit|open] [a board|this page|the file]
[users|agents|people|customers] [are reporting|report|see|get] [the same error|an empty page|an error when they log in]
why does [the list|the dashboard|my team page] show {n} users
[add|invite|remove] [a colleague|peter|my wife|a user] [to|from] the {group}
[how do i|can i] [change|set] the role of a user
how do i {connect} {product}
the {product} [integration|connector|import|plugin|sync] {broken}
[import|export] from {product} {broken}
does it [work|integrate] with {product}
{product} is not [syncing|connecting|showing my tickets|receiving webhooks]
[which|what] plan am i on
where do i see my [plan|contract|account|subscription|invoice]
does [my|the|the basic] plan include [phone support|{module}|backups|weekends]
the board {broken}
[our board members|enterprise users|premium members] can't log in
my account is [locked|blocked|not verified|missing a photo]
[how do i|i want to|please] delete [a|the|this] {field}
[download|open|print|sign|find] [my|the] contract [pdf|document||file]
my contract pdf {broken}
how do i compare two [versions|files|reports|photos]
is there an alternative to [scanning the qr code|using the app|paying by card]
the alternative text of [images|the logo] is missing
[can i|please] extend [my rental|the deadline|my booking|the session|my stay] [by two days||until friday]
[we don't|i don't|we no longer] need [the invoice|that file|help|a reply] any more, found it
my [enterprise|sso|business] login {broken}
the api [limit header|key|endpoint|call] {broken}
i need more [time|information|details|help|space between the lines] [about this||to fill in the form|on the error]
another [user|customer|colleague] has the same [problem|question|error]
a customer of ours wants to [cancel his order|return an item|change the date]
my friend [left|joined] the {group}
i am happy with [your service|the plan|it], no plans to [leave|switch|cancel]
i [don't|do not] want to cancel, [just a question about the invoice|only change the address|i like it]
[thanks|great], [the new plan works|our renewal went through|the upgrade is done|the contract arrived|the demo was fine]
how do i set the price of a product in my shop
[which|what] [headset|laptop|phone|{item}] should i buy
how do i sign [a document|in|up on the website] with [your app|my phone]
i'm done with [step {few}|the form|this task], what is next
[what happens|does it matter] when the [timer|session|game|video] [runs out|ends]
the [renewal|cancellation|upgrade|pricing|quote] [email|page|button|form|link] {broken}
[i paid|we paid] the [invoice|bill|renewal] [yesterday|last week], [when will it show|is it there]
[my kid|someone] bought something in the game
stop [the upload|the alarm|the music|sending sms]
[cancel|ignore] my last message
my [train|flight|concert|class] was cancelled and i [need|want] my money back
i left [my umbrella|my phone|a bag|a voicemail] [in your shop|on the bus|yesterday]
my colleague left, how do i give her [tickets|files|tasks] to somebody else
the [power ||light ||network ]switch [on the lamp|on the router||for my house] {broken}
i moved [the folder|the file|to a new flat] and now i can't find it
closing time of the [leeds|city] store
the page [stops|keeps stopping] [loading|halfway]
how do i stop [someone from seeing my calendar|the autoplay|the alarm]
my [visa|prescription|passport|membership card] is up for renewal, do you help with that
[gift card|code|voucher] [expired|ran out] last week
i can't log in since the [upgrade|update] to version {n}
the [seat upgrade|upgrade fee] on my [flight|boarding pass] [was not applied|is wrong]
i upgraded yesterday but [still see the old plan|it is not active|nothing changed]
my upgrade has not been [activated|applied]
how much [does the blue one cost|is left on my gift card|is a large pizza|is it in euros]
price tag says {n}, i was asked for {n} at the till
why is the price different [in euros|in the cart|today]
your coupon code is refused
do i need to pay customs
my quote marks turn into question marks
the insurance quote i saved is gone
where is the demo project, i deleted it
can i delete the sample data [from|of] the trial
trial and error did not help
the sales rep was nice, thanks
is this jacket on sale
when does the summer sale [start|end]
my order of {few} chairs has one missing
i bought [a laptop|a {item}] from you and [the screen flickers|it is broken]
how do i buy a ticket for the bus
where can i see what i bought last year
can i send a gift to two addresses
how many seats has the minivan
add a second passenger to my booking
a user complains that the search is slow
two of our agents can't hear the caller
our users see a blank page
our team can't open the shared drive
the team page shows people who left
{product} [tickets|orders|notifications] [come in twice|stopped|are missing]
can i sign in with my [microsoft|google] account
what's included in my current plan
my plan shows 0 gb left but i used nothing
the floor plan upload {broken}
i plan to visit on sunday, are you open
i signed the contract yesterday, did you get it
does my contract cover water damage
how do i change the [contract|account] owner's name
the contract number isn't accepted on the form
can i pause the video
pause my delivery while i'm on holiday
how do i pause a workflow
is there [another|an alternative] way to [log in|reset my password|pay]
the board meeting room is double booked
the budget field only accepts whole numbers
the procurement module throws error {n}
vendor name is misspelled on the invoice
the purchase button is grey
i need the receipt for the purchase on may {n}
we don't use outlook, does it work with thunderbird
i no longer have access to my old email
nobody uses the meeting room, can i book it
it's not worth repairing i guess, how do i return it
is express shipping worth it
it's taking too long to load
the discount on my invoice is missing, it should be {n} percent as agreed
can you resend the [quote|order] confirmation email
i'm new here, where do i start
how do i present my screen
who do i talk to about a damaged parcel
can someone call me about my broken boiler
when can the technician visit
[what is|is there|where do i see] [the|a] [limit|quota|cap] on [our|my|the] plan
how many [projects|hours|calls|users|exports|reports] does [our|my|the] plan [have|include|allow]
[do|can] unused [hours|credits|minutes] [move|carry over|roll] into the next [month|year|quarter]
[when|how often] [are we|am i|will i be|is the team] [billed|charged|invoiced][| for the first time| in a year]
[is it|are they|are new users] [billed|charged] [right away|at once|in arrears|at the end of the month]
[i only need|show me|export] [q3|q1|last quarter|this year|next month] [hours|numbers|figures|sessions|bookings] [in a spreadsheet|as a table|by week|]
[where|how] can i [download|find|print] [the|our|my] invoice [for {month}|of {month}|as a pdf|]
is [vat|tax|the discount] shown on [our|my|the] [invoice|bill]
[can we|how do i] see [last|this|next] [quarter's|month's|year's] [usage|schedule|report|roster|budget]
[our|my|the] [plan|contract|subscription|account] [page|start date|number|overview|owner] {broken}
[does|will] [our|my|this] [plan|subscription|contract] [cover|include|allow] [it|that|weekends|phone calls|api access|{few} admins]
[who|which of us] [can|may] change [our|the] [plan|payment method|billing contact|company name]
[what happens to|where do i find] [our data|my files|old projects|archived cases] [at the end of the month|when i archive them|after {n} days]
[we|our team] [use|have|are on] [the {big} plan|your platform|the app], how do [we|i] [set up|turn on|change] [reminders|a report|time zones|the logo]
[our|the] [company|team|department|office] [calendar|logo|name|address|directory] {broken}
[not looking for|i don't want] [a refund|anything special|a discount], [just a question|only an answer|we love it]
[can|could] [you|someone] explain [the invoice|this line|the fee|the charge] [on our bill||from {month}]
[how|where] do [we|i] [set|change|see] the budget [of a project|for a client|alert|field]
[the|our] [prices|rates|fees] [in our shop|of my products|on our menu] {broken}
[we|i] [have ||]decided [not to|to] [open|keep|return|send back|exchange|wear] the [parcel|blue one|{item}|red one][|, how do i send it back|, thanks]
how do i [lower|raise|turn up|turn down|increase|reduce] the [volume|brightness|font size|image size|alert|limit for file size]
my [library books|id|passport|visa|licence plate] [are|is] due for renewal
[the renewal|auto renewal] of [my id|the certificate|the domain|my passport] [failed|is pending]
do i need a [plan|contract|subscription] to [use|see|try] the [free templates|help pages|forum]
i found a better [photo|picture|name|way] for my profile, how do i change it
i can't afford to lose [these files|my photos|this draft], please restore them
my insurance quote reference is {n}, what documents do you need
what version do i need to upgrade to for the [fix|bug fix|patch]
we are growing [tomatoes|plants], [the sensor stopped|which soil is best]
the [upgrade|renewal|switch|trial] went fine, thanks
is it possible to increase the font size
can i extend the warranty date shown in my profile
`;

/** Said with anything, so that none of it tells. */
const BEFORE = [
  '',
  '',
  '',
  '',
  '',
  '',
  'hi, ',
  'hello, ',
  'honestly ',
  'just fyi ',
  'hey ',
  'to be honest ',
  'so ',
  'ok so ',
  'quick question: ',
  'great so ',
  'and ',
  'also ',
  'good morning, ',
];
const AFTER = [
  '',
  '',
  '',
  '',
  '',
  '',
  '?',
  '.',
  '!',
  ' thanks',
  ' thank you',
  ' tbh',
  ' asap',
  ' please',
  ', who do i talk to',
  ', what are my options',
  ', we love it',
  ' before lunch',
  ', any idea',
];

/** So many of each. */
const COUNT = 7000;

export function valueTalk(): Labelled[] {
  return [
    ...made(DEALS, CLASSES).map((text): Labelled => ({ text, label: 1 })),
    ...made(OTHERWISE, OTHER_TALK).map((text): Labelled => ({ text, label: 0 })),
  ];
}

function made(templates: string, classes: Readonly<Record<string, string>>): string[] {
  const random = randomFrom(23);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const lines = templates.trim().split('\n');
  return Array.from({ length: COUNT }, (_, i) => {
    const said = filled(lines[i % lines.length] ?? '', classes, pick);
    return `${pick(BEFORE)}${said}${pick(AFTER)}`;
  });
}

/** Fills the innermost choices first, until none is left. */
function filled(
  template: string,
  classes: Readonly<Record<string, string>>,
  pick: (list: readonly string[]) => string,
): string {
  let text = template;
  for (;;) {
    const next = text
      .replace(/\{(\w+)\}/g, (_, name: string) => pick((classes[name] ?? '').split(/\|(?![^[]*\])/)))
      .replace(/\[([^[\]{}]*)\]/g, (_, choices: string) => pick(choices.split('|')));
    if (next === text) return text;
    text = next;
  }
}
