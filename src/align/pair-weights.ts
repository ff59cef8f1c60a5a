/*
 * Log-odds of what speaks for a pair of quotations, in one place so that a fit can set them all. They were fitted on annotated pairs of
 * news and of our own gold together; see tests/gold for the figures.
 */
export const PAIR_WEIGHTS = {
  /** What a pair must overcome. */
  bias: -2.5,
  /** Of the words' log-odds, which grow with the length of the texts: bent so that no single sign is drowned. */
  words: 0.55,
  mostWords: 14,
  /** A clause that only one side has. */
  missingClause: -0.3,
  beads: 5,
  /** A statement that takes only part of a bead on one side. */
  partBead: 0.8,
  /** How much less a bead says that has several sentences on both sides. */
  manyInBead: 0.5,
  sameSpeaker: 2.2,
  otherSpeaker: -2.2,
  cueMeaning: 1,
  cueSays: 0.3,
  type: 0.3,
  position: 1.8,
  usualDistance: 0.2,
  /** From this probability on two quotations are one pair. */
  least: 0.45,
  /** What one more quotation must add to a pair. */
  growth: 0.5,
}
