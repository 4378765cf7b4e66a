/** What tests read of a systemd unit: each setting's values in order, as they stand; an empty value empties the list. */
export type UnitFile = { readonly get: (name: string) => readonly string[] }

export function parseUnitFile(text: string, instance = ''): UnitFile {
  const settings = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? []
    if (name === '') continue
    settings.set(name, value === '' ? [] : [...(settings.get(name) ?? []), value.replaceAll('%i', instance)])
  }
  return { get: (name) => settings.get(name) ?? [] }
}

/** The words of an ExecStart line; ours quote with single quotes only. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
