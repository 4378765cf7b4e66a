import { startStack } from '../../../scripts/stack/stack.ts'
import { createWebdis } from '../../webdis/webdis.ts'
import { describeServer } from './server-contract.ts'

describeServer('the real server', async () => {
  const stack = await startStack()
  return { webdis: createWebdis({ url: stack.url }), close: () => stack.stop() }
})
