// The words in which people ask for a person, by the part they play, in twelve languages. Folded: no accents, no capitals; `*` ends a beginning.

/**
 * Each part is a letter, so that a sentence becomes a short word that patterns can read whatever its language. A word that plays no
 * part is `_`, a comma `,`. Some words play two parts at once: "llámenme" is calling and me.
 */
export const PARTS: Readonly<Record<string, string>> = {
  // A human being: nothing else in a support chat is called that.
  h: `human humans humane hooman humn humain humaine humains humaines mensch menschen menschlich* humano humana humanito humanos humanas umano umana
    umani umane mens mensen menselijk* czlowiek* ludzk* insan insana insanla insani insanlar breathing flesh blood humanoid pulse
    انسان بشري بشر البشر ادمي`,
  // Somebody whose work it is to answer.
  P: `service-agent service-rep customer-rep agent representative representant* rep operator adviser advisor employee technician specialist expert consultant colleague engineer
    clerk staff csr executive coworker teammate personnel handler attendant specialiste experte
    mitarbeiter* berater* kollege kollegen kollegin ansprechpartner* sachbearbeiter* techniker* fachmann bediener
    conseiller conseillere conseillers operateur operatrice collegue collegues technicien technicienne interlocuteur employe
    agente asesor asesora operador operadora representante companero companera companeros ejecutivo ejecutiva tecnico empleado
    atendente atendentes colaborador colaboradora funcionario assistente consultor
    operatore operatrice collega colleghi consulente addetto addetta impiegato dipendente
    medewerker* medewerkster adviseur collega's agenten monteur servicemedewerker*
    konsultant* pracownik* doradc* operatora operatorem specjalist*
    temsilci* musteri-temsilcisi musteri-temsilcisine musteri-temsilcisiyle operator* yetkili* danisman* gorevli* calisan*
    موظف موظفه مندوب ممثل وكيل مستشار`,
  // Somebody, whoever it is.
  G: `someone somebody some1 sum1 sm1 sumone smone somone sombody somebdy anyone anybody any1 person persn perosn parson man woman guy bloke
    lady soul whoever grown-up grownup adult chap lad
    jemand jemanden jemandem wen wem irgendwer irgendwem person personlich personliche personlichen
    quelqu'un quelqu kelkun quelqun qqn personne persone
    alguien persona alguno alguna guien algien
    alguem pessoa gente algum alguma
    qualcuno qualcheduno
    iemand persoon persoonlijk persoonlijke
    ktos kogos kims komus osoba osobe osoby
    birisi biri biriyle birine birini kisi kisiyle
    شخص احد حد حدا واحد`,
  // People, in the plural: they have to be real, or yours.
  E: `people ppl coworkers co-workers teammates specialists experts consultants engineers managers supervisors advisers adjusters operatives agents operators reps representatives advisors employees technicians folks lot guys leute leuten gens personnes personas
    pessoas persone colleagues team-mates`,
  yY: 'from-your of-your on-your in-your von-ihnen aus-ihrem aus-eurem van-jullie de-chez',
  YB: 'مديرك مديركم مسوولك مسوولكم',
  B: `manager supervisor superviser boss superior superiors chef chefin vorgesetzte* teamleiter* leiter responsable superviseur directeur jefe
    jefa gerente encargado encargada supervisora chefe responsabile capo supervisore baas leidinggevende kierownik* przelozon* szef*
    mudur mudurunuz mudurunuzu mudurle mudure amir* مدير مسوول مشرف`,
  D: `support billing accounts helpdesk sales department dept team desk office complaints tier level-2 help-desk technik security customer-service
    customer-support customer-care customer-services service-client service-clients atencion-al-cliente servicio-al atencion-al servicio-al-cliente
    servizio-clienti assistenza-clienti kundenservice kundendienst kundensupport support-team abteilung buchhaltung serviceteam
    equipe service-facturation rechnungsabteilung fachabteilung facturation facturacion departamento soporte atendimento suporte equipa faturacao assistenza supporto
    klantenservice klantendienst afdeling hizmetler* fachabteilung rechnungsabteilung obsluga obslugi dzial dzialu dzialem wsparcie wsparcia destek destege musteri-hizmetleri
    خدمه-العملاء بخدمه-العملاء لخدمه-العملاء الدعم دعم`,
  R: `competent real live actual living genuine alive proper true echte* richtige* vrai vraie vrais vraies reel reelle vivant vivante vivants verdadero
    verdadera verdad verdade carne osso ossa hueso vero vera veri reale echt echt* vlees bloed zywy zywa zywego zywym prawdziw* gercek
    canli gercekten حقيقي fleisch`,
  T: `talk talking tlak tlk speak speaking speek spk spek spaek chat chatting chta converse discuss discussing word communicate correspond
    natter natterin holler yak gab deal dealing liaise conversation touch consult relation vive-voix quatschen plaudern
    sprechen spreche reden rede redn telefonieren chatten schreiben unterhalten besprechen klaren schwatze
    parler parle parlez parlee causer discuter echanger dialoguer jaser parlé ecrire
    hablo hablamos hablar ablar hablarlo charlar platicar conversar conversarlo chatear
    falar falo fala conversa
    parlare parla' parlarne parlarle chattare dialogare parlarci
    spreken praten praat kletsen overleggen babbelen
    rozmawia* porozmawia* pogadac gadac pogadam gada* pisac
    konus* gorus* yazis*
    اتحدث التحدث اكلم اتكلم التكلم احكي نحكي اتواصل التواصل دردشه`,
  H: `get-through connected transferred forwarded escalated redirected routed handed passed filez file transmettez transmettre przekaz* connect connecting conect swap transfer transfr tranfer put patch pass hand route escalate kick bump change-to switch-to forward redirect refer direct handoff
    verbinden verbinde verbindet weiterleiten leiten leite stellen stell geben
    passez passer mettez transferez transferer transfere redirigez basculez basculer connectez orientez passe
    pasar comunicar transferir conectar derivar conectarme
    encaminhe encaminhar transfira transfiram passar transferir
    passi trasferire trasferisca metta collegare inoltri passare passate
    verbind zet schakel
    polacz polaczyc przelacz przelaczyc przekieruj* polaczcie
    bagla* aktar* yonlendir*
    وصل حول تحويل`,
  HM: `mi-colleghi paseme pasame pasenme pasarme comuniqueme comunicame comuniquenme comunicarme transfierame transfiereme transferirme derivame deriveme
    derivarme conecteme conectame poneme ponme pongame comunicas pasas passami passatemi trasferitemi mettetemi collegami passarmi
    mettermi transferirme حولني حولوني وصلني وصلوني تحولني توصلني حولوا`,
  HMJ: 'doorverbonden doorverbinden durchstellen',
  J: 'through over thru durch weiter door',
  C: `get-hold message appelle call ring buzz bell contact reach callback anrufen ruft rufen ruf zuruckrufen kontaktieren erreiche erreichen melden appeler
    appelez rappeler rappelez rappele contacter contacte telephoner joindre llamar llamen llame llama marque marquen contactar contacten telefonear ligar ligue
    liguem telefonar telefone contatar contactado contactada contatado chiamare chiami chiamate richiami richiamare contattare
    contatti telefonare bel bellen terugbellen belt bellt zadzwoni* oddzwoni* skontaktowa* kontakt dzwoni* ara arasin arayin arayabilir arayabilirler
    arar aramanizi arayip يتصل اتصال اتصل اتصلوا تتصل تتصلوا تلفون`,
  CM: `llamenme llamame llameme llamarme contactarme contactenme telefonarme ligarme ligarem-me telefonarmi chiamarmi chiamatemi
    richiamarmi richiamami chiamami contattarmi contattatemi richiamatemi rappelez-moi يكلمني كلموني يتصلوا`,
  I: `call-from called-back anruf anrufs gebeld teruggebeld callback call-back la-llamada una-llamada rueckruf ruckruf ruckrufs rueckrufs rappel-telephonique oddzwonienie terugbelverzoek richiamata
    折り返し`,
  W: `want wait waiting faut wanna getting hearing appreciate lass lasst brauch gern gerne desire desearia ارجو wnat need nead give gimme get prefer preferred demand insist request requesting require requires require bring find fetch
    send looking wish love like rather let lemme demanding gotta expect ask show trust summon grab fancy hear
    will mochte moechte brauche will hatte hatt hol holen holt gib gebt suche bevorzuge wunsche verlange bekomme mecht wil mag
    veux veu voudrais souhaite aimerais prefere besoin donnez donne demande exige avoir cherche faut
    quiero kiero quisiera necesito nesesito dame deme denme exijo prefiero gustaria solicito busco necesita
    quero qero queria gostaria preciso prefiro exijo chama chame chamem arranja
    voglio vojo vorrei vorei preferirei preferisco serve dammi datemi dia esigo desidero bisogno
    geef wil graag liever nodig haal
    chce chcialbym chcialabym potrzebuje dajcie daj prosze poprosze laat wole zadam
    اريد ابغي ابي عايز عاوز بدي محتاج احتاج اطلب نريد ارغب اعطني هات اعطوني`,
  Q: `can could may might would please pls plz pleas possibly kindly possible how who where any whom chance peut kann konnte konnen konnten darf
    bitte gibts wer wie wo konnt kan kunnen mag zou alsjeblieft alstublieft aub svp stp plait puis peux pourrais pouvez pourriez est-ce
    comment puede pueden podria podrian puedo favor porfa como pode podem poderia poderiam posso puo possono potrebbe potete puoi
    posso czy moze mozna moge moglby niech lutfen musunuz misiniz ممكن هل فضلك فضلكم سمحت سمحتم ta today tomorrow has-to must welcher welche welchem which now asap thanks ora subito
    maar even eens mal jetzt sofort what what's schnell vite ya ahora agora teraz should i'd wants needs available`,
  w: 'istiyorum isterim istiyoruz verin lazim rica',
  M: `me us mir mich moi nous mi mij ons mnie bana beni bizi بي لي mim uns menya`,
  Y: `you your yours yer u ur ihr ihre ihren ihrem ihrer euch eure euer eurem sie dein deinen votre vos vous su sus ustedes vuestro tu seu sua
    vossa vosso voces voce suo sua suoi vostri vostro lei jullie uw je jouw twoj* wasz* panstwa siz sizin sizinle ekibiniz*`,
  O: `my our his her their mein meine meinen meinem unser* mon ma mes notre nuestro nuestra meu minha nosso nossa mio mia nostro nostra
    mijn onze moj* nasz* benim bizim she he they ours`,
  N: `wont niente nix not no don't dont do-not never without won't isn't isnt cannot kein keine keinen nicht nie pas sin nao sem non niet geen nie bez لا مش ليس
    nor nunca jamais mai rien`,
  Z: `nobody niemand niemanden niemandem aucun nadie ninguem nessuno nikt nikim nikogo kimse kimseyle`,
  n: 'istemiyorum istemem istemiyoruz',
  A: `bot bots robot robots chatbot chatbots machine machines computer computers to-ai with-ai by-ai this-ai the-ai an-ai your-ai no-ai all-ai ai-bot ai-chat ai-assistant algorithm algorithms software script automated automat
    automation roboter robotern maschine maschinen automaten ordinateur automate robo robos maquina maquinas macchina macchine
    computadora ordenador computador automa automatico botem botami robotem maszyna maszynami robotla botla makine makineyle makinayla
    toaster program bote روبوت بوت اله الروبوت البوت`,
  S: `stop skip bypass refuse tired sick enough fed bored instead-of genug satt schluss weg marre ras assez basta harto harta ya-no chega cansei
    cansado stufo stufa genoeg beu dosc mam-dosc yeter bikt* كفايه كفي يكفي`,
  o: 'out raus fuera fora fuori uit away',
  V: `is are there's sitzt gibt existe existent y'a y-a ya-t-il y-a-t-il hay tem ha c'e zit zijn jest var عندكم يوجد فيه exist any
    nimmt habt haben avete heeft hebben macie`,
  v: `available online free behind hinter derriere detras dietro achter هون there here around alive awake yonder verfugbar erreichbar da dort ici la disponible dispo libre ahi aqui
    disponivel disponibile disponibili beschikbaar bereikbaar aanwezig tam dostepn* orada burada musait هنا متاح dentro reads`,
  X: `spoke talked chatted spoken told said called yesterday ago already was were had did signed gestern gesprochen sagte hat gesagt war
    ayer hable dijo ontem falei disse ieri parlato detto gisteren gesproken zei heeft wczoraj rozmawialem rozmawialam powiedzial dun gorustum
    konustum امس تحدثت قال`,
  K: `answers answered handled reviewed guide solves fixes help helping handle handling look take-over takeover fix fixing sort solve resolve check review reviews looked looks assist assistance explain
    untangle reply respond answer intervene intervention attention step care investigate deal-with understand understands
    druberschau* draufschau* anschau* reinschau* nachschau* auskennt kennt helfen hilft hilfe anschauen ansehen ansieht prufen kummern kummert ubernehmen ubernimmt losen klart unterstutzen unterstutzt beraten
    aider aide m'aider occuper s'en-occuper regarder verifier prendre assiste regarde intervenir resoudre traiter
    ayudar ayude ayuda atienda atender revisar revise revisara resolver ver mire atiende intervencion intervenga verlo revisarlo atenderme ayudarme
    ajudar ajude atender resolver tratar ver verificar cuidar ajuda
    aiutare aiutarmi occuparsene occuparsi verificare guardare risolvere controllare seguire aiuto
    helpen help hulp kijken nakijken oplossen overnemen bekijken meekijken
    pomoc pomoze sprawdzi obejrzy zajac zajmie rozwiaze pomogl
    yardim baksin bakabilir ilgilensin ilgilenebilir cozsun يرد ترد يساعدني مساعده يساعد`,
  l: `support-line phone-line customer-line numero-verde phone-you ring-you hotline helpline infolini* hotlines`,
  f: `phone telephone telefon telefonu telefono telefone telefoon telefoniczn* tel هاتف`,
  L: `number numbers telefonnummer telefoonnummer rufnummer nummer numer numero numara* numarasi رقم`,
  /** What a call or a talk is about. */
  b: `about regarding concerning when because once after if wegen bezuglich concernant sobre acerca over riguardo`,
  x: 'else anders autre otro outra altro andere',
  U: `how-long how-many how-much how-often add assign invite remove delete create role roles settings plan per many seats format readable rights resources id app console dashboard
    workspace permission permissions export import configure install version url webhook endpoint developer fee fees price cost costs pay
    change changed update rename hire block report mention estate travel user insurance closed hinzufugen anlegen losche loschen
    entfernen ajouter supprimer agregar anadir agrego eliminar cuantas cuantos combien adicionar adiciono adicionar remover quantas
    quantos aggiungere quante quanti toevoegen hoeveel ile dodac dodaj kac ekle* اضيف اضافه 変更 追加 resource privileges policy record
    customers wifi printer sim parcel column string formula formulas each`,
};

