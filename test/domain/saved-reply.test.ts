import { expect, test } from 'vitest';
import { fillReply, gapIn, PLACES, type PlaceValues, whyNotReply } from '#domain/saved-reply';

const VALUES: PlaceValues = {
  customer: 'Robin Lee',
  agent: 'Ada Berg',
  site: 'Our shop',
  fields: { order_number: 'A-17', 'ship-to': null },
};

test('what the thread knows stands where its place was', () => {
  const text =
    'Hi {{customer.first_name}} ({{ customer.name }}), {{agent.first_name}} of {{site.name}}: {{field.order_number}}';
  expect(fillReply(text, VALUES)).toEqual({ text: 'Hi Robin (Robin Lee), Ada of Our shop: A-17', gap: null });
});

test('what it does not know is a gap in sight, never braces, “null” or “undefined”', () => {
  const nothing = { customer: null, agent: ' ', site: null, fields: {} };
  for (const place of [...PLACES, 'field.order_number']) {
    const { text, gap } = fillReply(`Dear {{${place}}}.`, nothing);
    expect(text).toBe(`Dear [${place}].`);
    expect(gap && text.slice(...gap)).toBe(`[${place}]`);
  }
  expect(fillReply('{{field.ship-to}}', VALUES).text).toBe('[field.ship-to]');
});

test('a customer who is called like a place is not expanded again', () => {
  const named = (customer: string) => fillReply('Hi {{customer.name}}!', { ...VALUES, customer }).text;
  expect(named('{{agent.name}}')).toBe('Hi {{agent.name}}!');
  expect(named('$& $1 {{field.order_number}}')).toBe('Hi $& $1 {{field.order_number}}!');
  expect(named('Robin\n\nLee')).toBe('Hi Robin Lee!');
});

test('a field is looked for among the fields, not among what every object has', () => {
  expect(fillReply('{{field.constructor}} {{field.__proto__}}', VALUES).text).toBe(
    '[field.constructor] [field.__proto__]',
  );
});

test('an address is no first name', () => {
  expect(fillReply('{{customer.first_name}}', { ...VALUES, customer: 'robin@example.com' }).text).toBe(
    '[customer.first_name]',
  );
});

test('a place that there is not is refused by name, with those that there are', () => {
  expect(whyNotReply('Hi {{customer.nmae}}')).toMatch(
    /“\{\{customer\.nmae\}\}”.*\{\{customer\.name\}\}.*\{\{field\.NAME\}\}/u,
  );
  for (const wrong of ['{{}}', '{{field.}}', '{{field.a b}}']) expect(whyNotReply(wrong)).toMatch(/There is no place/u);
  for (const wrong of ['{{customer.name}', '{{ customer.name', 'customer.name}}', '{{{customer.name}}}'])
    expect(whyNotReply(wrong)).toMatch(/no place|stand alone/u);
  for (const right of ['plain', '{ json: [1] }', '{{customer.name}}{{ field.order_number }}'])
    expect(whyNotReply(right)).toBeNull();
});

test('brackets that are no gap are words like others', () => {
  expect(gapIn('see [1] and [the customer.name]')).toBeNull();
  expect(gapIn('ab [field.x] [site.name]')).toEqual([3, 12]);
});
