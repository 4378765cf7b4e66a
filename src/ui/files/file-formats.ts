import { checkFileSize, maxFileBytes } from '../../formats/file-text.ts'
import { writeMissioncast } from '../../formats/missioncast-json.ts'
import { openFile } from '../../formats/open-file.ts'
import { packPlan, unpackPlan } from '../../formats/plan-link.ts'
import { writeFile } from '../../formats/write-file.ts'
import { mergePlans } from '../../plan/merge-plans.ts'
import { loadVariationModel } from '../../plan/variation-model.ts'

// One chunk of its own: the first paint needs no file.
export {
  checkFileSize,
  loadVariationModel,
  maxFileBytes,
  mergePlans,
  openFile,
  packPlan,
  unpackPlan,
  writeFile,
  writeMissioncast,
}
