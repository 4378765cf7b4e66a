import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { chooseInFileMenu, dialog } from './screen.ts'

/** A real file of the IL-2 Mission Planner, which does not say what map it is for. */
export const il2File = {
  name: 'il2-r1.json',
  text: readFileSync(resolve(import.meta.dirname, '../src/formats/testdata/il2-r1.json'), 'utf8'),
}

type PlanFile = { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array })

/** Drops a file onto the map, as from a file manager. */
export async function dropFile(page: Page, file: PlanFile): Promise<void> {
  const { name } = file
  const base64 = ('text' in file ? Buffer.from(file.text) : Buffer.from(file.bytes)).toString('base64')
  const data = await page.evaluateHandle(
    ([content, fileName]) => {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], fileName, { type: 'application/json' }))
      return transfer
    },
    [base64, name] as const,
  )
  const map = page.getByRole('application')
  await map.dispatchEvent('dragover', { dataTransfer: data })
  await map.dispatchEvent('drop', { dataTransfer: data })
}

/** Chooses a file of this machine in the system's dialog. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await chooseInFileMenu(page, 'Open …')
  await (await chooser).setFiles(path)
}

/** Opens the file of the IL-2 Mission Planner: a route and two points. */
export async function openIl2File(page: Page, map = 'Stalingrad', answer = 'Open'): Promise<void> {
  await dropFile(page, il2File)
  const asking = dialog(page, /^Open /)
  await asking.getByLabel('Which map is this plan for?').selectOption({ label: map })
  await asking.getByRole('button', { name: answer, exact: true }).click()
}

/** The plan of the window, exactly: what it saves as Missioncast's own file. */
export async function savedPlan(page: Page): Promise<unknown> {
  const download = page.waitForEvent('download')
  await chooseInFileMenu(page, 'Save as a Missioncast file')
  return JSON.parse(readFileSync(await (await download).path(), 'utf8'))
}
