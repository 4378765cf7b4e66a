import { expectLeading } from './leader.ts'
import { openIl2File } from './plan-file.ts'
import { dialog, elementRows, showPanel } from './screen.ts'
import { expect, test } from './stack-test.ts'

const names: readonly { what: string; name: string; says: string }[] = [
  { what: 'empty', name: '', says: 'Please give the stream a name.' },
  { what: 'nothing but spaces', name: ' \u3000\t ', says: 'Please give the stream a name.' },
  {
    what: 'of 10,000 characters',
    name: 'x'.repeat(10_000),
    says: 'That name is too long: 64 characters at most',
  },
  { what: 'of 65 characters', name: 'x'.repeat(65), says: 'That name is too long: 64 characters at most' },
  { what: 'of 64 emoji, which are more than 200 bytes', name: '🛩'.repeat(64), says: 'That name is too long' },
  {
    what: 'with a control character',
    name: 'a\u0007b',
    says: 'The name has an invisible control character in it.',
  },
  {
    what: 'with an escape',
    name: '\u001b[31mred',
    says: 'The name has an invisible control character in it.',
  },
  { what: 'that turns the writing direction', name: 'abc\u202egpj.exe', says: 'turns the writing direction' },
  {
    what: 'with a private character',
    name: 'a\ue000b',
    says: 'a character in it that other devices cannot show',
  },
]

test('a name that cannot be is refused with what is wrong, and the dialog stays usable', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await openIl2File(page)
  await showPanel(page, 'Stream')
  await page.getByRole('button', { name: 'Start a stream' }).click()
  const asking = dialog(page, 'Start a stream')
  const name = asking.getByLabel('Name of the stream')
  await asking.getByLabel('Password', { exact: true }).fill('fine')
  const start = asking.getByRole('button', { name: 'Start', exact: true })
  for (const { what, name: text, says } of names)
    await test.step(`a name ${what}`, async () => {
      await name.fill(text)
      await start.click()
      await expect(asking.getByRole('alert')).toContainText(says)
      await expect(name).toHaveAccessibleDescription(new RegExp(says))
      await expect(name).toBeFocused()
    })

  await name.fill('  Fine after all  ')
  await expect(asking.getByRole('alert')).toBeHidden()
  await start.click()
  await expectLeading(page)
  await expect(page.getByRole('heading', { name: 'Fine after all', exact: true })).toBeVisible()
  await showPanel(page, 'Plan')
  await expect(elementRows(page)).toHaveCount(3)
})

const secrets: readonly { what: string; secret: string; says: RegExp }[] = [
  { what: 'of spaces', secret: '   ', says: /^Spaces alone are no / },
  { what: 'of 201 characters', secret: '🛩'.repeat(201), says: /too long: 200 characters at most/ },
  { what: 'of nothing', secret: '', says: /^Please enter / },
]

test('a password or code that cannot be is refused; one with spaces round it is taken as it is', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await showPanel(page, 'Stream')
  await page.getByRole('button', { name: 'Start a stream' }).click()
  const asking = dialog(page, 'Start a stream')
  await asking.getByLabel('Name of the stream').fill('Secretive')
  const start = asking.getByRole('button', { name: 'Start', exact: true })
  for (const label of ['Password', 'Leader code'])
    for (const { what, secret, says } of secrets)
      await test.step(`a ${label} ${what}`, async () => {
        const field = asking.getByLabel(label, { exact: true })
        await field.fill(secret)
        await start.click()
        await expect(field).toHaveAccessibleDescription(says)
        await field.fill(' 🗝️ with spaces ')
      })
  await test.step('a code that is the password', async () => {
    const code = asking.getByLabel('Leader code', { exact: true })
    await start.click()
    await expect(code).toHaveAccessibleDescription(/password/)
    await code.fill(' 🔑 another ')
  })
  await start.click()
  await expectLeading(page)

  const viewer = await openWindow('/#/s/Secretive')
  const watching = dialog(viewer, /^Watch/)
  const password = watching.getByLabel('Password', { exact: true })
  await password.fill('🗝️ with spaces')
  await password.press('Enter')
  await expect(watching.getByRole('alert')).toContainText('Check capitals and spaces')
  await password.fill(' 🗝️ with spaces ')
  await password.press('Enter')
  await expect(viewer.getByText('You are watching', { exact: true })).toBeVisible()
})