/** Words that say nothing by themselves; they are passed over, so that the parts around them stand together. */
export const PASSED_OVER = `a an the to with of on in at for from by one some this that it be being and just only also simply really actually someone's
  customer costumer client clients member members etre terug zuruck back
  ein eine einen einem einer der die das den dem mit zu zum zur von an auf bei und auch nur noch doch es mal denn n 'n nen ne
  un une le la les l des du de d qu que qui a avec par pour en et ici-meme
  el los las con por para del al uno y lo
  um uma o os as com por pelo pela ao do da e no na
  il lo gli i di dal con per della dello degli un' co' na
  het een van met aan om te
  do z ze na od o w i
  ile bir ve
  لو مع الى الي من في علي على ان يا`;

/** Words a misspelling must not be made of: they are as near to a part as a slip, and mean something else. */
export const NO_SLIPS = `contract contracts content charging charged charges speed speech spell spend voice dial dials arent werent employer employers employment routing content personal personally personality personalise personalize operate operation advice advised
  advised device devices report sport export import contrast correct collect collection steak spear hand handed persons purpose transaction
  transition translate transport transform costumer consulted connection human-resources manage management managed
  changer charger change changes rapport parcel partner parents passed passes pasta paste reached reach calls called phones numbers mention
  menschheit konto assistant assistants attend attending attended attendance advise alert alerts insane insanely techno technical technology special specially espresso expect export excerpt export agency agenda agents
  request requests required regret personas quality hotel hotels humor rumors operas offices officer`;

