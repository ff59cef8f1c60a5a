import type { Introduction } from './direct.ts'
import type { Finding } from './finding.ts'

/** What was read in one line. */
export interface ReadLine {
  readonly findings: readonly Finding[]
  /** Who its first words say to speak. */
  readonly lead: Introduction | undefined
  /** It only goes on with quoted words, or asks what the next ones answer: whom the line after it names may have spoken before it. */
  readonly between: boolean
}

/**
 * Quoted words that nothing on their line attributes go on with the speaker before them; where every sentence has a line of its
 * own, the line after them names who spoke (the Chinese press's habit, kept in its translations), and several such lines in a row
 * are one speaker's.
 */
export function spokenBy(lines: readonly ReadLine[], sentenceLines: boolean): Finding[] {
  const leads = leadsOf(lines, sentenceLines)
  const findings: Finding[] = []
  for (const [i, line] of lines.entries()) {
    for (const finding of line.findings) {
      const floats = isFloating(finding)
      const next = floats ? leads[i] : undefined
      const before = findings.at(-1)
      const mention = next?.mention ?? (floats ? (before ? before.mention : finding.follower) : undefined)
      findings.push(
        mention && floats
          ? { ...finding, mention, ...(next?.cue ? { cue: next.cue } : {}) }
          : floats && before
            ? { ...finding, goesOn: true }
            : finding,
      )
    }
  }
  return findings
}

/** Quoted words that nothing on their line attributes. */
export function isFloating(finding: Finding): boolean {
  return finding.rule === 'direct-alone' && finding.mention === undefined
}

/** For each line who is named after it: by the next line, or by the one behind lines that say nothing of their own. */
function leadsOf(lines: readonly ReadLine[], sentenceLines: boolean): readonly (Introduction | undefined)[] {
  const leads: (Introduction | undefined)[] = new Array(lines.length).fill(undefined)
  for (let i = lines.length - 2; i >= 0; i--) {
    const next = lines[i + 1] as ReadLine
    const floats = sentenceLines && next.findings.length > 0 && next.findings.every(isFloating)
    const lead = next.lead ?? (next.between || floats ? leads[i + 1] : undefined)
    leads[i] = sentenceLines || lead?.signs ? lead : undefined
  }
  return leads
}
