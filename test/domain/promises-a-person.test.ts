// Answers that promise a person, in the languages the widget speaks; and offers, refusals and articles that only look like it.
import { expect, test } from 'vitest';
import { promisesAPerson } from '#domain/promises-a-person';

const PROMISES = [
  'I will transfer you to an agent.',
  "I'll connect you with a human agent now.",
  'Let me connect you to a colleague who can help.',
  "I'm transferring you to our billing team. Please hold.",
  "Sorry about that! I'm going to hand this over to a specialist.",
  'I have escalated this to our support team.',
  "I've forwarded your request to a colleague.",
  'Please wait while I transfer you.',
  'Let me get someone from the team for you.',
  'I am putting you through to sales.',
  'A member of our team will be with you shortly.',
  'One of our agents will take over this chat.',
  'A colleague will get back to you soon.',
  'Your card is safe. I will now pass this conversation to a human.',
  "I'll loop in a colleague.",
  "I'm sending this to billing, they will look at it.",
  'Let me find a human for you.',
  '[HANDOFF]',
  'Sure! <transfer_to_human>',
  '{"action": "handoff"}',
  '[[escalate]] One moment.',
  'Ich verbinde Sie mit einem Kollegen.',
  'Einen Moment, ich leite Sie an unser Team weiter.',
  'Ein Mitarbeiter meldet sich gleich bei Ihnen.',
  'Ich übergebe das an eine Kollegin.',
  'Je vous mets en relation avec un conseiller.',
  'Je vous transfère à un agent.',
  'Un conseiller va vous répondre dans un instant.',
  'Te paso con un agente.',
  'Le voy a transferir con una persona de nuestro equipo.',
  'Un compañero te atenderá enseguida.',
  'Vou transferir você para um atendente.',
  'Um colega vai atender você em instantes.',
  '担当者におつなぎします。',
  'オペレーターに引き継ぎます。少々お待ちください。',
  'سأقوم بتحويلك إلى موظف.',
  'سوف أحولك إلى زميل مختص.',
];

const NONE = [
  '',
  'You can download a copy of your invoice under Admin, Billing.',
  'Would you like me to transfer you to an agent?',
  'If you want, I can connect you with a person.',
  'I can connect you with a colleague, just say so.',
  'I cannot transfer you to a person, but the button does.',
  'To transfer your project to another team, open Settings.',
  'You can hand a project over to a colleague under Members.',
  'Admins connect the calendar; agents see it at once.',
  'When you add a teammate, they will be able to join the workspace.',
  'Transfers between accounts take two days.',
  'Send your colleague the link, and they will join the project.',
  'Your invoice will be sent shortly.',
  'Let me get the billing page for you.',
  "I'll send you to the support article about exports.",
  "I'll send you the sales report of May.",
  'Let me find the agents list: it is under Team.',
  'I am passing this filter to the report: team, month, project.',
  'The export will be ready in a moment.',
  'Support is here from 9 to 18.',
  'Forward the e-mail to billing@example.com.',
  'Soll ich Sie mit einem Kollegen verbinden?',
  'Wenn Sie möchten, leite ich Sie weiter.',
  'Ich kann Sie leider nicht verbinden.',
  'Kollegen fügen Sie unter Team hinzu.',
  'Souhaitez-vous que je vous mette en relation avec un conseiller ?',
  'Si vous le souhaitez, je vous transfère à un agent.',
  '¿Quieres que te pase con un agente?',
  'Puedes pasar el proyecto a otro equipo.',
  'Quer que eu transfira você para um atendente?',
  '担当者におつなぎしましょうか？',
  'ご希望の場合は担当者におつなぎします。',
  'هل تريد أن أحولك إلى موظف؟',
];

test.each(PROMISES)('PAIN-3: a promise: %s', (answer) => {
  const found = promisesAPerson(answer);
  expect(found?.rule).toBe('promised_a_person');
  expect(answer).toContain(found?.words);
});

test.each(NONE)('no promise: %s', (answer) => {
  expect(promisesAPerson(answer)).toBeNull();
});

test('SEC-20: the longest and the worst answers are read in a few milliseconds', () => {
  for (const piece of ['i will ', 'agent a ', 'let me connect ', 'ich leite ', '[[', 'colleague will ', 'je vous '])
    for (const answer of [piece.repeat(Math.ceil(16_384 / piece.length))]) {
      const start = performance.now();
      promisesAPerson(answer);
      expect(performance.now() - start).toBeLessThan(20);
    }
});
