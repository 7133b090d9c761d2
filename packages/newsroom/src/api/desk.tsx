import type { Page } from '@warraq/core/contract/wire'
import type { DeskInput, DeskOutput, DeskRouteName } from '@warraq/core/contract/routes'
import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query'
import { createContext, use, useId } from 'react'
import type { Call } from './client.ts'

export const CallContext = createContext<Call | null>(null)

/** The desk's endpoints. */
export function useCall(): Call {
  const call = use(CallContext)
  if (call === null) throw new Error('no desk around this screen')
  return call
}

type Params = Readonly<Record<string, number>>

/** Reads an endpoint and keeps its answer fresh under `[name, params, input]`. */
export function useRead<Name extends DeskRouteName>(
  name: Name,
  input: DeskInput<Name>,
  params: Params = {},
  choices: {
    readonly enabled?: boolean
    readonly once?: boolean
    /** Asks again by itself after so many ms, as long as the answer says that something moves. */
    readonly every?: (data: DeskOutput<Name> | undefined) => number | false
  } = {},
) {
  const call = useCall()
  const mounting = useId()
  const { once = false, every } = choices
  return useQuery({
    // What somebody edits is read once when the screen opens, never from memory and never behind their back.
    ...(once && { staleTime: 'static', gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }),
    queryKey: once ? ['once', mounting, name, params, input] : [name, params, input],
    queryFn: ({ signal }) => call(name, input, { params, signal }),
    enabled: choices.enabled ?? true,
    refetchInterval: (query) => every?.(query.state.data) ?? false,
  })
}

type PagedName =
  | 'audit.list'
  | 'articles.list'
  | 'cases.list'
  | 'comments.list'
  | 'jobs.failed'
  | 'letters.list'
  | 'lexicon.history'
  | 'lexicon.list'
  | 'media.list'
  | 'persons.list'
  | 'search.articles'
  | 'search.comments'
  | 'search.media'
  | 'tags.list'
type RowOf<Name extends PagedName> =
  DeskOutput<Name> extends { readonly rows: readonly (infer Row)[]; readonly next: string | null } ? Row : never

/** Reads a list page by page. `name` is an endpoint whose input has `before`. */
export function useReadPages<Name extends PagedName>(
  name: Name,
  input: Omit<DeskInput<Name>, 'before'>,
  choices: { readonly enabled?: boolean } = {},
) {
  const call = useCall()
  const query = useInfiniteQuery({
    queryKey: [name, 'pages', input],
    queryFn: ({ signal, pageParam }) => {
      const cursor = pageParam === '' ? {} : { before: pageParam }
      const page: Promise<unknown> = call(name, { ...input, ...cursor } as DeskInput<Name>, { signal })
      return page as Promise<Page<RowOf<Name>>>
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: choices.enabled ?? true,
  })
  const rows = (query.data?.pages ?? []).flatMap((page) => page.rows)
  // What an answer says beside its rows, it says on the first page.
  const first = query.data?.pages[0] as DeskOutput<Name> | undefined
  return { ...query, rows, first }
}

/** Drops what these endpoints answered before, whatever they were asked. */
export async function forget(client: QueryClient, names: readonly DeskRouteName[]): Promise<void> {
  await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })))
}

export interface Change<Name extends DeskRouteName> {
  readonly input: DeskInput<Name>
  readonly params?: Params
  readonly file?: File
}

/** Changes something; `stale` names the answers that are out of date afterwards. */
export function useChange<Name extends DeskRouteName>(
  name: Name,
  stale: readonly DeskRouteName[] = [],
): UseMutationResult<DeskOutput<Name>, Error, Change<Name>> {
  const call = useCall()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ input, params, file }: Change<Name>) =>
      call(name, input, { ...(params && { params }), ...(file && { file }) }),
    onSuccess: () => forget(client, stale),
  })
}
