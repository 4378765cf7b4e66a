import { checkFileSize } from '../../formats/file-text.ts'
import { writeIl2 } from '../../formats/il2-write.ts'
import { writeMissioncast } from '../../formats/missioncast-json.ts'
import { openFile } from '../../formats/open-file.ts'

// One chunk of its own: the first paint needs no file.
export { checkFileSize, openFile, writeIl2, writeMissioncast }
