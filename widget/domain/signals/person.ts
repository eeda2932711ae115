// Asking for a person: an order, in any language the widget speaks.
import type { PersonRequest } from './reading.ts';
import { readable } from './rules.ts';

const ASK =
  /(?:\b(?:talk|speak|chat|connect|transfer|put|pass|get|give|want|need|let|like|prefer|see|is there|can i have|may i have|route|escalate)\b[^.?!\n]{0,40}\b(?:human|(?:real|actual|live) (?:person|human|agent|someone)|person|agent|representative|rep|operator|somebody real|someone real|support team|customer service|supervisor|manager|staff)\b|^\W*(?:(?:a |real |live )?(?:human|agent|representative|operator|person))(?: please| now)?\W*$|\b(?:mit (?:einem|einer) (?:menschen|mitarbeiter(?:in)?|person) (?:sprechen|reden)|echten? menschen|parler (?:à|avec) (?:un |une )?(?:humain|personne|conseiller|agent)|hablar con (?:una? )?(?:persona|humano|agente)|falar com (?:uma? )?(?:pessoa|humano|atendente))\b|(?:人|担当者|オペレーター)と(?:話|はな)し|التحدث (?:إلى|مع) (?:شخص|إنسان|موظف))/iu;
const NOT = /\b(?:don'?t|do not|no need to|rather not|without)\b[^.?!\n]{0,30}\b(?:human|person|agent)\b/iu;

export function asksForPerson(text: string): PersonRequest {
  const read = readable(text).replace(/[’‘]/g, "'");
  const match = ASK.exec(read);
  if (!match || NOT.test(read)) return { asked: false, evidence: [] };
  return { asked: true, evidence: [{ words: match[0].trim().slice(0, 120), rule: 'asks_for_person' }] };
}
