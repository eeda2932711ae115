// What e-mails, and the pages their links lead to, say: in the languages of the widget, each complete or it does not compile.

export interface MailWords {
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  subject(site: string): string;
  readonly intro: string;
  file(name: string): string;
  readonly more: string;
  readonly goOn: string;
  readonly once: string;
  readonly noReply: string;
  why(site: string): string;
  readonly stop: string;
  /** The page of the link. */
  readonly title: string;
  ready(site: string): string;
  onPage(host: string): string;
  readonly here: string;
  readonly used: string;
  readonly over: string;
  readonly busy: string;
  readonly stopTitle: string;
  readonly stopAsk: string;
  readonly stopYes: string;
  readonly stopped: string;
}

/** The words for a BCP 47 locale, by its language; English where there are none. */
export function mailWords(locale: string): MailWords {
  return LANGUAGES[locale.slice(0, 2).toLowerCase()] ?? en;
}

const en: MailWords = {
  language: 'en',
  dir: 'ltr',
  subject: (site) => `Your answer from ${site}`,
  intro: 'While you were away, your question was answered:',
  file: (name) => `File: ${name}. It opens in the conversation.`,
  more: 'There is more; all of it stands in the conversation.',
  goOn: 'Continue the conversation',
  once: 'The link works once, for 14 days, in any browser. Please do not pass it on: whoever follows it first can read the conversation.',
  noReply: 'Replies to this e-mail are not read; please write in the conversation.',
  why: (site) =>
    `You get this e-mail because this address was left in the chat of ${site}. If it was not you, you need do nothing.`,
  stop: 'Send no more e-mails to this address',
  title: 'Continue the conversation',
  ready: (site) => `Your conversation with ${site} goes on where you left it.`,
  onPage: (host) => `Continue on ${host}`,
  here: 'Continue here',
  used: 'This link was used already. The conversation goes on in the browser where it was opened.',
  over: 'This link does not work any more. Write to us in the chat, and we go on from there.',
  busy: 'Too many tries. Wait a minute, then open the link again.',
  stopTitle: 'Stop e-mails',
  stopAsk: 'Send no more e-mails to this address?',
  stopYes: 'Stop e-mails',
  stopped: 'Done. This address gets no more e-mails from here.',
};

const de: MailWords = {
  language: 'de',
  dir: 'ltr',
  subject: (site) => `Ihre Antwort von ${site}`,
  intro: 'Während Sie weg waren, wurde Ihre Frage beantwortet:',
  file: (name) => `Datei: ${name}. Sie lässt sich im Gespräch öffnen.`,
  more: 'Es gibt noch mehr; alles steht im Gespräch.',
  goOn: 'Gespräch fortsetzen',
  once: 'Der Link gilt einmal, 14 Tage lang, in jedem Browser. Bitte geben Sie ihn nicht weiter: Wer ihn zuerst öffnet, kann das Gespräch lesen.',
  noReply: 'Antworten auf diese E-Mail liest niemand; bitte schreiben Sie im Gespräch.',
  why: (site) =>
    `Sie bekommen diese E-Mail, weil diese Adresse im Chat von ${site} hinterlassen wurde. Waren Sie das nicht, müssen Sie nichts tun.`,
  stop: 'Keine E-Mails mehr an diese Adresse',
  title: 'Gespräch fortsetzen',
  ready: (site) => `Ihr Gespräch mit ${site} geht dort weiter, wo Sie aufgehört haben.`,
  onPage: (host) => `Weiter auf ${host}`,
  here: 'Hier weiter',
  used: 'Dieser Link wurde schon benutzt. Das Gespräch geht in dem Browser weiter, in dem er geöffnet wurde.',
  over: 'Dieser Link gilt nicht mehr. Schreiben Sie uns im Chat, dann machen wir dort weiter.',
  busy: 'Zu viele Versuche. Warten Sie eine Minute und öffnen Sie den Link dann noch einmal.',
  stopTitle: 'E-Mails beenden',
  stopAsk: 'Keine E-Mails mehr an diese Adresse senden?',
  stopYes: 'E-Mails beenden',
  stopped: 'Erledigt. An diese Adresse gehen von hier keine E-Mails mehr.',
};

