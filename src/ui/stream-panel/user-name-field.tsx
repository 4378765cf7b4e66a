/**
 * Tells password managers for which stream a password is, so that they keep several apart. Nobody sees it; `hidden` is what browsers'
 * makers ask for.
 */
export function UserNameField({ name }: { name: string }) {
  return <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
}
