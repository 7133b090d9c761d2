import { EMPTY_BODY } from '@warraq/core/articles/body'
import type { ArticleView, WorkingContent } from '@warraq/core/contract/articles'
import type { Together } from '@warraq/core/contract/together'
import { describe, expect, it } from 'vitest'
import { WorkingCopy } from '../working-copy.ts'
import { ArticleWatch, GIVE_UP_MS, HERE_MS, LOOK_MS, TELL_AFTER } from './article-watch.ts'

const CONTENT: WorkingContent = {
  title: 'الأصل',
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
const AT = '2017-06-13T10:00:00.000Z'
const [ME, OTHER] = [1, 2]
const [MY_TAB, MY_OTHER_TAB, THEIR_TAB] = ['my-tab', 'my-other-tab', 'their-tab']

const penOf = (accountId: number, tab: string): Together['pen'] => ({
  accountId,
  name: accountId === ME ? 'هالة' : 'سلمى',
  gender: null,
  tab,
  since: AT,
})
const heard = (pen: Together['pen'], lockVersion = 1): Together => ({ people: [], pen, lockVersion, notesAt: null })
const MINE = heard(penOf(ME, MY_TAB))
const THEIRS = heard(penOf(OTHER, THEIR_TAB))

type Question = 'say keep' | 'say take' | 'say none' | 'look' | 'read'
interface Asked {
  readonly what: Question
  readonly answer: (value: unknown) => void
  readonly fail: (error: unknown) => void
  readonly signal: AbortSignal
}

/** A desk that answers when told, and a clock that moves when told. */
function bench(want: 'keep' | 'none' = 'keep') {
  let clock = 0
  let timers: { at: number; run: () => void }[] = []
  const asked: Asked[] = []
  const moved: number[] = []
  const page = { visible: true }
  const after = (ms: number, run: () => void) => {
    const timer = { at: clock + ms, run }
    timers.push(timer)
    return () => void (timers = timers.filter((one) => one !== timer))
  }
  const ask = <T>(what: Question, signal: AbortSignal): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      asked.push({ what, signal, answer: (value) => resolve(value as T), fail: reject })
    })
  const copy = new WorkingCopy(CONTENT, 1, AT, {
    save: () => new Promise(() => undefined),
    journal: { read: async () => null, keep: async () => undefined, drop: async () => undefined },
    now: () => AT,
    after: () => () => undefined,
  })
  const watch = new ArticleWatch({ accountId: ME, tab: MY_TAB, want }, copy, {
    say: (pen, signal) => ask(`say ${pen}`, signal),
    look: (signal) => ask('look', signal),
    read: (signal) => ask('read', signal),
    moved: ({ lockVersion }) => {
      moved.push(lockVersion)
      copy.moved(lockVersion, AT)
    },
    now: () => clock,
    after,
    visible: () => page.visible,
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const pass = async (ms: number) => {
    const end = clock + ms
    for (;;) {
      await settle()
      const [next] = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)
      if (!next) break
      clock = next.at
      timers = timers.filter((timer) => timer !== next)
      next.run()
    }
    clock = end
    await settle()
  }
  /** Answers the question that was asked last, which has to be this one. */
  const answer = async (what: Question, value: unknown) => {
    const last = asked.at(-1)
    expect(last?.what).toBe(what)
    last?.answer(value)
    await settle()
  }
  const opened = async (first: Together) => {
    watch.start()
    await answer(want === 'keep' ? 'say keep' : 'say none', first)
  }
  const questions = () => asked.map(({ what }) => what)
  return { watch, copy, asked, moved, page, pass, settle, answer, opened, questions }
}

const viewOf = (title: string, lockVersion: number) =>
  ({ id: 7, working: { ...CONTENT, title }, lockVersion, savedAt: AT }) as unknown as ArticleView

