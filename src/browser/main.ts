import { startActs } from './acts.ts'
import { startAnswers } from './answer.ts'
import { startBorders } from './borders.ts'
import { startConnectors } from './connectors.ts'
import { startContexts } from './contexts.ts'
import { startDrafts } from './drafts.ts'
import { startDrop } from './drop.ts'
import { startEvidence } from './evidence.ts'
import { startFilters } from './filter.ts'
import { startFocus } from './focus.ts'
import { startHelp } from './help.ts'
import { startJob } from './job.ts'
import { startKeyFields } from './key-fields.ts'
import { startKeys } from './keys.ts'
import { startLive } from './live.ts'
import { startSaveState } from './save-state.ts'
import { startSending } from './sending.ts'
import { startSplitPreview } from './split-preview.ts'
import { startTabs } from './tabs.ts'
import { startTimes } from './times.ts'

// Every page works without these; each adds one thing to what the server has printed.
document.documentElement.classList.add('has-script')
for (const start of [
  startSaveState,
  startTabs,
  startEvidence,
  startConnectors,
  // The tools' own handler comes before the one that sends every form.
  startActs,
  startFocus,
  startKeyFields,
  startKeys,
  startFilters,
  startSending,
  startDrafts,
  startAnswers,
  startBorders,
  startSplitPreview,
  startDrop,
  startJob,
  startTimes,
  startContexts,
  startHelp,
  startLive,
]) {
  start()
}
