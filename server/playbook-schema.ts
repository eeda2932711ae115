// The JSON Schema of a playbook file, for editors. A test holds it against the schema the relay itself reads with.

const strength = { type: 'number', minimum: 0, maximum: 1 };
const signals = ['risk', 'confidence', 'emotion', 'value', 'looping'];
const perSignal = (schema: object) => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(signals.map((signal) => [signal, schema])),
});
const id = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9-]{0,59}$' };
const duration = { type: 'string', pattern: '^[0-9]{1,5}(s|m|h|d)$', examples: ['15m', '8h', '2d'] };
const text = (maxLength: number, description: string) => ({ type: 'string', minLength: 1, maxLength, description });

const row = {
  name: text(120, 'What agents call it.'),
  action: {
    enum: ['answer', 'collect', 'handoff', 'stop'],
    description:
      'answer: the assistant answers while confidence holds. collect: it asks for the fields, then hands over. handoff: it hands over. stop: it hands over and says nothing more.',
  },
  collect: {
    type: 'array',
    items: {
      type: 'object',
      required: ['field', 'ask'],
      additionalProperties: false,
      properties: {
        field: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_]{0,59}$' },
        ask: text(500, 'The question, as the customer reads it.'),
        pattern: text(500, 'A regular expression that finds the value in the reply, without regard to case.'),
      },
    },
  },
  queue: {
    anyOf: [id, { type: 'null' }],
    description: 'Where a handoff of this row goes. Without it: the default queue.',
  },
  package: {
    type: 'array',
    items: { type: 'string' },
    description: 'What the agent gets, and the collected fields by name.',
  },
  sla: {
    anyOf: [
      {
        type: 'object',
        required: ['firstReply'],
        additionalProperties: false,
        properties: {
          firstReply: duration,
          resolve: duration,
          priority: { enum: ['low', 'normal', 'high', 'urgent'] },
        },
      },
      { type: 'null' },
    ],
  },
  nextStep: { anyOf: [text(500, 'What the agent should do first.'), { type: 'null' }] },
  overrides: {
    ...perSignal({ anyOf: [strength, { type: 'null' }] }),
    description: 'From which strength a signal overrides the action of this row; null switches it off here.',
  },
};

export const PLAYBOOK_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Baton playbook',
  type: 'object',
  required: ['version', 'queues', 'intents'],
  additionalProperties: false,
  properties: {
    version: { const: 1 },
    name: text(120, 'For people.'),
    thresholds: {
      ...perSignal(strength),
      description: 'From which strength a signal hands over. 0.5 where nothing is said.',
    },
    queues: {
      type: 'object',
      minProperties: 1,
      propertyNames: id,
      additionalProperties: {
        anyOf: [
          {
            type: 'object',
            additionalProperties: false,
            properties: {
              name: text(120, 'As customers and agents see it.'),
              hours: { ...text(200, 'When it takes people in.'), examples: ['Mon-Fri 09:00-18:00 Europe/Berlin'] },
              holidays: {
                type: 'array',
                maxItems: 366,
                items: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', examples: ['2026-12-25'] },
                description: 'Dates on which it stays closed, in the time zone of its hours.',
              },
              assign: {
                enum: ['manual', 'automatic'],
                description:
                  'automatic: the relay gives who waits to the least busy agent who is there. manual (or nothing): agents take whom they choose.',
              },
              overflow: { ...id, description: 'The queue that takes over while this one is closed.' },
            },
          },
          { type: 'null' },
        ],
      },
    },
    defaultQueue: { ...id, description: 'For rows without a queue. Without it: general, or the first.' },
    intents: {
      type: 'array',
      maxItems: 500,
      items: {
        type: 'object',
        required: ['id', 'says', 'action'],
        additionalProperties: false,
        properties: {
          id,
          says: {
            type: 'array',
            items: text(500, 'A thing customers say.'),
            description: 'Examples, five or more: the classifier is built from them.',
          },
          ...row,
        },
      },
    },
    unknown: {
      type: 'object',
      required: ['action'],
      additionalProperties: false,
      properties: row,
      description: 'The row for everything no intent fits.',
    },
    mode: {
      enum: ['shadow', 'pilot', 'live'],
      description: 'shadow: decide and record. pilot: act for some queues. live: act for all.',
    },
    pilot: {
      type: 'object',
      required: ['queues'],
      additionalProperties: false,
      properties: { queues: { type: 'array', items: id } },
    },
    record: {
      enum: ['always', 'handoff'],
      description: 'always: the relay keeps a thread from the first message. handoff: only from a handoff on.',
    },
    attachments: {
      enum: ['off', 'person', 'always'],
      description:
        'person: customers may attach pictures and PDFs once they asked for a person, who can look at them. always: also while the assistant has the thread. off: nobody may.',
    },
  },
} as const;
