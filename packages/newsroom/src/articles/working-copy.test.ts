import { EMPTY_BODY } from '@warraq/core/articles/body'
import type { SavedWorking, WorkingContent } from '@warraq/core/contract/articles'
import { describe, expect, it } from 'vitest'
import { DeskError } from '../api/client.ts'
import type { JournalRecord } from './journal.ts'
import { AUTOSAVE_MS, JOURNAL_MS, WorkingCopy } from './working-copy.ts'

const CONTENT: WorkingContent = {
  title: 'عنوان',
  kicker: '',
  standfirst: '',
  slug: '',
  kind: 'news',
  lang: 'ar',
  sectionId: null,
  place: '',
  sourceLine: '',
  bylines: [],
  tagNames: [],
  lead: null,
  body: EMPTY_BODY,
  commentsOpen: true,
  seoDescription: '',
  flags: [],
}

type Answer = (content: WorkingContent, lockVersion: number) => SavedWorking

/** A desk, a journal and a clock that only move when told. */
function bench(
  answer: Answer = (_content, lockVersion) => ({ lockVersion: lockVersion + 1, savedAt: '2017-06-13T10:00:00.000Z' }),
) {
  let clock = 0
  let timers: { at: number; run: () => void }[] = []
  const saves: { title: string; lockVersion: number; auto: boolean }[] = []
  const world = {
    kept: null as JournalRecord | null,
    journalBroken: false,
    saves,
    answer,
    copy: undefined as unknown as WorkingCopy,
    /** Lets time pass, step by step, with everything that was promised in between. */
    pass: async (ms: number) => {
      const end = clock + ms
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        const [next] = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)
        if (!next) break
        clock = next.at
        timers = timers.filter((timer) => timer !== next)
        next.run()
      }
      clock = end
    },
  }
  const write = async (record: JournalRecord | null) => {
    await Promise.resolve()
    if (world.journalBroken) throw new Error('closed')
    world.kept = record
  }
  world.copy = new WorkingCopy(CONTENT, 1, '2017-06-13T09:00:00.000Z', {
    save: async (content, lockVersion, auto) => {
      saves.push({ title: content.title, lockVersion, auto })
      await Promise.resolve()
      return world.answer(content, lockVersion)
    },
    journal: { read: () => Promise.resolve(world.kept), keep: write, drop: () => write(null) },
    now: () => `2017-06-13T09:00:${String(Math.floor(clock / 1000)).padStart(2, '0')}.000Z`,
    after: (ms, run) => {
      const timer = { at: clock + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  })
  return world
}

describe('a working copy', () => {
  it('is in the journal within a second and at the desk within three, however long one types', async () => {
    const { copy, pass, saves, ...world } = bench()
    const bench1 = { copy, pass, saves, ...world }
    for (let second = 0; second < 10; second += 1) {
      copy.edit({ title: `عنوان ${second}` })
      await pass(1000)
    }
    expect(saves.length).toBeGreaterThanOrEqual(3)
    await pass(AUTOSAVE_MS)
    expect(saves.at(-1)).toEqual({ title: 'عنوان 9', lockVersion: saves.length, auto: true })
    expect(copy.snapshot().status.kind).toBe('clean')
    expect(bench1.kept).toBeNull()
  })

  it('keeps the words in the journal until the desk has them', async () => {
    const world = bench(() => {
      throw new DeskError(0, { code: 'no-answer', message: '' })
    })
    world.copy.edit({ title: 'جديد' })
    await world.pass(JOURNAL_MS)
    expect(world.kept?.content.title).toBe('جديد')
    await world.pass(AUTOSAVE_MS)
    expect(world.copy.snapshot().status).toMatchObject({ kind: 'failed', willRetry: true })
    expect(world.kept?.lockVersion).toBe(1)
    world.answer = (_content, lockVersion) => ({ lockVersion: lockVersion + 1, savedAt: '2017-06-13T11:00:00.000Z' })
    await world.pass(10_000)
    expect(world.copy.snapshot().status).toEqual({ kind: 'clean', at: '2017-06-13T11:00:00.000Z' })
    expect(world.kept).toBeNull()
  })

  it('says so when the device keeps nothing', async () => {
    const world = bench()
    world.journalBroken = true
    world.copy.edit({ title: 'جديد' })
    await world.pass(JOURNAL_MS)
    expect(world.copy.snapshot().journalWorks).toBe(false)
  })

  it('does not repeat a save that the desk refused, until something changes', async () => {
    const world = bench(() => {
      throw new DeskError(400, { code: 'bad-input', message: 'لا' })
    })
    world.copy.edit({ title: 'أ' })
    await world.pass(60_000)
    expect(world.saves).toHaveLength(1)
    world.copy.edit({ title: 'ب' })
    await world.pass(60_000)
    expect(world.saves).toHaveLength(2)
  })

  it('stays dirty when one types while it is saved, and saves that too', async () => {
    const world = bench((_content, lockVersion) => {
      if (lockVersion === 1) world.copy.edit({ title: 'أثناء الحفظ' })
      return { lockVersion: lockVersion + 1, savedAt: '2017-06-13T10:00:00.000Z' }
    })
    world.copy.edit({ title: 'أول' })
    expect(await world.copy.flush(false)).toBe(false)
    expect(world.copy.snapshot().status.kind).toBe('dirty')
    await world.pass(AUTOSAVE_MS)
    expect(world.saves.map((save) => save.title)).toEqual(['أول', 'أثناء الحفظ'])
    expect(world.copy.snapshot().status.kind).toBe('clean')
  })
})

describe('a stale save', () => {
  const theirs = { ...CONTENT, title: 'نص زميل' }
  const stale = (mine: WorkingContent): never => {
    void mine
    throw new DeskError(409, {
      code: 'edited-meanwhile',
      message: '',
      details: { theirs, lockVersion: 7, savedBy: 'يوسف', savedAt: '2017-06-13T10:30:00.000Z' },
    })
  }
  const staleOnce: Answer = (content, lockVersion) =>
    lockVersion < 7 ? stale(content) : { lockVersion: lockVersion + 1, savedAt: '2017-06-13T11:00:00.000Z' }

  it('stops saving and keeps both texts', async () => {
    const world = bench(staleOnce)
    world.copy.edit({ title: 'نصي' })
    await world.pass(60_000)
    expect(world.copy.snapshot().status).toMatchObject({ kind: 'stale', details: { theirs } })
    expect(world.copy.content().title).toBe('نصي')
    world.copy.edit({ title: 'نصي بعدها' })
    await world.pass(60_000)
    expect(world.saves).toHaveLength(1)
    expect(world.kept?.content.title).toBe('نصي بعدها')
  })

  it('can be answered by taking theirs', async () => {
    const world = bench(staleOnce)
    world.copy.edit({ title: 'نصي' })
    await world.pass(AUTOSAVE_MS)
    world.copy.adopt(theirs, 7, '2017-06-13T10:30:00.000Z')
    await world.pass(60_000)
    expect(world.copy.content()).toEqual(theirs)
    expect(world.copy.snapshot()).toMatchObject({ lockVersion: 7, epoch: 1, status: { kind: 'clean' } })
    expect(world.saves).toHaveLength(1)
    expect(world.kept).toBeNull()
  })

  it('can be answered by writing mine over it, knowingly', async () => {
    const world = bench(staleOnce)
    world.copy.edit({ title: 'نصي' })
    await world.pass(AUTOSAVE_MS)
    expect(await world.copy.overwrite(7)).toBe(true)
    expect(world.saves.at(-1)).toEqual({ title: 'نصي', lockVersion: 7, auto: false })
    expect(world.copy.snapshot()).toMatchObject({ lockVersion: 8, status: { kind: 'clean' } })
  })

  it('is none when both say the same', async () => {
    const world = bench(staleOnce)
    world.copy.edit({ title: theirs.title })
    await world.pass(AUTOSAVE_MS)
    expect(world.copy.snapshot()).toMatchObject({ lockVersion: 7, status: { kind: 'clean' } })
  })

  it('shows both when words come back from the journal that began from an older version', async () => {
    const world = bench(staleOnce)
    world.copy.resume({ ...CONTENT, title: 'من الجهاز' }, 1, null)
    await world.pass(AUTOSAVE_MS)
    expect(world.saves).toEqual([{ title: 'من الجهاز', lockVersion: 1, auto: true }])
    expect(world.copy.snapshot().status.kind).toBe('stale')
  })

  it('puts another text into the open editor where that can take it, and asks for a new one where it cannot', () => {
    const { copy } = bench()
    const body: WorkingContent['body'] = { type: 'doc', attrs: { version: 1 }, content: [] }
    let [shown, takes] = [EMPTY_BODY, true]
    copy.lendBody({
      body: () => shown,
      replaceBody: (next) => {
        // An editor says that its document changed, whoever changed it.
        copy.touch()
        if (takes) shown = next
        return takes
      },
    })
    copy.adopt({ ...CONTENT, body }, 2, '2017-06-13T10:00:00.000Z')
    expect(copy.snapshot()).toMatchObject({ epoch: 0, lockVersion: 2, status: { kind: 'clean' } })
    expect([shown, copy.unsaved]).toEqual([body, false])
    takes = false
    copy.adopt({ ...CONTENT, body: EMPTY_BODY }, 3, '2017-06-13T10:00:00.000Z')
    expect(copy.snapshot().epoch).toBe(1)
    expect(copy.content().body).toEqual(EMPTY_BODY)
  })
})
