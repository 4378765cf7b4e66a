import fc from 'fast-check'

/** Texts that are no edit (C5), or one that is too large (P6). */
const texts: readonly string[] = [
  ...[
    '',
    '{}',
    '[]',
    'null',
    '7',
    '"put"',
    '{"put":{}}',
    '{"del":[]}',
    '{"put":{},"del":[]',
    '{"put":{},"del":[]}}',
  ],
  ...['{"del":[],"put":{}}', '{"put":[],"del":[]}', '{"put":{},"del":{}}', '{"put":null,"del":null}'],
  ...['{"put":{},"del":[],"more":1}', '{"put":{},"put":{},"del":[]}', '{"put":{},"del":[],"del":[]}'],
  ...[
    '{"put":{"a":"x",},"del":[]}',
    '{"put":{,},"del":[]}',
    '{"put":{},"del":[,]}',
    '{"put":{},"del":["a",]}',
  ],
  ...['{"put":{"a":"x""b":"y"},"del":[]}', '{"put":{"a":"x"},"del":["b""c"]}', '{"put":{"a":"x},"del":[]}'],
  ...[
    '{"put":{"a"},"del":[]}',
    '{"put":{"a":},"del":[]}',
    '{"put":{:"x"},"del":[]}',
    '{"put":{a:"x"},"del":[]}',
  ],
  ...['{ "put":{},"del":[]}', '{"put" :{},"del":[]}', '{"put":{},"del":[] }', '{"put":{},"del":[]}\n'],
  '\ufeff{"put":{},"del":[]}',
  `{"put":{"a":"${'x'.repeat(65_537)}"},"del":[]}`,
  `{"put":{},"del":[${Array.from({ length: 5001 }, (_, at) => `"e${at}"`)}]}`,
  `{"put":{${Array.from({ length: 5001 }, (_, at) => `"e${at}":"x"`)}},"del":[]}`,
  `{"put":{"a":${'['.repeat(10_000)}`,
  `${'{"put":'.repeat(10_000)}`,
]

const wrongIds = [
  ...[
    '',
    ' ',
    'a b',
    'a.b',
    'a:b',
    'ж',
    'a\\u0062',
    '\\u0061',
    'a\\',
    'a\\"',
    'a'.repeat(33),
    '🚀',
    'a\u0000',
    'a\n',
    '{',
    ',',
  ],
]
const wrongValues = [
  ...[
    '1',
    '-1',
    '1e308',
    'NaN',
    'null',
    'true',
    '{}',
    '[]',
    '["x"]',
    '{"b":"c"}',
    '"',
    '""',
    'x',
    "'x'",
    '0x1',
  ],
  ...[
    '"\\u0000"',
    '"a\\u0000b"',
    '"\\ud83d"',
    '"\\ude80\\ud83d"',
    '"\\x"',
    '"\\u12"',
    '"a\nb"',
    '"a\u0001b"',
    '"a\tb"',
  ],
  ...['"x" ', ' "x"', '"x","y"', '"x":"y"', '"x"}', '"x"]', '"x"y'],
]
const entries = fc.array(fc.constantFrom('"e1":"x"', '"e2":"\\",","', '"e3":"\\u0436"', '"__proto__":"x"'), {
  maxLength: 3,
})
const among = (right: readonly string[], wrong: string) => [...new Set(right), wrong].reverse().join(',')

/** Texts for `data` that must be refused whoever sends them. */
export const wrongEditText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...texts),
  fc
    .tuple(entries, fc.constantFrom(...wrongIds))
    .map(([right, id]) => `{"put":{${among(right, `"${id}":"x"`)}},"del":[]}`),
  fc
    .tuple(entries, fc.constantFrom(...wrongIds))
    .map(([right, id]) => `{"put":{${[...new Set(right)]}},"del":["${id}"]}`),
  fc
    .tuple(entries, fc.constantFrom(...wrongValues))
    .map(([right, value]) => `{"put":{${among(right, `"v":${value}`)}},"del":[]}`),
  fc.constantFrom(
    '{"put":{"a":"x"},"del":["a"]}',
    '{"put":{"a":"x","a":"y"},"del":[]}',
    '{"put":{},"del":["a","a"]}',
  ),
  fc.constantFrom('1', 'null', '["a"]', '{}', '"a","b', 'a').map((item) => `{"put":{},"del":[${item}]}`),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json({ maxDepth: 6 }),
)
