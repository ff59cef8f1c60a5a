/** Every kind of evidence, with its sentence in both languages. `{value}`, once at most, is what was seen. */
export const EVIDENCE_WORDS = {
  // quotations
  marks: { zh: '引号内的话', en: 'stands between quotation marks' },
  cue: { zh: '引述词“{value}”', en: 'cue “{value}”' },
  'run-on': { zh: '承接前句，仍是同一人的话', en: 'goes on from the sentence before' },
  turn: { zh: '记录中的发言：{value}', en: 'a turn of the transcript: {value}' },
  'weak-cue': { zh: '“{value}”也可以不是引述', en: '“{value}” may report no speech' },
  unclosed: { zh: '引号没有闭合', en: 'the quotation mark is never closed' },
  // speakers
  named: { zh: '原文写出姓名“{value}”', en: 'named here as “{value}”' },
  title: { zh: '由职务“{value}”确定', en: 'known by the title “{value}”' },
  pronoun: { zh: '代词“{value}”指代此人', en: 'the pronoun “{value}” stands for this speaker' },
  carried: { zh: '发言人承前省略', en: 'the speaker is carried on from before' },
  alternation: { zh: '对话轮流发言', en: 'the speakers of the dialogue take turns' },
  ambiguous: { zh: '也可能是：{value}', en: 'could also be: {value}' },
  // pairs
  dictionary: { zh: '词典对应：{value}', en: 'dictionary matches: {value}' },
  term: { zh: '术语对应：{value}', en: 'project terms match: {value}' },
  name: { zh: '专名对应：{value}', en: 'names match: {value}' },
  number: { zh: '数字对应：{value}', en: 'numbers match: {value}' },
  length: { zh: '长度比例 {value}', en: 'length ratio {value}' },
  punctuation: { zh: '标点相应', en: 'punctuation agrees' },
  speaker: { zh: '发言人相同：{value}', en: 'same speaker: {value}' },
  'cue-meaning': { zh: '引述词意义相同：{value}', en: 'the cues mean the same: {value}' },
  type: { zh: '引语类型相同', en: 'same type of quotation' },
  position: { zh: '在文中的位置相近', en: 'stands at a like place in its text' },
  beads: { zh: '所在句子互为译文', en: 'their sentences are aligned' },
  // documents
  'shared-words': { zh: '共有的少见词占比 {value}', en: 'share of rare words in common: {value}' },
  date: { zh: '日期相近：{value}', en: 'dates agree: {value}' },
  'other-date': { zh: '日期不同：{value}', en: 'dates differ: {value}' },
  'file-name': { zh: '文件名相同：{value}', en: 'same file name: {value}' },
  'no-counterpart': { zh: '另一语言中没有找到对应', en: 'no counterpart found in the other language' },
} as const

export type EvidenceKind = keyof typeof EVIDENCE_WORDS
