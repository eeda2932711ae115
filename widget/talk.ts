// What comes after the first paint, as one chunk: the thread with its outbox and line, and the views that show it.
import { createEndpointAssistant } from './assistant/endpoint.ts';
import { createChat } from './chat.ts';
import { download } from './download.ts';
import { transcriptText } from './transcript-text.ts';
import { Conversation } from './ui/Conversation.tsx';
import { conversationStyles } from './ui/conversation-styles.ts';
import { Menu } from './ui/Menu.tsx';
import { loadRich } from './ui/RichText.tsx';
import { en } from './words/en.ts';

export {
  Conversation,
  conversationStyles,
  createChat,
  createEndpointAssistant,
  download,
  en,
  loadRich,
  Menu,
  transcriptText,
};