const fr: MailWords = {
  language: 'fr',
  dir: 'ltr',
  subject: (site) => `Votre réponse de ${site}`,
  intro: 'Pendant votre absence, nous avons répondu à votre question :',
  file: (name) => `Fichier : ${name}. Il s’ouvre dans la conversation.`,
  more: 'Ce n’est pas tout : la suite se trouve dans la conversation.',
  goOn: 'Reprendre la conversation',
  once: 'Le lien fonctionne une seule fois, pendant 14 jours, dans n’importe quel navigateur. Ne le transmettez pas : la première personne qui l’ouvre peut lire la conversation.',
  noReply: 'Les réponses à cet e-mail ne sont pas lues ; écrivez dans la conversation.',
  why: (site) =>
    `Vous recevez cet e-mail parce que cette adresse a été laissée dans le chat de ${site}. Si ce n’était pas vous, vous n’avez rien à faire.`,
  stop: 'Ne plus envoyer d’e-mails à cette adresse',
  title: 'Reprendre la conversation',
  ready: (site) => `Votre conversation avec ${site} reprend là où vous l’avez laissée.`,
  onPage: (host) => `Continuer sur ${host}`,
  here: 'Continuer ici',
  used: 'Ce lien a déjà servi. La conversation continue dans le navigateur où il a été ouvert.',
  over: 'Ce lien ne fonctionne plus. Écrivez-nous dans le chat, nous reprendrons à partir de là.',
  busy: 'Trop d’essais. Attendez une minute, puis ouvrez de nouveau le lien.',
  stopTitle: 'Arrêter les e-mails',
  stopAsk: 'Ne plus envoyer d’e-mails à cette adresse ?',
  stopYes: 'Arrêter les e-mails',
  stopped: 'C’est fait. Cette adresse ne recevra plus d’e-mails d’ici.',
};

const es: MailWords = {
  language: 'es',
  dir: 'ltr',
  subject: (site) => `Tu respuesta de ${site}`,
  intro: 'Mientras no estabas, respondimos a tu pregunta:',
  file: (name) => `Archivo: ${name}. Se abre en la conversación.`,
  more: 'Hay más; todo está en la conversación.',
  goOn: 'Continuar la conversación',
  once: 'El enlace sirve una sola vez, durante 14 días, en cualquier navegador. No lo compartas: quien lo abra primero puede leer la conversación.',
  noReply: 'Nadie lee las respuestas a este correo; escribe en la conversación.',
  why: (site) =>
    `Recibes este correo porque esta dirección se dejó en el chat de ${site}. Si no fuiste tú, no tienes que hacer nada.`,
  stop: 'No enviar más correos a esta dirección',
  title: 'Continuar la conversación',
  ready: (site) => `Tu conversación con ${site} sigue donde la dejaste.`,
  onPage: (host) => `Continuar en ${host}`,
  here: 'Continuar aquí',
  used: 'Este enlace ya se usó. La conversación sigue en el navegador donde se abrió.',
  over: 'Este enlace ya no sirve. Escríbenos en el chat y seguimos desde ahí.',
  busy: 'Demasiados intentos. Espera un minuto y vuelve a abrir el enlace.',
  stopTitle: 'Dejar de recibir correos',
  stopAsk: '¿No enviar más correos a esta dirección?',
  stopYes: 'Dejar de recibir correos',
  stopped: 'Hecho. Esta dirección no recibirá más correos de aquí.',
};

const pt: MailWords = {
  language: 'pt',
  dir: 'ltr',
  subject: (site) => `Sua resposta de ${site}`,
  intro: 'Enquanto você estava fora, respondemos à sua pergunta:',
  file: (name) => `Arquivo: ${name}. Ele abre na conversa.`,
  more: 'Há mais; tudo está na conversa.',
  goOn: 'Continuar a conversa',
  once: 'O link funciona uma única vez, por 14 dias, em qualquer navegador. Não o repasse: quem o abrir primeiro pode ler a conversa.',
  noReply: 'Ninguém lê as respostas a este e-mail; escreva na conversa.',
  why: (site) =>
    `Você recebe este e-mail porque este endereço foi deixado no chat de ${site}. Se não foi você, não precisa fazer nada.`,
  stop: 'Não enviar mais e-mails para este endereço',
  title: 'Continuar a conversa',
  ready: (site) => `Sua conversa com ${site} continua de onde você parou.`,
  onPage: (host) => `Continuar em ${host}`,
  here: 'Continuar aqui',
  used: 'Este link já foi usado. A conversa continua no navegador em que ele foi aberto.',
  over: 'Este link não funciona mais. Escreva para nós no chat e continuamos de lá.',
  busy: 'Tentativas demais. Espere um minuto e abra o link de novo.',
  stopTitle: 'Parar de receber e-mails',
  stopAsk: 'Não enviar mais e-mails para este endereço?',
  stopYes: 'Parar de receber e-mails',
  stopped: 'Pronto. Este endereço não recebe mais e-mails daqui.',
};

