/** Headers of every answer. Readers' pages carry no inline script or style, so one policy without nonce fits all and pages stay storable. */
export interface HeaderChoices {
  readonly https: boolean
}

const PERMISSIONS = ['accelerometer', 'camera', 'geolocation', 'gyroscope', 'microphone', 'payment', 'usb']
  .map((name) => `${name}=()`)
  .join(', ')

const READER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]

export function readerHeaders({ https }: HeaderChoices): Readonly<Record<string, string>> {
  return {
    ...commonHeaders({ https }),
    'content-security-policy': [...READER_POLICY, ...(https ? ['upgrade-insecure-requests'] : [])].join('; '),
    'referrer-policy': 'strict-origin-when-cross-origin',
  }
}

export function newsroomHeaders({ https }: HeaderChoices): Readonly<Record<string, string>> {
  const policy = [...READER_POLICY, "frame-src 'self'"].map((line) => {
    if (line.startsWith('img-src')) return "img-src 'self' data: blob:"
    return line.startsWith('trusted-types') ? 'trusted-types warraq' : line
  })
  return {
    ...commonHeaders({ https }),
    'content-security-policy': [...policy, ...(https ? ['upgrade-insecure-requests'] : [])].join('; '),
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
}

/** Files of the site and of people: whatever a browser makes of them, they may do nothing (S-32). */
export function fileHeaders({ https }: HeaderChoices): Readonly<Record<string, string>> {
  return {
    ...commonHeaders({ https }),
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
  }
}

/** Sound and film: a browser that is led to one opens its own player, which may load that file and nothing else. */
export function recordingHeaders(choices: HeaderChoices): Readonly<Record<string, string>> {
  return { ...fileHeaders(choices), 'content-security-policy': "default-src 'none'; media-src 'self'; sandbox" }
}

function commonHeaders({ https }: HeaderChoices): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
