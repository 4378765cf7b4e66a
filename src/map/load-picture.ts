/** Pictures of another host are asked for so that what is drawn with them can still be saved as a picture. */
export const corsOf = (address: string): 'anonymous' | null =>
  new URL(address.replaceAll(/[{}]/g, ''), location.href).origin === location.origin ? null : 'anonymous'

/** Rejects if it does not come, or is no picture. */
export async function loadPicture(address: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.crossOrigin = corsOf(address)
  image.src = address
  await image.decode()
  return image
}
