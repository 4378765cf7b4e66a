import { createFakeWebdis } from './fake-webdis.ts'
import { describeServer } from './server-contract.ts'

describeServer('the fake server', async () => ({ webdis: createFakeWebdis(), close: async () => {} }))
