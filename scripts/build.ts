/** `npm run build`: the browser's part, into dist. */
import { buildApp } from './build-app.ts'

await buildApp('dist')
