/** A number as XML Schema and most text formats write it, without NaN and INF; another text is passed on, for the schema to refuse at its place. */
export const decimal = (text: string | undefined): unknown =>
  text !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text) ? Number(text) : text

/** A number as `xsd:decimal` has it: no exponent, no negative nought, exact. */
export function decimalText(value: number): string {
  const text = String(value === 0 ? 0 : value)
  if (!text.includes('e')) return text
  const [mantissa = '', power = '0'] = text.split('e')
  const negative = mantissa.startsWith('-')
  const [whole = '', part = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + part
  const point = whole.length + Number(power)
  const padded =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : digits.length <= point
        ? digits.padEnd(point, '0')
        : `${digits.slice(0, point)}.${digits.slice(point)}`
  return negative ? `-${padded}` : padded
}
