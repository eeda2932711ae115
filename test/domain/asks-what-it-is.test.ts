// The question whether a person is speaking, in the languages the widget speaks; and sentences that only look like it.
import { expect, test } from 'vitest';
import { asksWhatItIs } from '#domain/asks-what-it-is';

const ASKS = [
  'are you human?',
  'Are you a real person?',
  'r u a bot',
  'are you an AI or a human?',
  'Are you even real',
  'hello, are you a robot?',
  'am I talking to a human?',
  'Am I chatting with a bot??',
  'is this a bot?',
  'is this a real person',
  'who are you?',
  'Bist du ein Mensch?',
  'Sind Sie ein Bot?',
  'Spreche ich mit einem echten Menschen?',
  'Êtes-vous un robot ?',
  'tu es humain ?',
  'es-tu une vraie personne ?',
  '¿Eres humano?',
  '¿Estoy hablando con una persona real?',
  'Você é um robô?',
  'Estou falando com uma pessoa?',
  'あなたは人間ですか？',
  'ロボットですか',
  'هل أنت إنسان؟',
  'هل أتحدث مع روبوت؟',
];
test('BOT-07: “are you human?” is understood in seven languages', () => {
  expect(ASKS.filter((text) => !asksWhatItIs(text))).toEqual([]);
});

const ASKS_SOMETHING_ELSE = [
  'are you open on Sunday?',
  'are you able to refund me?',
  'is this invoice real?',
  'is it possible to add a person to my team?',
  'who are your competitors?',
  'what are you charging for this?',
  'I want to talk to a human',
  'can a bot post to the API?',
  'sind Sie morgen da?',
  'es una factura',
  'is this the right plan for one person?',
];
test('questions about something else are left to the assistant', () => {
  expect(ASKS_SOMETHING_ELSE.filter(asksWhatItIs)).toEqual([]);
});
