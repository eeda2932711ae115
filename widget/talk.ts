// What comes after the first paint, as one chunk: the thread with its outbox and line, and the views that show it.
import { redact } from '#domain/redact';
import { createEndpointAssistant } from './assistant/endpoint.ts';
import { createChat } from './chat.ts';
import { download } from './download.ts';
import { idly } from './idly.ts';
import { transcriptText } from './transcript-text.ts';
import { Conversation } from './ui/Conversation.tsx';
import { conversationStyles } from './ui/conversation-styles.ts';
import { Menu } from './ui/Menu.tsx';
import { loadRich } from './ui/RichText.tsx';
import { en } from './words/en.ts';
import { clockIn } from './words/times.ts';

// What masks secrets compiles its expressions now, not at the first word that is sent.
setTimeout(() => redact('How do I change the picture beside my name?'));

export {
  Conversation,
  clockIn,
  conversationStyles,
  createChat,
  createEndpointAssistant,
  download,
  en,
  idly,
  loadRich,
  Menu,
  transcriptText,
};
