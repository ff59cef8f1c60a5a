/*
 * The natural logarithm to about four digits, from a table over the mantissa. The search takes some ten logarithms for every pair of
 * words that meet, and their sums are noise beyond the second digit; Math.log was a third of all time.
 */

const BITS = 11
const TABLE = Float32Array.from({ length: 1 << BITS }, (_, k) => Math.log(1 + (k + 0.5) / (1 << BITS)))
const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/** For numbers above 0. */
export function fastLog(value: number): number {
  float[0] = value
  const all = bits[0] as number
  return ((all >>> 23) - 127) * Math.LN2 + (TABLE[(all >>> (23 - BITS)) & ((1 << BITS) - 1)] as number)
}