/** Scripts without spaces: pieces of text and the parts they play, tried in this order. */
export const PIECES: readonly (readonly [RegExp, string])[] = [
  [/(?:話|はな)し(?:ました|た(?!い|く))|でした|昨日/g, 'X'],
  [/番号を(?:変更|教えて(?!.*問))|変更|追加|増や|設定|人数|何人|個人|本人|法人|名前/g, 'U'],
  [
    /(?:話し?|はなし|相談|やり取り|やりとり|喋り|会話|通話)(?:が|を)?(?:し)?(?:たい|せ(?:ます|る|ない)|させて|できま|希望)/g,
    'Tw',
  ],
  [/電話|連絡/g, 'C'],
  [/聞(?:きたい|いてほしい|いてもらい)/g, 'Tw'],
  [/話|相談|やり取り|チャット/g, 'T'],
  [/人間|生身|有人/g, 'h'],
  [
    /担当(?:者|の(?:方|人))?|オペレータ[ーあ]?|スタッフ|係の?(?:人|方|者|員)|係員|社員|職員|店員|専門家|サポートの(?:人|方)/g,
    'P',
  ],
  [/責任者|上司|上の(?:人|方|者)|店長/g, 'B'],
  [/(?:誰|だれ)か(?:の)?(?:人)?|人(?!気|生|類|口|材|工)|中の人/g, 'G'],
  [
    /窓口|カスタマー(?:サポート|サービス|センター)?|サポート(?:センター|デスク)?|コールセンター|お客様(?:相談室|センター)/g,
    'D',
  ],
  [
    /代わ(?:って|れ|り)|替わ(?:って|れ|り)|変わって|換わって|繋[いげがぎ]\S?|つない|つなげ|つなが|取り次|切り替え|転送|回して/g,
    'H',
  ],
  [/折り返し|コールバック/g, 'I'],
  [/(?:お願い|くださ|下さ|頼|欲し|ほし|希望|たい|もらえ|いただけ|出し|呼ん|求)/g, 'w'],
  [/機械|ロボット|ボット|自動(?:応答|音声)|AI|ai/g, 'A'],
  [/じゃな(?:く|い)|ではな(?:く|い)|もう(?:いい|結構|たくさん)|やめ|嫌|いらない|うんざり/g, 'S'],
  [/い(?:ますか|ないの|ませんか|る$)/g, 'V'],
  [/本物|実際の|直接|リアル/g, 'R'],
  [/対応|見て|確認|助け/g, 'K'],
  [/番号/g, 'L'],
];
