import { readFileSync } from 'node:fs'
import { inHouse } from '../../scripts/launch/house.mjs'
import type { TestServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'
import type { Staff } from './staff-session.ts'

type Keep = (name: string, value: string, inStore?: boolean) => string

const operator = { actor: { kind: 'operator' } } as const

interface Where {
  /** A public article, and the section it stands in. */
  readonly publicId: number
  readonly sectionId: number
}

/** What the newsroom keeps for itself around articles: letters, notes on sources and on texts, demands, notes on pictures. */
export async function plantCare(server: TestServer, staff: Staff, where: Where, keep: Keep): Promise<void> {
  const desk = async (method: string, path: string, body: unknown) => {
    const { status, value } = await staff.call(method, path, body)
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(value)}`)
    return value
  }
  await plantLetter(server, where, desk, keep)
  await desk('PUT', `/articles/${where.publicId}/source-note`, {
    text: keep('note on sources', 'كناريالمصدر هاتفه 5550177', true),
    purgeOn: null,
    readers: [],
  })
  await desk('POST', '/demands', {
    authority: keep('authority of a legal demand', 'كناريالمحكمة'),
    reference: keep('reference of a legal demand', 'CANARY-REF-77'),
    receivedOn: '2017-06-12',
    dueOn: null,
    demanded: keep('text of a legal demand', 'كناريالمطلوب'),
    public: true,
    articleIds: [where.publicId],
  })
  const { settings, lockVersion } = await desk('GET', '/care', undefined)
  await desk('PUT', '/care', { settings: { ...(settings as object), demandsShown: true }, lockVersion })
  const anchor = { quote: 'النص', before: '', after: ' الجديد.', at: 0 }
  const note = { anchor, mentions: [] }
  await desk('POST', `/articles/${where.publicId}/notes`, {
    ...note,
    kind: 'note',
    text: keep('note on a draft', 'كناريهامش'),
    replacement: '',
  })
  await desk('POST', `/articles/${where.publicId}/notes`, {
    ...note,
    kind: 'suggestion',
    text: '',
    replacement: keep('suggestion on a draft', 'كناريالبديل'),
  })
  await plantPicture(server, staff, where, keep)
  await desk('PUT', `/articles/${where.publicId}/care`, {
    group: '',
    authority: '',
    names: [keep('name that must not appear', 'كناريالضحية', true)],
  })
}

type Desk = (method: string, path: string, body: unknown) => Promise<Record<string, unknown>>

async function plantLetter(server: TestServer, { publicId }: Where, desk: Desk, keep: Keep): Promise<void> {
  const sent = await fetch(`${server.base}/letters/reply`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.base, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      article: String(publicId),
      text: keep('text of a letter', 'كناريرسالة'),
      standing: keep('standing of who wrote a letter', 'كناريبصفته'),
      name: keep('name of who wrote a letter', 'كناريالكاتب', true),
      email: keep('e-mail of who wrote a letter', 'canary+21@secret.test', true),
    }),
  })
  if (sent.status !== 303) throw new Error(`letter: ${sent.status}`)
  keep('address of a letter', (sent.headers.get('location') ?? '').split('/').at(-1) ?? '')
  const { rows } = (await desk('GET', '/letters', undefined)) as { rows: { id: number }[] }
  const text = keep('internal note on a letter', 'كناريداخلي')
  await desk('POST', `/letters/${rows[0]?.id ?? 0}/acts`, { act: 'note', text, lockVersion: 1 })
}

/** A picture that readers see, with what its words beside it say to the newsroom alone. */
async function plantPicture(server: TestServer, staff: Staff, { sectionId }: Where, keep: Keep): Promise<void> {
  const { call } = server.app
  const form = new FormData()
  const bytes = readFileSync(inHouse('packages/server/sample/media/rain-city.jpg'))
  form.set('alt', 'مدينة تحت المطر')
  form.set('credit', 'أرشيف الصحيفة')
  form.set('file', new File([bytes], keep('name of a published file', 'canary-source-78.jpg'), { type: 'image/jpeg' }))
  const { status, value } = await staff.call('POST', '/media', form)
  if (status !== 200) throw new Error(`media: ${status}`)
  const mediaId = Number(value['id'])
  await call('media/describe-media', { id: mediaId, licence: keep('licence of a picture', 'كناريالترخيص') }, operator)
  await server.settle()
  const lead = { mediaId, alt: 'مدينة تحت المطر', caption: '', credit: 'أرشيف الصحيفة' }
  await tell(call, { title: 'مطر على المدينة', sectionId, lead })
}
