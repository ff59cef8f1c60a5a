/** Every expected failure: its HTTP status, exit code, and what a person reads. `{detail}` is filled in. */
export const PROBLEMS = {
  INPUT_EMPTY: {
    status: 422,
    exit: 1,
    zh: '文件是空的。请检查是否选对了文件。',
    en: 'The file is empty. Check that it is the right one.',
  },
  INPUT_BINARY: {
    status: 422,
    exit: 1,
    zh: '这不是文本文件（{detail}）。请导入 txt、md 或 html。',
    en: 'This is not a text file ({detail}). Import txt, md or html.',
  },
  INPUT_TOO_LARGE: {
    status: 413,
    exit: 1,
    zh: '文件太大（{detail}）。请分成几份再导入。',
    en: 'The file is too large ({detail}). Split it and import the parts.',
  },
  INPUT_UNREADABLE: { status: 422, exit: 1, zh: '无法读取文件（{detail}）。', en: 'The file cannot be read ({detail}).' },
  ENCODING_UNSURE: {
    status: 422,
    exit: 1,
    zh: '无法确定文字编码（{detail}）。请选择编码再导入。',
    en: 'The text encoding is not certain ({detail}). Choose one and import again.',
  },
  FORMAT_UNKNOWN: { status: 415, exit: 1, zh: '不支持这种格式（{detail}）。', en: 'This format is not supported ({detail}).' },
  NO_LANGUAGE: { status: 422, exit: 1, zh: '文中没有找到中文或英文。', en: 'No Chinese and no English was found in the text.' },
  SAME_LANGUAGE: {
    status: 422,
    exit: 1,
    zh: '两边是同一种语言（{detail}），无法对齐。',
    en: 'Both sides are in one language ({detail}): there is nothing to align.',
  },
  SIDE_EMPTY: { status: 422, exit: 1, zh: '有一边没有句子。', en: 'One side has no sentences.' },
  WORK_TIMED_OUT: {
    status: 503,
    exit: 1,
    zh: '处理超时（{detail}）。请把文件分成几份。',
    en: 'The work took too long ({detail}). Split the file into parts.',
  },
  BAD_LINE: {
    status: 422,
    exit: 1,
    zh: '这一行不是所需的 JSON（{detail}）。',
    en: 'The line is not the JSON that is asked for ({detail}).',
  },
  BAD_REQUEST: { status: 400, exit: 2, zh: '请求有误（{detail}）。', en: 'The request is not valid ({detail}).' },
  NOT_FOUND: { status: 404, exit: 1, zh: '没有找到（{detail}）。', en: 'Not found ({detail}).' },
  VERSION_CONFLICT: {
    status: 409,
    exit: 1,
    zh: '别人刚改过这一条（{detail}）。请看两种状态再决定。',
    en: 'Someone has just changed this ({detail}). Compare both states, then decide.',
  },
  FOREIGN_REQUEST: { status: 403, exit: 1, zh: '拒绝来自其他网站的请求。', en: 'A request from another site is refused.' },
  WORDS_ABSENT: {
    status: 422,
    exit: 1,
    zh: '文中没有这些字句。请照原文一字不差地写。',
    en: 'These words do not occur in the text. Write them exactly as they stand there.',
  },
  WORDS_TWICE: {
    status: 422,
    exit: 1,
    zh: '这些字句在文中不止出现一次。请多写几个字。',
    en: 'These words occur more than once in the text. Write more of them.',
  },
  FORM_STALE: {
    status: 403,
    exit: 1,
    zh: '这个页面打开得太久了，未能提交。请返回、刷新页面后再提交一次。',
    en: 'This page has been open too long, and nothing was sent. Go back, reload the page and send it again.',
  },
  PUBLIC_ADDRESS: {
    status: 403,
    exit: 2,
    zh: '地址 {detail} 对网络上的所有人开放，而这里还没有登录功能。请用 --host 127.0.0.1。',
    en: 'The address {detail} is open to everyone on the network, and there is no login. Use --host 127.0.0.1.',
  },
  MEDIA_TYPE: {
    status: 415,
    exit: 1,
    zh: '请求的内容类型不对（{detail}）。',
    en: 'The content type of the request is not accepted ({detail}).',
  },
  STORE_FULL: {
    status: 507,
    exit: 1,
    zh: '磁盘已满，未能保存。腾出空间后请重试。',
    en: 'The disk is full: nothing was saved. Free some space and try again.',
  },
  STORE_FAILED: {
    status: 503,
    exit: 1,
    zh: '数据库暂时不能写入（{detail}）。阅读不受影响，请稍后重试。',
    en: 'The database cannot be written just now ({detail}). Reading goes on; try again.',
  },
  PORT_TAKEN: {
    status: 500,
    exit: 1,
    zh: '无法在这个端口上监听（{detail}）。换一个：--port 0 会自己找。',
    en: 'Cannot listen there ({detail}). Take another port: --port 0 finds a free one.',
  },
  STORE_CLOSED: {
    status: 503,
    exit: 1,
    zh: '数据库打不开（{detail}）。',
    en: 'The database cannot be opened ({detail}).',
  },
  USAGE: { status: 400, exit: 2, zh: '用法有误：{detail}', en: 'Usage: {detail}' },
  UNEXPECTED: {
    status: 500,
    exit: 1,
    zh: '程序出错了（{detail}）。没有数据丢失，请重试。',
    en: 'Something went wrong ({detail}). Nothing was lost; try again.',
  },
} as const

export type ProblemCode = keyof typeof PROBLEMS

export interface Problem {
  readonly code: ProblemCode
  readonly detail?: string
}

/** The problem as a sentence for a reader of `locale`. */
export function tell(problem: Problem, locale: 'zh' | 'en'): string {
  const words = PROBLEMS[problem.code][locale]
  if (problem.detail === undefined) return words.replace(/（\{detail\}）| \(\{detail\}\)|\{detail\}/, '')
  return words.replace('{detail}', () => problem.detail ?? '')
}
