import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import type { Yardstick } from './align.ts'

/** Two well-known tools, set up as their manuals say: what our own times are put beside. */
export function openYardstick(): Yardstick {
  const jieba = Jieba.withDict(dict)
  const nlp = winkNLP(model, ['sbd', 'pos'])
  return {
    cutChinese: (text) => jieba.cut(text, true),
    readEnglish: (text) => nlp.readDoc(text).tokens().out(nlp.its.pos),
  }
}
