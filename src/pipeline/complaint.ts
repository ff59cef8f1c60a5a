import { type Problem, tell } from '../model/problems.ts'

/** What stands in the place of a line that failed. (Beside the filters, so that who only passes their lines on loads none of them.) */
export function complaintLine(line: number, problem: Problem): string {
  return `${JSON.stringify({ line, error: { code: problem.code, message: tell(problem, 'en') } })}\n`
}