const ja: MailWords = {
  language: 'ja',
  dir: 'ltr',
  subject: (site) => `${site} からの回答`,
  intro: 'ご不在の間に、ご質問への回答がありました。',
  file: (name) => `ファイル: ${name}。会話の中で開けます。`,
  more: '続きがあります。すべて会話の中でご覧いただけます。',
  goOn: '会話を続ける',
  once: 'このリンクは一度だけ、14 日間、どのブラウザーでも使えます。最初に開いた人が会話を読めるため、他の人に渡さないでください。',
  noReply: 'このメールへの返信は読まれません。会話の中でお書きください。',
  why: (site) =>
    `${site} のチャットでこのアドレスが入力されたため、このメールをお送りしています。お心当たりがない場合は、何もする必要はありません。`,
  stop: 'このアドレスへのメールを停止する',
  title: '会話を続ける',
  ready: (site) => `${site} との会話を、前回の続きから再開できます。`,
  onPage: (host) => `${host} で続ける`,
  here: 'ここで続ける',
  used: 'このリンクはすでに使われています。会話は、リンクを開いたブラウザーで続けられます。',
  over: 'このリンクはもう使えません。チャットでお書きいただければ、そこから続けます。',
  busy: '試行回数が多すぎます。1 分ほど待ってから、もう一度リンクを開いてください。',
  stopTitle: 'メールの停止',
  stopAsk: 'このアドレスへのメールを停止しますか？',
  stopYes: 'メールを停止する',
  stopped: '停止しました。今後このアドレスにメールは届きません。',
};

const ar: MailWords = {
  language: 'ar',
  dir: 'rtl',
  subject: (site) => `ردّ من ${site}`,
  intro: 'أثناء غيابك وصل الرد على سؤالك:',
  file: (name) => `ملف: ${name}. يمكن فتحه في المحادثة.`,
  more: 'هناك المزيد، وكله في المحادثة.',
  goOn: 'متابعة المحادثة',
  once: 'يعمل الرابط مرة واحدة، لمدة 14 يومًا، وفي أي متصفح. من فضلك لا تشاركه: من يفتحه أولًا يستطيع قراءة المحادثة.',
  noReply: 'لا يقرأ أحد الردود على هذه الرسالة، فاكتب في المحادثة من فضلك.',
  why: (site) => `وصلتك هذه الرسالة لأن هذا العنوان تُرك في محادثة ${site}. إن لم تكن أنت من تركه فلا يلزمك فعل شيء.`,
  stop: 'إيقاف الرسائل إلى هذا العنوان',
  title: 'متابعة المحادثة',
  ready: (site) => `تستمر محادثتك مع ${site} من حيث توقفت.`,
  onPage: (host) => `المتابعة على ${host}`,
  here: 'المتابعة هنا',
  used: 'استُخدم هذا الرابط من قبل. تستمر المحادثة في المتصفح الذي فُتح فيه.',
  over: 'لم يعد هذا الرابط صالحًا. اكتب إلينا في المحادثة وسنتابع من هناك.',
  busy: 'محاولات كثيرة جدًا. انتظر دقيقة ثم افتح الرابط من جديد.',
  stopTitle: 'إيقاف الرسائل',
  stopAsk: 'هل نوقف الرسائل إلى هذا العنوان؟',
  stopYes: 'إيقاف الرسائل',
  stopped: 'تم. لن تصل رسائل من هنا إلى هذا العنوان بعد الآن.',
};

const LANGUAGES: Readonly<Record<string, MailWords>> = { en, de, fr, es, pt, ja, ar };