describe('watching an article', () => {
  it('locks the text while somebody else writes, says who, and asks every three seconds whether that still holds', async () => {
    const { watch, copy, opened, pass, answer, questions } = bench()
    await opened(THEIRS)
    expect(copy.snapshot().lockedBy).toBe('سلمى')
    expect(watch.snapshot().together?.pen?.name).toBe('سلمى')
    await pass(LOOK_MS)
    await answer('look', MINE)
    expect(copy.snapshot().lockedBy).toBeNull()
    await pass(LOOK_MS - 1)
    expect(questions()).toEqual(['say keep', 'look'])
  })

  it('asks one thing at a time, however long an answer takes, and gives up on one that never comes', async () => {
    const { opened, pass, asked, questions } = bench()
    await opened(MINE)
    await pass(LOOK_MS)
    await pass(GIVE_UP_MS - 1)
    expect(questions()).toEqual(['say keep', 'look'])
    await pass(1)
    expect(asked[1]?.signal.aborted).toBe(true)
    await pass(LOOK_MS)
    expect(questions()).toHaveLength(3)
  })

  it('drops an older answer that arrives after the pen was taken', async () => {
    const { watch, copy, opened, pass, asked, answer, settle } = bench()
    await opened(THEIRS)
    await pass(LOOK_MS)
    const look = asked.at(-1)
    const taking = watch.take()
    await answer('say take', MINE)
    await taking
    look?.answer(THEIRS)
    await settle()
    expect(watch.snapshot().together?.pen?.tab).toBe(MY_TAB)
    expect(copy.snapshot().lockedBy).toBeNull()
  })

  it('hands the refusal of a take to whoever asked for it, and goes on watching', async () => {
    const { watch, opened, asked, pass, questions } = bench()
    await opened(THEIRS)
    const taking = watch.take()
    asked.at(-1)?.fail(new Error('not allowed'))
    await expect(taking).rejects.toThrow('not allowed')
    await pass(LOOK_MS)
    expect(questions()).toEqual(['say keep', 'say take', 'look'])
  })

  it('reads what somebody else saved before the text is unlocked', async () => {
    const { watch, copy, moved, opened, asked, answer, settle } = bench()
    await opened(THEIRS)
    const taking = watch.take()
    await answer('say take', heard(penOf(ME, MY_TAB), 2))
    expect(copy.snapshot().lockedBy).toBe('سلمى')
    expect(asked.at(-1)?.what).toBe('read')
    await answer('read', viewOf('من سلمى', 2))
    await taking
    await settle()
    expect(copy.snapshot().lockedBy).toBeNull()
    expect(copy.content().title).toBe('من سلمى')
    expect(moved).toEqual([2])
  })

  it('stays locked when their text cannot be read, and reads it with the next look', async () => {
    const { watch, copy, opened, asked, answer, pass } = bench()
    await opened(THEIRS)
    const taking = watch.take()
    await answer('say take', heard(penOf(ME, MY_TAB), 2))
    asked.at(-1)?.fail(new Error('down'))
    await expect(taking).rejects.toThrow('down')
    expect(copy.snapshot().lockedBy).toBe('سلمى')
    await pass(LOOK_MS)
    await answer('look', heard(penOf(ME, MY_TAB), 2))
    await answer('read', viewOf('من سلمى', 2))
    expect(copy.snapshot().lockedBy).toBeNull()
    expect(copy.content().title).toBe('من سلمى')
  })

  it('never puts their text in the place of words that were not saved, also not of those typed while it was read', async () => {
    const { copy, opened, pass, answer, asked } = bench()
    await opened(MINE)
    await pass(LOOK_MS)
    await answer('look', heard(penOf(OTHER, THEIR_TAB), 2))
    expect(asked.at(-1)?.what).toBe('read')
    copy.edit({ title: 'كتبته الآن' })
    await answer('read', viewOf('من سلمى', 2))
    expect(copy.content().title).toBe('كتبته الآن')
    expect(copy.snapshot().lockVersion).toBe(1)
    await pass(LOOK_MS)
    await answer('look', heard(penOf(OTHER, THEIR_TAB), 3))
    expect(asked.at(-1)?.what).toBe('look')
  })

  it('does not mount the text anew when only the state of the article moved', async () => {
    const { copy, moved, opened, pass, answer } = bench()
    await opened(MINE)
    const { epoch } = copy.snapshot()
    await pass(LOOK_MS)
    await answer('look', heard(penOf(ME, MY_TAB), 2))
    await answer('read', viewOf('الأصل', 2))
    expect(copy.snapshot()).toMatchObject({ epoch, lockVersion: 2 })
    expect(moved).toEqual([2])
  })

  it('says that it is here every fifteen seconds, hidden or not, and looks only while it is seen', async () => {
    const { watch, page, opened, pass, answer, questions } = bench()
    await opened(MINE)
    page.visible = false
    await pass(HERE_MS - 1)
    expect(questions()).toEqual(['say keep'])
    await pass(LOOK_MS)
    await answer('say keep', MINE)
    page.visible = true
    watch.nudge()
    await answer('look', MINE)
  })

  it('takes the pen from an older window of the same person when it opens, and never again after that', async () => {
    const { opened, answer, pass, questions } = bench()
    const elsewhere = heard(penOf(ME, MY_OTHER_TAB))
    await opened(elsewhere)
    await answer('say take', MINE)
    await pass(LOOK_MS)
    await answer('look', elsewhere)
    for (let times = 0; times < 10; times += 1) {
      await pass(LOOK_MS)
      await answer(questions().at(-1) ?? 'look', elsewhere)
    }
    expect(questions().filter((what) => what === 'say take')).toHaveLength(1)
  })

  it('picks a pen up that lies there, unless one only reads', async () => {
    const writer = bench()
    await writer.opened(THEIRS)
    await writer.pass(LOOK_MS)
    await writer.answer('look', heard(null))
    await writer.answer('say keep', MINE)
    expect(writer.copy.snapshot().lockedBy).toBeNull()
    const reader = bench('none')
    await reader.opened(THEIRS)
    await reader.pass(LOOK_MS)
    await reader.answer('look', heard(null))
    expect(reader.questions()).toEqual(['say none', 'look'])
  })

  it('tells the desk at once what it wants when the rights change, without taking anything again', async () => {
    const { watch, opened, answer, questions } = bench()
    await opened(MINE)
    watch.want('none')
    await answer('say none', heard(null))
    watch.want('none')
    expect(questions()).toEqual(['say keep', 'say none'])
  })

  it('says that nothing is heard after three questions without an answer, and takes that back with the next one', async () => {
    const { watch, opened, pass, asked, answer, settle } = bench()
    await opened(MINE)
    for (let times = 1; times <= TELL_AFTER; times += 1) {
      expect(watch.snapshot().error).toBeNull()
      await pass(LOOK_MS)
      asked.at(-1)?.fail(new Error(`failure ${String(times)}`))
      await settle()
    }
    expect(watch.snapshot().error).toMatchObject({ message: 'failure 3' })
    await pass(LOOK_MS)
    await answer('look', MINE)
    expect(watch.snapshot().error).toBeNull()
  })

  it('begins again when its first question failed: somebody else’s pen is found a few seconds later', async () => {
    const { watch, copy, asked, settle, pass, answer } = bench()
    watch.start()
    asked.at(-1)?.fail(new Error('down'))
    await settle()
    await pass(LOOK_MS)
    await answer('say keep', THEIRS)
    expect(copy.snapshot().lockedBy).toBe('سلمى')
  })

  it('is silent once it was stopped, whatever still arrives', async () => {
    const { watch, copy, opened, pass, asked, settle, questions } = bench()
    await opened(MINE)
    await pass(LOOK_MS)
    watch.stop()
    asked.at(-1)?.answer(THEIRS)
    await settle()
    await pass(HERE_MS)
    expect(copy.snapshot().lockedBy).toBeNull()
    expect(questions()).toEqual(['say keep', 'look'])
  })
})
