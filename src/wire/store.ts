import type { Result } from '../model/result.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/port.ts'
import { foldKey } from '../text/fold.ts'

/** The store in a folder; search compares words as the text room does, so that 發展 finds 发展. */
export function openStoreIn(dataDir: string): Promise<Result<Store>> {
  return openStore({ where: dataDir, fold: foldKey })
}
