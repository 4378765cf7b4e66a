/** What comes of the asking for a file of this page's host. */
export type HostFile =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: 'missing' | 'too-large' | 'away' | 'unreachable' | 'too-slow' }

/** Reads one of at most so many bytes. */
export type ReadHostFile = (address: URL, mostBytes: number) => Promise<HostFile>
