/** Where a page of that address can be opened: on this device alone, in its network, or wherever there is a way to it. */
export type Reach = 'this-device' | 'this-network' | 'anywhere'

/** @param hostname as in `location`: an IPv6 address stands in brackets */
export function reachOf(hostname: string): Reach {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '')
  if (/^(.+\.)?localhost$|^127\.|^::1$/.test(host)) return 'this-device'
  // RFC 1918, 3927, 4193, 4291, 6762; a name without a dot is known to its own network alone.
  const isLocal =
    /^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^f[cd][0-9a-f]{2}:|^fe[89ab][0-9a-f]:/.test(
      host,
    ) ||
    /\.(local|lan|internal|home\.arpa)$/.test(host) ||
    /^[^.:]+$/.test(host)
  return isLocal ? 'this-network' : 'anywhere'
}
