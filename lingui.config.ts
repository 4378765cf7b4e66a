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
  // The id is the message: by it every run writes the same order, whatever file was read first.
  orderBy: 'messageId',
} satisfies LinguiConfig
