/** Has the browser save a text or bytes as a file. */
export function saveFile(content: BlobPart, fileName: string, mimeType: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: mimeType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // Some browsers read the address only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A file name that every system takes; `title` may be anything. */
export function fileNameFor(title: string, ending: string): string {
  const plain = title
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  // Code points, so that no emoji is cut in half; leading dots would hide the file.
  const short = [...plain.replace(/^\.+/, '')].slice(0, 60).join('').trim()
  return `${short || 'plan'}${ending}`
}
