/*
 * The few numbers that the aligner is tuned with, each fitted over whole sets of texts and never on one.
 * They are in one place so that a benchmark can see what each is worth.
 */
export const TUNING = {
  /** Passes after the first: each learns marks and words from the one before. */
  rounds: 2,
  /** Share of a sentence's words that are no translation of anything on the other side. */
  noise: 0.6,
  /** Words that every bead is taken to hold besides its own: keeps very short sentences from being too sure. */
  spareTokens: 0.6,
  /** Weight of the words against all else. */
  words: 0.4,
  /** Words of the language at large that a document's own word counts are mixed with. */
  shareMass: 200,
  /** What the dictionary says outside of the document's vocabulary, as a share. */
  outside: 0.3,
  /** Weight and variance of the length ratio (Gale and Church 1993). */
  length: 2,
  lengthVariance: 14,
  marks: 1,
  /** Score at temperature 1 / sharpness gives posteriors that are calibrated. */
  sharpness: 0.84,
  /** Dirichlet mass of the dictionary in the second pass. */
  dictionaryMass: 13,
  /** Least log-likelihood ratio of a pair of words that the dictionary lacks. */
  newPairRatio: 10,
  /** What a pair that no dictionary knows is first given of its word's occurrences. */
  newShare: 0.37,
  /** Weight of the bead types' priors. */
  priors: 1,
  /** What a border inside a sentence costs. */
  cut: 4,
  /** What a better border inside a sentence is worth, against a better bead. */
  cutWeight: 2.5,
  /** Beads' worth of belief in how marks usually go together. */
  usualMarks: 1,
  /** Free mode: what a pair of any two sentences must overcome, and how sharp its score is. */
  pairBias: 2.2,
  pairSharpness: 0.6,
  /** Free mode: what a sure pair beside it adds to a pair. */
  coherence: 3,
  /** Free mode: what a further sentence must add to a pair. */
  growth: 5,
}
