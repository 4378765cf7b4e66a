import type { SecretShelf } from '../secret-shelf.ts'

/** For tests: a shelf in memory. `secrets` are name and invitation by id. */
export function fakeSecretShelf(): SecretShelf & {
  readonly secrets: Map<string, { readonly name: string; readonly invitation: string }>
} {
  const secrets = new Map<string, { readonly name: string; readonly invitation: string }>()
  let count = 0
  return {
    secrets,
    all: async () => [...secrets].map(([id, secret]) => ({ id, ...secret })),
    put: async (secret) => {
      count += 1
      secrets.set(`${count}`, secret)
    },
    remove: async (ids) => {
      for (const id of ids) secrets.delete(id)
    },
  }
}
