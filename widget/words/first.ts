// English, of it what the panel shows at first: on the path to the first paint there is no more. The rest comes with the conversation.

export const first = {
  title: 'Support',
  assistant: 'Assistant',
  aiBadge: 'AI',
  disclosure: 'You are chatting with an AI assistant. You can ask for a person at any time.',
  greeting: 'Hi! How can I help?',
  greetingMore: 'Ask me anything. If I am not the right one, a person takes over right here.',
  open: 'Open support chat',
  close: 'Close',
  send: 'Send',
  write: 'Write a message …',
  message: 'Your message',
  tooLong: (left: number) => `${left} ${left === 1 ? 'character' : 'characters'} left`,
  talkToAPerson: 'Talk to a person',
  consentAsk: 'To chat, we keep this conversation in your browser and send it to our support team.',
  consentPolicy: 'Privacy policy',
  consentAgree: 'Agree and start',
  consentDecline: 'Not now',
  offline: 'No connection. What you write is kept and sent as soon as it is back.',
};

export type FirstWords = typeof first;
