import type { SearchScope } from '@warraq/core/search/request'
import { commentSource } from './source-comments.ts'
import { deskSource } from './source-desk.ts'
import { mediaSource } from './source-media.ts'
import { publicSource } from './source-public.ts'
import type { SearchSource } from './source.ts'

export const SOURCES: Readonly<Record<SearchScope, SearchSource>> = {
  public: publicSource,
  desk: deskSource,
  comments: commentSource,
  media: mediaSource,
}
