import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'

/** What browsers in a LAN may call a machine. */
export type HostNames = { readonly domains: readonly string[]; readonly addresses: readonly string[] }

/** Networks that are nobody's in the internet, with masks as openssl wants them; 100.64/10 is also that of private networks over the internet. */
const LOCAL_NETWORKS = [
  { network: '127.0.0.0', bits: 8, mask: '255.0.0.0' },
  { network: '10.0.0.0', bits: 8, mask: '255.0.0.0' },
  { network: '172.16.0.0', bits: 12, mask: '255.240.0.0' },
  { network: '192.168.0.0', bits: 16, mask: '255.255.0.0' },
  { network: '169.254.0.0', bits: 16, mask: '255.255.0.0' },
  { network: '100.64.0.0', bits: 10, mask: '255.192.0.0' },
  { network: '::1', bits: 128, mask: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' },
  { network: 'fc00::', bits: 7, mask: 'fe00::' },
  { network: 'fe80::', bits: 10, mask: 'ffc0::' },
] as const

const local = new BlockList()
for (const { network, bits } of LOCAL_NETWORKS) local.addSubnet(network, bits, familyOf(network))

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}

const isLocalAddress = (address: string): boolean => local.check(address, familyOf(address))

/** Networks that a local authority may vouch for, as openssl writes them. */
export const permittedAddresses: readonly string[] = LOCAL_NETWORKS.map(
  ({ network, mask }) => `${network}/${mask}`,
)

/** Names that mean something in a LAN only, and this machine's own. */
export const permittedDomains = (domains: readonly string[]): readonly string[] => [
  ...new Set(['localhost', 'local', 'lan', 'home.arpa', 'internal', ...domains]),
]

/**
 * All that this machine is called in its LAN: its name, alone and with `.local`, and its addresses but those of the internet, for
 * which there are authorities that everybody trusts already.
 */
export function hostNames(
  name: string,
  interfaces: Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'address'>[] | undefined>>,
): HostNames {
  const [label = ''] = name.toLowerCase().split('.')
  const isName = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/.test(label)
  const found = Object.values(interfaces).flatMap((of = []) => of.map(({ address }) => address))
  const addresses = ['127.0.0.1', '::1', ...found].filter(
    (address) => (isIPv4(address) || isIPv6(address)) && isLocalAddress(address),
  )
  return {
    domains: [...new Set(['localhost', ...(isName ? [label, `${label}.local`] : [])])],
    addresses: [...new Set(addresses)].sort(),
  }
}
