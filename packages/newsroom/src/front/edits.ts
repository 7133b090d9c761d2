import type { ContainerKind, FrontContainer, FrontLayout, FrontPin } from '@warraq/core/site/front-types'
import { newContainer } from '@warraq/core/site/front-layout'

/** What may be done to a layout; each gives a new one. A place that does not exist leaves everything as it was. */

export function changeContainer(layout: FrontLayout, key: string, change: Partial<FrontContainer>): FrontLayout {
  return { containers: layout.containers.map((one) => (one.key === key ? { ...one, ...change } : one)) }
}

export function addContainer(layout: FrontLayout, kind: ContainerKind): FrontLayout {
  const known = new Set(layout.containers.map(({ key }) => key))
  const key = [kind as string, ...known.keys(), ''].map((_, n) => (n === 0 ? kind : `${kind}-${n + 1}`))
  const free = key.find((one) => !known.has(one)) ?? `${kind}-${known.size + 2}`
  return { containers: [...layout.containers, newContainer(kind, free)] }
}

export function removeContainer(layout: FrontLayout, key: string): FrontLayout {
  return { containers: layout.containers.filter((one) => one.key !== key) }
}

/** `to` is the place among the others, once it has been taken out. */
export function moveContainer(layout: FrontLayout, key: string, to: number): FrontLayout {
  const moved = layout.containers.find((one) => one.key === key)
  if (moved === undefined) return layout
  const others = layout.containers.filter((one) => one !== moved)
  return { containers: others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, moved) }
}

/** Pins an article at a place of a container; wherever it was pinned before it is no more, and its own words go along. */
export function pinAt(layout: FrontLayout, key: string, articleId: number, to: number): FrontLayout {
  const pin: FrontPin = pinOf(layout, articleId) ?? { articleId, title: '', mediaId: null }
  return {
    containers: unpin(layout, articleId).containers.map((one) =>
      one.key === key ? { ...one, pins: one.pins.toSpliced(Math.max(0, Math.min(to, one.pins.length)), 0, pin) } : one,
    ),
  }
}

export function unpin(layout: FrontLayout, articleId: number): FrontLayout {
  return {
    containers: layout.containers.map((one) =>
      one.pins.some((pin) => pin.articleId === articleId)
        ? { ...one, pins: one.pins.filter((pin) => pin.articleId !== articleId) }
        : one,
    ),
  }
}

export function changePin(layout: FrontLayout, articleId: number, change: Partial<FrontPin>): FrontLayout {
  return {
    containers: layout.containers.map((one) => ({
      ...one,
      pins: one.pins.map((pin) => (pin.articleId === articleId ? { ...pin, ...change } : pin)),
    })),
  }
}

function pinOf(layout: FrontLayout, articleId: number): FrontPin | undefined {
  return layout.containers.flatMap(({ pins }) => pins).find((pin) => pin.articleId === articleId)
}
