// How people ask for a person, by language. Text is folded: no accents, no capitals.
import type { Rule } from './rule.ts';

const phrase = (name: string, pattern: RegExp): Rule => ({ name, strength: 1, pattern });

export const NOT_ASKING =
  /\b(?:don'?t|do not) (?:need|want) (?:a |an |to (?:talk|speak) (?:to|with) (?:a |an )?)?(?:human|person|agent)\b/;

export const PERSON_PHRASES: readonly Rule[] = [
  phrase(
    'asks_person_en',
    /\b(?:talk|speak|chat|connect|transfer|put|get|switch|escalate|pass|hand)\b[^.!?]{0,25}\b(?:human|person|agent|representative|rep|operator|someone|somebody|manager|supervisor|advisor|advisor|live support|customer (?:service|support))\b|\b(?:real|live|actual) (?:human|person|agent|operator|people)\b|^(?:agent|human|representative|operator|person)\b/,
  ),
  phrase(
    'asks_person_de',
    /\b(?:mitarbeiter|menschen|berater|person)\w*\b[^.!?]{0,30}\b(?:sprechen|reden|verbinden|schreiben)\b/,
  ),
  phrase(
    'asks_person_fr',
    /\b(?:parler|discuter|mettre en relation|contacter)\b[^.!?]{0,30}\b(?:conseiller|humain|personne|agent|quelqu'un|operateur)\w*/,
  ),
  phrase(
    'asks_person_es',
    /\b(?:hablar|comunicar\w*|pasar\w*|contactar)\b[^.!?]{0,30}\b(?:persona|humano|agente|alguien|operador|representante|asesor)\w*/,
  ),
  phrase(
    'asks_person_pt',
    /\b(?:falar|conversar|transferir|passar)\b[^.!?]{0,30}\b(?:pessoa|humano|atendente|alguem|agente|operador)\w*/,
  ),
  phrase(
    'asks_person_it',
    /\b(?:parlare|passare|passarmi|parlo)\b[^.!?]{0,30}\b(?:persona|umano|operatore|qualcuno|agente)\w*/,
  ),
  phrase(
    'asks_person_nl',
    /\b(?:medewerker|mens|persoon|iemand)\b[^.!?]{0,30}\b(?:spreken|praten|chatten|verbinden)\b/,
  ),
  phrase(
    'asks_person_ja',
    /(?:人間|担当者|オペレーター|スタッフ|係の人|有人)[^。!?]{0,15}(?:話|つない|繋|代わ|お願い|対応|変わ|電話)/,
  ),
  phrase(
    'asks_person_ar',
    /(?:اتحدث|التحدث|اكلم|اتكلم|التكلم|تحويلي)[^.!?؟]{0,30}(?:شخص|موظف|انسان|بشر|ممثل|احد|مندوب)/,
  ),
];
