import { checkFileSize } from '../../formats/file-text.ts'
import { writeMissioncast } from '../../formats/missioncast-json.ts'
import { openFile } from '../../formats/open-file.ts'
import { writeFile } from '../../formats/write-file.ts'

// One chunk of its own: the first paint needs no file.
export { checkFileSize, openFile, writeFile, writeMissioncast }
