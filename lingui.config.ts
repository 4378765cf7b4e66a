import type { LinguiConfig } from '@lingui/conf'

// The English sentence is the id (docs/decisions/0003): what is extracted is what is shown.
export default {
  locales: ['en'],
  sourceLocale: 'en',
  catalogs: [
    {
      path: 'src/ui/locales/{locale}',
      include: ['src/ui', 'src/main.tsx'],
      exclude: ['**/locales/**', '**/*.test.*'],
    },
  ],
  format: 'po',
  formatOptions: { origins: false },
  compileNamespace: 'ts',
  orderBy: 'message',
} satisfies LinguiConfig
